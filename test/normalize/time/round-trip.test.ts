import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isoByteParser,
  type TimeContext,
  TimeObserver,
  timeParser,
} from "../../../src/normalize/time/index.js";
import { MONTH_NAMES, WEEKDAY_NAMES } from "../../../src/normalize/time/names.js";

/** Parts of an instant in UTC, as written. */
interface Parts {
  y: string;
  m: string;
  d: string;
  H: string;
  M: string;
  S: string;
  ms: string;
  h12: string;
  half: string;
  instant: number;
}

function partsOf(instant: number): Parts {
  const [y, m, d, H, M, S, ms] = new Date(instant).toISOString().match(/\d+/g) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const hour = Number(H);
  return { y, m, d, H, M, S, ms, h12: String(hour % 12 || 12), half: hour < 12 ? "AM" : "PM", instant };
}

const second = (p: Parts) => Math.floor(p.instant / 1000) * 1000;
const minute = (p: Parts) => Math.floor(p.instant / 60_000) * 60_000;
const day = (p: Parts) => Math.floor(p.instant / 86_400_000) * 86_400_000;
const whole = (p: Parts) => p.instant;
const unpadded = (text: string) => String(Number(text));
const month = (p: Parts, names: readonly string[]) => names[Number(p.m) - 1]!;

const ENGLISH = "January February March April May June July August September October November December".split(
  " ",
);
const GERMAN = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(
  " ",
);
const FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(
  " ",
);
const SPANISH =
  "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(" ");
const DUTCH = "januari februari maart april mei juni juli augustus september oktober november december".split(
  " ",
);
const PORTUGUESE =
  "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split(" ");
const ITALIAN =
  "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split(" ");

type Form = [
  name: string,
  write: (p: Parts) => string,
  expected: (p: Parts) => number,
  context?: TimeContext,
];

const FORMS: Form[] = [
  ["ISO ms Z", (p) => `${p.y}-${p.m}-${p.d}T${p.H}:${p.M}:${p.S}.${p.ms}Z`, whole],
  ["ISO blank", (p) => `${p.y}-${p.m}-${p.d} ${p.H}:${p.M}:${p.S}`, second],
  ["ISO minute", (p) => `${p.y}-${p.m}-${p.d} ${p.H}:${p.M}`, minute],
  ["ISO nanoseconds", (p) => `${p.y}-${p.m}-${p.d}T${p.H}:${p.M}:${p.S}.${p.ms}999999+00:00`, whole],
  ["ISO comma", (p) => `${p.y}-${p.m}-${p.d}T${p.H}:${p.M}:${p.S},${p.ms}+0000`, whole],
  ["ISO date", (p) => `${p.y}-${p.m}-${p.d}`, day],
  ["single digits", (p) => `${p.y}-${unpadded(p.m)}-${unpadded(p.d)} ${unpadded(p.H)}:${p.M}:${p.S}`, second],
  ["basic", (p) => `${p.y}${p.m}${p.d}T${p.H}${p.M}${p.S}`, second],
  ["compact", (p) => `${p.y}${p.m}${p.d}${p.H}${p.M}${p.S}`, second],
  ["compact date", (p) => `${p.y}${p.m}${p.d}`, day],
  ["epoch s", (p) => String(second(p) / 1000), second],
  ["epoch s with fraction", (p) => `${second(p) / 1000}.${p.ms}`, whole],
  ["epoch ms", (p) => String(p.instant), whole],
  ["epoch µs", (p) => `${p.instant}789`, whole],
  ["epoch ns", (p) => `${p.instant}789012`, whole],
  ["Excel serial", (p) => (minute(p) / 86_400_000 + 25_569).toFixed(9), minute],
  ["Excel serial, comma", (p) => (minute(p) / 86_400_000 + 25_569).toFixed(9).replace(".", ","), minute],
  [
    "US",
    (p) => `${unpadded(p.m)}/${unpadded(p.d)}/${p.y} ${p.h12}:${p.M}:${p.S} ${p.half}`,
    second,
    { order: "mdy" },
  ],
  ["European", (p) => `${p.d}/${p.m}/${p.y} ${p.H}:${p.M}:${p.S}`, second, { order: "dmy" }],
  ["German Excel", (p) => `${p.d}.${p.m}.${p.y} ${p.H}:${p.M}`, minute, { order: "dmy" }],
  ["Brevo", (p) => `${p.d}-${p.m}-${p.y} ${p.H}:${p.M}:${p.S}`, second, { order: "dmy" }],
  [
    "Mautic",
    (p) => `${month(p, ENGLISH)} ${unpadded(p.d)}, ${p.y} ${p.h12}:${p.M} ${p.half.toLowerCase()}`,
    minute,
  ],
  ["Google Forms", (p) => `${p.y}/${p.m}/${p.d} ${p.h12}:${p.M}:${p.S} ${p.half} GMT+0`, second],
  ["RFC 2822", (p) => new Date(p.instant).toUTCString(), second],
  ["Go", (p) => `${p.y}-${p.m}-${p.d} ${p.H}:${p.M}:${p.S}.${p.ms} +0000 UTC`, whole],
  ["short English", (p) => `${p.d}-${month(p, ENGLISH).slice(0, 3)}-${p.y} ${p.H}:${p.M}:${p.S}`, second],
  ["German", (p) => `${unpadded(p.d)}. ${month(p, GERMAN)} ${p.y} ${p.H}:${p.M}`, minute],
  ["French", (p) => `${unpadded(p.d)} ${month(p, FRENCH)} ${p.y} à ${p.H}:${p.M}`, minute],
  ["Spanish", (p) => `${unpadded(p.d)} de ${month(p, SPANISH)} de ${p.y}, ${p.H}:${p.M}`, minute],
  ["Dutch", (p) => `${unpadded(p.d)} ${month(p, DUTCH)} ${p.y} om ${p.H}:${p.M}`, minute],
  ["Portuguese", (p) => `${unpadded(p.d)} de ${month(p, PORTUGUESE)} de ${p.y} às ${p.H}:${p.M}`, minute],
  ["Italian", (p) => `${unpadded(p.d)} ${month(p, ITALIAN)} ${p.y} ${p.H}:${p.M}`, minute],
];

