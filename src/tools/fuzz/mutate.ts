import type { Random } from "../../demo/random.js";
import { HOSTILE_NAMES, HOSTILE_TIMES, HOSTILE_VALUES } from "./hostile.js";

/** One way to damage a table. Text is Latin-1, one character a byte, so that no byte changes by itself. */
export interface Mutation {
  readonly name: string;
  readonly apply: (text: string, random: Random) => string;
}

function latin1(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

function splice(text: string, at: number, removed: number, inserted: string): string {
  return text.slice(0, at) + inserted + text.slice(at + removed);
}

function onLines(text: string, change: (lines: string[]) => void): string {
  const lines = text.split("\n");
  change(lines);
  return lines.join("\n");
}

/** Replaces one comma-separated cell of one line. */
function inCell(text: string, random: Random, value: (cell: string) => string, line?: number): string {
  return onLines(text, (lines) => {
    const at = line ?? random.below(lines.length);
    const cells = lines[at]!.split(",");
    const cell = random.below(cells.length);
    cells[cell] = value(cells[cell]!);
    lines[at] = cells.join(",");
  });
}

function quoted(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Characters of repeated rows: the process that makes the case has little memory. */
const MOST_REPEATED = 1 << 24;
const TIME = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(\.\d+)?(Z|[+-]\d\d:?\d\d)?|\d{10,13}/g;

function replaceTimes(text: string, random: Random): string {
  const share = random.unit();
  return text.replace(TIME, (time) => (random.chance(share) ? random.pick(HOSTILE_TIMES) : time));
}

export const MUTATIONS: readonly Mutation[] = [
  {
    name: "flip bytes",
    apply: (text, random) => {
      let out = text;
      for (let n = 1 + random.below(8); n > 0 && out.length > 0; n--)
        out = splice(out, random.below(out.length), 1, String.fromCharCode(random.below(256)));
      return out;
    },
  },
  {
    name: "insert special bytes",
    apply: (text, random) => {
      let out = text;
      const bytes = [
        '"',
        ",",
        "\n",
        "\r",
        "\r\n",
        ";",
        "\t",
        "'",
        "\\",
        "\0",
        "\x1b",
        "\xff",
        "\xed\xa0\x80",
        "{",
        "]",
      ];
      for (let n = 1 + random.below(6); n > 0; n--)
        out = splice(out, random.below(out.length + 1), 0, random.pick(bytes));
      return out;
    },
  },
  {
    name: "delete a range",
    apply: (text, random) => splice(text, random.below(text.length + 1), random.below(400), ""),
  },
  { name: "truncate", apply: (text, random) => text.slice(0, random.below(text.length + 1)) },
  {
    name: "open a quote",
    apply: (text, random) => inCell(text, random, (cell) => `"${cell}`),
  },
  {
    name: "quote cells",
    apply: (text, random) =>
      onLines(text, (lines) => {
        for (let n = random.below(lines.length); n < lines.length; n += 1 + random.below(5))
          lines[n] = lines[n]!.split(",")
            .map((cell) => (random.chance(0.3) ? `"${cell}"` : cell))
            .join(",");
      }),
  },
  {
    name: "line ends",
    apply: (text, random) => {
      const ends = random.pick([
        ["\r\n"],
        ["\r"],
        ["\n", "\r\n"],
        ["\n", "\r\n", "\r"],
        ["\n\n"],
        ["\n", "\n\r\n"],
      ]);
      return text.replace(/\n/g, () => random.pick(ends));
    },
  },
  {
    name: "other delimiter",
    apply: (text, random) => text.replaceAll(",", random.pick([";", "\t", "|", "^", " ", ", ", ",,"])),
  },
  {
    name: "more or fewer cells",
    apply: (text, random) =>
      onLines(text, (lines) => {
        for (let n = 1 + random.below(5); n > 0; n--) {
          const at = random.below(lines.length);
          lines[at] = random.chance(0.5)
            ? `${lines[at]},x`
            : lines[at]!.slice(0, Math.max(0, lines[at]!.lastIndexOf(",")));
        }
      }),
  },
  {
    name: "hostile values",
    apply: (text, random) => {
      let out = text;
      for (let n = 1 + random.below(6); n > 0; n--)
        out = inCell(out, random, () => quoted(latin1(random.pick(HOSTILE_VALUES))));
      return out;
    },
  },
  {
    name: "hostile header",
    apply: (text, random) => {
      let out = text;
      for (let n = 1 + random.below(3); n > 0; n--)
        out = inCell(out, random, () => quoted(latin1(random.pick(HOSTILE_NAMES))), 0);
      return out;
    },
  },
  { name: "times", apply: replaceTimes },
  {
    name: "shuffle rows",
    apply: (text, random) =>
      onLines(text, (lines) => {
        lines.splice(1, lines.length, ...random.shuffled(lines.slice(1)));
      }),
  },
  {
    name: "repeat rows",
    apply: (text, random) =>
      onLines(text, (lines) => {
        const row = lines[random.below(lines.length)]!;
        lines.splice(
          random.below(lines.length + 1),
          0,
          ...Array.from({ length: 1 + Math.min(random.below(300), MOST_REPEATED / row.length) }, () => row),
        );
      }),
  },
  { name: "join with itself", apply: (text) => text + text },
  {
    name: "lines above",
    apply: (text, random) =>
      random.pick([
        "sep=,\n",
        "sep=;\n",
        "Report of spring\n\n",
        "# comment\n",
        "\n\n",
        "a,b\n",
        "Totals,5\n",
      ]) + text,
  },
  { name: "without header", apply: (text) => text.slice(text.indexOf("\n") + 1) },
  { name: "a totals row", apply: (text) => `${text}Total,,,,,,\n` },
  {
    name: "a huge field",
    apply: (text, random) => inCell(text, random, () => "y".repeat(random.pick([9_000, 70_000, 1_100_000]))),
  },
  {
    name: "a wide row",
    apply: (text, random) => inCell(text, random, () => ",".repeat(random.pick([80, 12_000]))),
  },
  {
    name: "nested JSON",
    apply: (text, random) => text.replace(/:\s*("[^"]*"|\d+)/, () => `:${"[".repeat(random.below(5_000))}`),
  },
];
