import { describe, expect, it } from "vitest";
import { hashBytes } from "../../src/domain/hash.js";
import { CellNumbers } from "../../src/read/cell-numbers.js";

function asker(numbers: CellNumbers, hashOf?: (text: string) => number): (text: string) => number {
  return (text) => {
    const bytes = Buffer.from(`##${text}##`);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const end = bytes.length - 2;
    return numbers.of(bytes, view, 2, end, hashOf?.(text) ?? hashBytes(view, bytes, 2, end));
  };
}

describe("numbers of cells that come again", () => {
  it("are the same for the same bytes, and for no others", () => {
    const ask = asker(new CellNumbers());
    const texts = ["", "a", "ab", "abcd", "abcde", "Mozilla/5.0 (X11)", "Mozilla/5.0 (X12)", "ü"];
    const first = texts.map(ask);
    expect(new Set(first).size).toBe(texts.length);
    expect(texts.map(ask)).toEqual(first);
  });

  it("tell cells of one hash apart", () => {
    const ask = asker(new CellNumbers(), () => 7);
    expect(["a", "b", "a", "b", "c"].map(ask)).toEqual([0, 1, 0, 1, 2]);
    expect(["abcd", "abce", "abcdef", "abcdeg", "abcd", "abcdef"].map(ask)).toEqual([3, 4, 5, 6, 3, 5]);
  });

  it("stay while their table grows", () => {
    const ask = asker(new CellNumbers());
    const once = Array.from({ length: 9000 }, (_, at) => ask(`${"link ".repeat(9)}${at}`));
    expect(once).toEqual(Array.from({ length: 9000 }, (_, at) => at));
    expect(ask(`${"link ".repeat(9)}17`)).toBe(17);
    expect(asker(new CellNumbers())("x".repeat(513))).toBe(-1);
  });

  it("are so many, and end where hardly any cell comes again after that", () => {
    const ask = asker(new CellNumbers(100));
    const once = (from: number, to: number) => {
      for (let at = from; at < to; at++) ask(`person ${at}`);
    };
    once(0, 100);
    expect(ask("person 100")).toBe(-1);
    once(100, 60_000);
    for (let again = 0; again < 60_000; again++) ask("person 5");
    once(100, 60_000);
    expect(ask("person 5")).toBe(5);
    once(100, 60_000);
    expect(ask("person 5")).toBe(-1);
  });
});