const instants = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2101, 0, 1) - 1 });

describe("format, then parse", () => {
  it.each(FORMS)("%s", (_, write, expected, context) => {
    const parse = timeParser(context ?? {});
    fc.assert(
      fc.property(instants, (instant) => {
        const parts = partsOf(instant);
        expect(parse(write(parts))).toBe(expected(parts));
      }),
    );
  });

  it.each(["de", "fr", "es", "nl", "pt", "it", "en"])("reads the dates that ICU writes in %s", (locale) => {
    for (const dateStyle of ["full", "long", "medium"] as const) {
      const format = new Intl.DateTimeFormat(locale, { dateStyle, timeStyle: "short", timeZone: "UTC" });
      const parse = timeParser({ order: "dmy" });
      for (let index = 0; index < 40; index++) {
        const instant = Date.UTC(2026, index % 12, 1 + ((index * 7) % 28), (index * 5) % 24, index);
        expect([format.format(instant), parse(format.format(instant))]).toEqual([
          format.format(instant),
          instant,
        ]);
      }
    }
  });
});

describe("any text", () => {
  const digitsAndMarks = fc.string({
    unit: fc.constantFrom(..."0123456789-/.:, TZ+apmGMTUC".split("")),
    maxLength: 32,
  });

  it("is a time within the accepted years or none, whatever machine reads it", () => {
    const first = Date.UTC(1989, 11, 31);
    const parse = timeParser({ order: "dmy", zone: "Europe/Berlin" });
    fc.assert(
      fc.property(fc.oneof(digitsAndMarks, fc.string({ unit: "binary" })), (text) => {
        const instant = parse(text);
        expect(Number.isNaN(instant) || (Number.isInteger(instant) && instant >= first)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("is read from bytes as from text, or left to the text parser", () => {
    const parseText = timeParser({});
    const parseBytes = isoByteParser({});
    const damaged = fc
      .tuple(instants, fc.nat(23), fc.constantFrom(..."0129:-.TZ +,".split("")))
      .map(([instant, at, mark]) => {
        const text = new Date(instant).toISOString();
        return text.slice(0, at) + mark + text.slice(at + 1);
      });
    fc.assert(
      fc.property(damaged, (text) => {
        const bytes = new TextEncoder().encode(`x${text}y`);
        const fast = parseBytes(bytes, 1, bytes.length - 1);
        if (!Number.isNaN(fast)) expect(fast).toBe(parseText(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("does not break the observer", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(digitsAndMarks, fc.string())), (texts) => {
        const observer = new TimeObserver();
        for (const text of texts) observer.observe(text);
        const { share } = observer.result();
        expect(share >= 0 && share <= 1).toBe(true);
      }),
    );
  });
});

describe("names", () => {
  it.each([
    ["months", MONTH_NAMES],
    ["weekdays", WEEKDAY_NAMES],
  ])("of %s are unique", (_, rows) => {
    const names = rows.flatMap((row) => row.split(" "));
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z]{2,11}$/.test(name))).toEqual([]);
  });
});
