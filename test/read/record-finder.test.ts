import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CELL, endOf, hashOf, isEmpty, numberOf, startOf, textsOf } from "../../src/domain/byte-record.js";
import { hashBytes } from "../../src/domain/hash.js";
import { type ByteReceiver, FastRecords } from "../../src/read/fast.js";
import { HEAD, RecordFinder } from "../../src/read/record-finder.js";

const DIALECT = { delimiter: ",", quote: '"', padded: false };

function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
  return new DataView(buffer, byteOffset, length);
}

/** Writes down all that is given away, with its place; hashes and numbers of cells must be right. */
function into(seen: string[], texts: Map<string, string> = new Map()): ByteReceiver {
  return {
    ahead(next) {
      for (let record = 0; record < next.count; record++) {
        expect(next.number(record, 1)).toBeTypeOf("number");
        expect(next.hash(record, 1)).toBeTypeOf("number");
      }
    },
    bytes(record, { offset, line }) {
      const { bytes, view, width } = record;
      const cells = textsOf(record);
      for (let column = 0; column < width; column++) {
        const [start, end] = [startOf(record, column), endOf(record, column)];
        const isNone = start === end;
        expect(isEmpty(record, column)).toBe(isNone);
        expect(hashOf(record, column)).toBe(isNone ? 0 : hashBytes(view, bytes, start, end));
        if (numberOf(record, column) === -1) continue;
        const number = `${column} ${numberOf(record, column)}`;
        expect(texts.get(number) ?? cells[column]).toBe(cells[column]);
        texts.set(number, cells[column]!);
      }
      if (cells[0] === "no") return false;
      seen.push(`${offset} ${line} bytes ${cells.join("|")}`);
      return true;
    },
    record: (cells, { offset, line }) => seen.push(`${offset} ${line} cells ${cells.join("|")}`),
    broken: (reason, { offset, line }) => seen.push(`${offset} ${line} ${reason}`),
  };
}

function finder(numbered: number[] = []): RecordFinder {
  return new RecordFinder(",", 2, new Int32Array(HEAD + 2 * CELL), numbered);
}

function found(text: string): { isSure: boolean; end: number; lines: number; count: number } {
  const bytes = Buffer.from(text);
  const one = finder();
  const isSure = one.find(bytes, viewOf(bytes), 0, bytes.lastIndexOf(10) + 1, 100);
  return { isSure, end: one.end, lines: one.lines, count: one.count };
}

describe("T12, T14: records of a part of a file", () => {
  it.each<[string, string, ReturnType<typeof found>]>([
    ["whole plain records", "a,b\nc,d\n", { isSure: true, end: 8, lines: 2, count: 2 }],
    ["an empty line", "a,b\n\nc,d\n", { isSure: true, end: 9, lines: 3, count: 2 }],
    ["half a record at its end", "a,b\nc", { isSure: true, end: 4, lines: 1, count: 1 }],
    ["an open quote", 'a,b\n"c,d\n', { isSure: false, end: 4, lines: 1, count: 1 }],
    ["a line feed in a cell", 'a,b\n"c\nc",d\ne,f\n', { isSure: false, end: 4, lines: 1, count: 1 }],
    [
      "a ragged row and doubled quotes",
      'a,b\nc\n"d ""d""",e\n',
      { isSure: true, end: 18, lines: 3, count: 3 },
    ],
    [
      "a record over the limit",
      `a,b\n${"c".repeat(1 << 20)},d\n`,
      { isSure: false, end: 4, lines: 1, count: 1 },
    ],
  ])("%s", (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it("stops when there are enough, and makes room for more than there was", () => {
    const bytes = Buffer.from("a,b\n".repeat(1000));
    const one = finder();
    expect(one.find(bytes, viewOf(bytes), 4, bytes.length, 900)).toBe(true);
    expect([one.start, one.end, one.count, one.lines]).toEqual([4, 3604, 900, 900]);
    expect(one.numbers.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect([...one.numbers.subarray(10, 14)]).toEqual([8, 1, 8, 9]);
  });

  it("gives away the same, at the same places, whoever found it", () => {
    const cell = fc.constantFrom("a", "no", "", '"b"', '"c ""c"""', "d\u00fc", '"e,e"');
    const line = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(","));
    const odd = fc.constantFrom("", '"f\nf",g', 'h,i"i');
    const text = fc
      .tuple(fc.array(fc.oneof({ weight: 9, arbitrary: line }, odd)), fc.constantFrom("\n", "\r\n"))
      .map(([lines, stop]) => lines.map((one) => one + stop).join(""));
    fc.assert(
      fc.property(text, fc.nat(), (whole, cut) => {
        const bytes = Buffer.from(whole);
        const start = { offset: 100, line: 7 };
        const expected: string[] = [];
        const one = new FastRecords(DIALECT, 2, start, into(expected));
        one.write(bytes);
        one.end();
        const seen: string[] = [];
        const two = new FastRecords(DIALECT, 2, start, into(seen));
        const other = finder([1]);
        let at = 0;
        for (let step = 0; at < bytes.length && step < 3; step++) {
          const part = bytes.subarray(at, at + 1 + (cut % bytes.length));
          other.find(part, viewOf(part), 0, part.lastIndexOf(10) + 1, Number.POSITIVE_INFINITY);
          two.deliver(part, viewOf(part), other);
          at += other.end;
          expect(two.place).toBe(100 + at);
        }
        two.write(bytes.subarray(at));
        two.end();
        expect(seen).toEqual(expected);
      }),
    );
  });
});
