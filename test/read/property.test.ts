import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/errors.js";
import { CsvRecords } from "../../src/read/csv-records.js";
import { openTables } from "../../src/read/index.js";
import type { Dialect } from "../../src/read/scan.js";
import { file, readText } from "./support.js";

const DIALECT: Dialect = { delimiter: ",", quote: '"', padded: false };
const RUNS = { numRuns: 300, seed: 42 };

const cell = fc.string({
  unit: fc.constantFrom("a", "é", "😀", " ", ",", ";", '"', "\n", "\r\n", "'", "1", "\t"),
  maxLength: 6,
});
const lineEnd = fc.constantFrom("\n", "\r\n", "\r");

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function lineEndsIn(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

interface Seen {
  cells: string[][];
  lines: number[];
  broken: number[];
  brokenText: string[];
}

/** Feeds bytes in pieces of the given sizes, over and over. */
function split(bytes: Buffer, width: number, sizes: number[]): Seen {
  const seen: Seen = { cells: [], lines: [], broken: [], brokenText: [] };
  const records = new CsvRecords(
    DIALECT,
    width,
    { offset: 0, line: 1 },
    {
      record(cells, position) {
        seen.cells.push(cells);
        seen.lines.push(position.line);
      },
      broken(_reason, position, text) {
        seen.broken.push(position.line);
        seen.brokenText.push(text.toString());
      },
    },
  );
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length]!;
    records.write(bytes.subarray(at, at + size));
    at += size;
  }
  records.end();
  return seen;
}

describe("CsvRecords", () => {
  it("gives back what was written, with lines, wherever the chunks are cut", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 }),
        lineEnd,
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
        (rows, end, sizes) => {
          const texts = rows.map((row) => row.map(quoted).join(",") + end);
          const seen = split(Buffer.from(texts.join("")), 3, sizes);
          let line = 1;
          const lines = texts.map((text) => {
            const start = line;
            line += lineEndsIn(text);
            return start;
          });
          expect(seen.cells).toEqual(rows);
          expect(seen.lines).toEqual(lines);
          expect(seen.broken).toEqual([]);
        },
      ),
      RUNS,
    );
  });

  it("loses one record for one unclosed quote, wherever it stands", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.nat(),
        fc.constantFrom("\n", "\r\n"),
        fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 4 }),
        (count, place, end, sizes) => {
          const rows = Array.from({ length: count }, (_, at) => `u${at}@a.example,"x, ${at}",${at}${end}`);
          const at = place % (count + 1);
          rows.splice(at, 0, `bad@a.example,"open,1${end}`);
          const seen = split(Buffer.from(rows.join("")), 3, sizes);
          expect(seen.broken).toEqual([at + 1]);
          expect(seen.brokenText).toEqual([`bad@a.example,"open,1${end}`]);
          expect(seen.cells).toHaveLength(count);
        },
      ),
      RUNS,
    );
  });

  it("finds the same records and damage in any bytes, wherever the chunks are cut", () => {
    const piece = fc.constantFrom("a", "1", ",", '"', '""', "\n", "\r\n", "\r", "x@a.example", " ");
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }),
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }),
        (pieces, sizes) => {
          const bytes = Buffer.from(pieces.join(""));
          expect(split(bytes, 2, sizes)).toEqual(split(bytes, 2, [1_000]));
        },
      ),
      { ...RUNS, numRuns: 2_000 },
    );
  });
});

describe("openTables", () => {
  it("finds the dialect of any table of addresses and times", async () => {
    const row = fc.record({
      name: fc.constantFrom("Ann", "Doe, Ann", 'the "boss"', "a;b", "x|y"),
      n: fc.nat({ max: 999 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 2, maxLength: 10 }),
        fc.constantFrom(",", ";", "\t", "|"),
        lineEnd,
        async (rows, delimiter, end) => {
          const cells = rows.map(({ name, n }, at) => [
            `u${at}@a.example`,
            name,
            `2025-01-02 03:04:0${at % 10}`,
            `${n}`,
          ]);
          const text = [["email", "name", "time", "count"], ...cells].map((record) =>
            record.map((value) => (/[",;|]/.test(value) ? quoted(value) : value)).join(delimiter),
          );
          const found = await readText(text.join(end) + end);
          expect(found.info).toMatchObject({ delimiter, headerLine: 1 });
          expect(found.rows).toEqual(cells);
        },
      ),
      { numRuns: 100, seed: 7 },
    );
  });

  it("reads any bytes or refuses them with an InputError, and numbers every record once", async () => {
    const text = Buffer.from(
      'email,event,time\nx@a.example,open,2025-01-01\n"y, z",click,2025-01-02\n{"a":1}\n',
    );
    const mutation = fc.record({
      at: fc.nat({ max: text.length - 1 }),
      byte: fc.nat({ max: 255 }),
      cut: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
        let bytes = Buffer.from(text);
        for (const { at, byte, cut } of mutations) {
          if (at >= bytes.length) continue;
          bytes[at] = byte;
          if (cut) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
        }
        try {
          for (const table of await openTables(file(bytes), {})) {
            let expected = 0;
            await table.read({
              row: (cells, _line, record) => {
                expect(record).toBe(++expected);
                expect(cells.join("")).not.toContain("\uFFFD");
              },
              unreadable: (_line, record) => expect(record).toBe(++expected),
            });
          }
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
      { numRuns: 300, seed: 3 },
    );
  });
});
