import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CELL } from "../../../src/domain/byte-record.js";
import { cell, EventLines } from "../../../src/flow/take/event-lines.js";
import { forCsv, NOT_PLAIN, PLAIN, plainCell } from "../../../src/report/neutralize.js";

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom("a", '"', ",", "=", "'", "\n", "\r", " ", "é", "😀", "\u202e", "@", "9"),
  }),
);

/** Cells as a reader gives them: their bytes one after the other. */
function recordOf(cells: readonly string[]) {
  const parts = cells.map((one) => Buffer.from(one));
  const bytes = Buffer.concat([Buffer.from("--"), ...parts]);
  const places = new Int32Array(CELL * cells.length);
  let end = 2;
  for (const [at, part] of parts.entries()) {
    places[CELL * at] = end;
    end += part.length;
    places[CELL * at + 1] = end;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return { bytes, view, cells: places, times: new Float64Array(0), first: 0, stride: 0, width: cells.length };
}

describe("plainCell", () => {
  it("lets nothing pass that a spreadsheet may take for a formula, or that breaks a line", () => {
    fc.assert(
      fc.property(text, (one) => {
        const bytes = Buffer.from(one);
        const found = plainCell(bytes, 0, bytes.length);
        if (found === NOT_PLAIN) return;
        const sound = bytes.toString();
        expect(forCsv(sound)).toBe(sound);
        expect(sound).toMatch(/^[ -~]*$/);
        expect(/[",]/.test(sound)).toBe(found !== PLAIN);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["", PLAIN],
    ["spring", PLAIN],
    ["7 links", PLAIN],
    ["=1+1", NOT_PLAIN],
    [" =1", NOT_PLAIN],
    ["'x", NOT_PLAIN],
    ["a\tb", NOT_PLAIN],
    ["[x", NOT_PLAIN],
    ["\u00e9t\u00e9", NOT_PLAIN],
  ])("says of %j what it is", (one, found) => {
    const bytes = Buffer.from(`x${one}x`);
    expect(plainCell(bytes, 1, bytes.length - 1)).toBe(found);
  });
});

describe("EventLines", () => {
  it("writes the line that the texts of a record would be", () => {
    const records = fc.array(fc.tuple(text, text, text), { maxLength: 30 });
    fc.assert(
      fc.property(records, text, text, (rows, file, signals) => {
        // The table has no third column of the output, and the others in another order.
        const lines = new EventLines(Int32Array.of(2, 0, -1, 1), file);
        const expected = rows.map((cells, at) => {
          const [a, b, c] = cells.map((one) => cell(Buffer.from(one).toString()));
          return `${c},${a},,${b},${cell(file)},${at + 1},human,0.0100,${signals}\n`;
        });
        for (const [at, cells] of rows.entries())
          lines.add(recordOf(cells), at + 1, { verdict: "human", probability: "0.0100", signals });
        // A half of a pair of code units is no UTF-8.
        expect(lines.take()).toBe(Buffer.from(expected.join("")).toString());
        expect(lines.take()).toBe("");
      }),
    );
  });

  it("makes room for cells of any length", () => {
    const lines = new EventLines(Int32Array.of(0), "f.csv");
    const long = `a${'"'.repeat(600_000)}`;
    lines.add(recordOf([long]), 1, { verdict: "", probability: "", signals: "" });
    expect(lines.full).toBe(true);
    expect(lines.take()).toBe(`${cell(long)},f.csv,1,,,\n`);
  });
});
