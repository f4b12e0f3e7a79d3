import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashBytes } from "../../src/domain/hash.js";
import { type ByteReceiver, FastRecords } from "../../src/read/fast.js";
import { PartScanner, received } from "../../src/read/part.js";

const DIALECT = { delimiter: ",", quote: '"', padded: false };

/** Writes down all that is given away, with its place and, where another thread scanned it, the hashes checked. */
function into(seen: string[]): ByteReceiver {
  return {
    bytes({ bytes, view, bounds, hashes }, { offset, line }) {
      const cells: string[] = [];
      for (let at = 0; at < bounds.length; at += 2) {
        const [start, end] = [bounds[at]!, bounds[at + 1]!];
        if (hashes !== null && start < end) expect(hashes[at / 2]).toBe(hashBytes(view, bytes, start, end));
        cells.push(bytes.toString("utf8", start, end));
      }
      if (cells[0] === "no") return false;
      seen.push(`${offset} ${line} bytes ${cells.join("|")}`);
      return true;
    },
    record: (cells, { offset, line }) => seen.push(`${offset} ${line} cells ${cells.join("|")}`),
    broken: (reason, { offset, line }) => seen.push(`${offset} ${line} ${reason}`),
  };
}

function scanned(text: string | Buffer): { end: number; lines: number; count: number } {
  const { end, lines, count } = new PartScanner(",", 2).scan(Buffer.from(text));
  return { end, lines, count };
}

describe("T12, T14: a part of a file, scanned by itself", () => {
  it.each<[string, string | Buffer, { end: number; lines: number; count: number }]>([
    ["whole plain records", "a,b\nc,d\n", { end: 8, lines: 2, count: 2 }],
    ["an empty line", "a,b\n\nc,d\n", { end: 9, lines: 3, count: 2 }],
    ["bytes that are no UTF-8", Buffer.from([0x61, 0x2c, 0xff, 0x0a]), { end: 0, lines: 0, count: 0 }],
    ["a NUL", "a,b\nc\0,d\n", { end: 0, lines: 0, count: 0 }],
    ["half a record at its end", "a,b\nc", { end: 4, lines: 1, count: 1 }],
    ["an open quote", 'a,b\n"c,d\n', { end: 4, lines: 1, count: 1 }],
    ["a line feed in a cell", 'a,b\n"c\nc",d\ne,f\n', { end: 4, lines: 1, count: 1 }],
    ["a ragged row and doubled quotes", 'a,b\nc\n"d ""d""",e\n', { end: 18, lines: 3, count: 3 }],
  ])("%s", (_, text, expected) => {
    expect(scanned(text)).toEqual(expected);
  });

  it("gives away the same, at the same places, as if one thread had scanned it", () => {
    const cell = fc.constantFrom("a", "no", "", '"b"', '"c ""c"""', "d\u00fc", '"e,e"');
    const line = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(","));
    const end = fc.constantFrom("\n", "\r\n");
    const text = fc
      .tuple(
        fc.array(fc.oneof({ weight: 9, arbitrary: line }, fc.constantFrom("", '"f\nf",g', 'h,i"i'))),
        end,
      )
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
        const scanner = new PartScanner(",", 2);
        let at = 0;
        for (let step = 0; at < bytes.length && two.place !== null && step < 3; step++) {
          const part = scanner.scan(bytes.subarray(at, at + 1 + (cut % bytes.length)));
          two.deliver(received(part, 2));
          at += part.end;
          expect(two.place).toBe(100 + at);
        }
        two.write(bytes.subarray(at));
        two.end();
        expect(seen).toEqual(expected);
      }),
    );
  });

  it("uses memory again, and makes room for more cells than it had", () => {
    const scanner = new PartScanner(",", 2);
    const first = scanner.scan(Buffer.from("a,b\n"));
    const second = scanner.scan(Buffer.from("c,d\n".repeat(40_000)), first.numbers);
    expect(second.count).toBe(40_000);
    expect(second.numbers.buffer).toBeInstanceOf(SharedArrayBuffer);
    const third = scanner.scan(Buffer.from("e,f\n"), second.numbers);
    expect(third.numbers).toBe(second.numbers);
    expect([...third.numbers.subarray(0, 6)]).toEqual([0, 0, 0, 1, 2, 3]);
  });
});
