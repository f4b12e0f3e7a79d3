import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { isoByteParser, isZone, timeParser, zoneOffset } from "../../../src/normalize/time/index.js";

const ZONES = Intl.supportedValuesOf("timeZone");
/** Zones whose changes are odd: half an hour, at 00:01, a skipped day, twice a year for Ramadan, at midnight. */
const ODD_ZONES = [
  "Australia/Lord_Howe",
  "America/St_Johns",
  "America/Goose_Bay",
  "Pacific/Apia",
  "Pacific/Kwajalein",
  "Africa/Casablanca",
  "America/Sao_Paulo",
  "Pacific/Chatham",
  "Asia/Gaza",
  "America/New_York",
  "Europe/Berlin",
];

const anyZone = fc.oneof(fc.constantFrom(...ODD_ZONES), fc.constantFrom(...ZONES));
const anyLocal = fc.integer({ min: Date.UTC(1990, 0, 2), max: Date.UTC(2100, 11, 30) });

/** Local times within two hours of a change of the zone. */
const nearChange = fc
  .tuple(
    anyZone,
    fc.integer({ min: Date.UTC(1990, 0, 2), max: Date.UTC(2050, 0, 1) }),
    fc.integer({ min: -7200, max: 7200 }),
  )
  .map(([zone, start, seconds]) => {
    const from = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone);
    const change = from.getTimeZoneTransition("next") ?? from;
    const local = change.epochMilliseconds + change.offsetNanoseconds / 1e6 + seconds * 1000;
    return [zone, Math.floor(local / 1000) * 1000] as const;
  });

function textOf(local: number): string {
  return new Date(local).toISOString().slice(0, -1);
}

/** What Temporal says about a local time: the earlier instant and how many there are. */
function oracle(zone: string, text: string): { instant: number; kind: "plain" | "gap" | "overlap" } {
  const plain = Temporal.PlainDateTime.from(text);
  const early = plain.toZonedDateTime(zone, { disambiguation: "earlier" });
  const late = plain.toZonedDateTime(zone, { disambiguation: "later" });
  if (early.epochMilliseconds === late.epochMilliseconds)
    return { instant: early.epochMilliseconds, kind: "plain" };
  const exists = early.toPlainDateTime().equals(plain);
  return exists
    ? { instant: early.epochMilliseconds, kind: "overlap" }
    : { instant: Number.NaN, kind: "gap" };
}

function agrees(zone: string, local: number): void {
  const text = textOf(local);
  const expected = oracle(zone, text);
  const parse = timeParser({ zone });
  expect(parse(text)).toBe(expected.instant);
  expect(parse.kind()).toBe(expected.kind);
  expect(zoneOffset(zone, local)!.kind).toBe(expected.kind);
  const bytes = new TextEncoder().encode(text);
  const fast = isoByteParser({ zone })(bytes, 0, bytes.length);
  expect(fast).toBe(expected.kind === "plain" ? expected.instant : Number.NaN);
}

describe("local times against Temporal", () => {
  it("agree at random", () => {
    fc.assert(fc.property(anyZone, anyLocal, agrees), { numRuns: 400 });
  });

  it("agree around clock changes", () => {
    fc.assert(
      fc.property(nearChange, ([zone, local]) => agrees(zone, local)),
      { numRuns: 400 },
    );
  });

  it("start their days when Temporal does", () => {
    const dates = fc
      .tuple(anyZone, anyLocal)
      .map(([zone, local]) => [zone, textOf(local).slice(0, 10)] as const);
    const changes = nearChange.map(([zone, local]) => [zone, textOf(local).slice(0, 10)] as const);
    fc.assert(
      fc.property(fc.oneof(dates, changes), ([zone, date]) => {
        const start = Temporal.PlainDate.from(date).toZonedDateTime(zone);
        const exists = start.toPlainDate().toString() === date;
        expect(timeParser({ zone })(date)).toBe(exists ? start.epochMilliseconds : Number.NaN);
      }),
      { numRuns: 400 },
    );
  });
});

describe("T26: clock changes", () => {
  const newYork = timeParser({ zone: "America/New_York" });

  it("refuse an hour that does not exist", () => {
    expect(newYork("2024-03-10 02:30:00")).toBeNaN();
    expect(newYork.kind()).toBe("gap");
    expect(newYork("2024-03-10 03:00:00")).toBe(Date.UTC(2024, 2, 10, 7));
    expect(newYork.kind()).toBe("plain");
  });

  it("take the earlier of two hours and say so", () => {
    expect(newYork("2024-11-03 01:30:00")).toBe(Date.UTC(2024, 10, 3, 5, 30));
    expect(newYork.kind()).toBe("overlap");
    expect(newYork("2024-11-03 01:30:00 EST")).toBe(Date.UTC(2024, 10, 3, 6, 30));
    expect(newYork.kind()).toBe("plain");
  });

  it("forget the kind of the text before", () => {
    newYork("2024-11-03 01:30:00");
    expect(newYork("nonsense")).toBeNaN();
    expect(newYork.kind()).toBe("plain");
  });

  it("start a day whose midnight does not exist at the change", () => {
    expect(timeParser({ zone: "America/Sao_Paulo" })("2018-11-04")).toBe(Date.UTC(2018, 10, 4, 3));
  });

  it("refuse a day that does not exist", () => {
    expect(timeParser({ zone: "Pacific/Apia" })("2011-12-30")).toBeNaN();
  });

  it("say the offset on either side", () => {
    const hour = 3_600_000;
    expect(zoneOffset("America/New_York", Date.UTC(2024, 2, 10, 2, 30))).toEqual({
      offset: -5 * hour,
      kind: "gap",
    });
    expect(zoneOffset("America/New_York", Date.UTC(2024, 10, 3, 1, 30))).toEqual({
      offset: -4 * hour,
      kind: "overlap",
    });
    expect(zoneOffset("+05:45", 0)).toEqual({ offset: 5.75 * hour, kind: "plain" });
    expect(zoneOffset("Nowhere/City", 0)).toBeNull();
  });
});

describe("names of zones", () => {
  it.each([
    "UTC",
    "utc",
    "GMT",
    "Z",
    "+02:00",
    "-0600",
    "+2",
    "UTC+2",
    "GMT-03:30",
    "Europe/Berlin",
    "europe/berlin",
    "CET",
  ])("takes %s", (name) => expect(isZone(name)).toBe(true));

  // ICU knows PST, CST, IST and BST, each as one of several things that people mean by it.
  it.each([
    "",
    " ",
    "PST",
    "CST",
    "IST",
    "BST",
    "Europe/Atlantis",
    "+24:00",
    "+2:",
    "02:00",
    "x".repeat(500),
    "__proto__",
  ])("refuses %j", (name) => expect(isZone(name)).toBe(false));

  it("stops a parser with an unknown zone in one line", () => {
    expect(() => timeParser({ zone: "Mars\nOlympus" })).toThrow(
      /^unknown time zone "Mars\\nOlympus"; use a name .*$/,
    );
    expect(() => isoByteParser({ zone: "Mars" })).toThrow("unknown time zone");
  });

  it("knows every zone of the platform", () => {
    expect(ZONES.filter((zone) => !isZone(zone))).toEqual([]);
  });
});
