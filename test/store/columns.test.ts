import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { int32, TimeColumn, uint8 } from "../../src/store/columns.js";
import { Fingerprints } from "../../src/store/fingerprints.js";
import { Pairs } from "../../src/store/pairs.js";

describe("Column", () => {
  it("says its initial value of what was never set, across blocks", () => {
    const column = int32(-1);
    column.set(200_000, 7);
    expect([0, 65_535, 65_536, 199_999, 200_000, 200_001, 9e6].map((at) => column.get(at))).toEqual([
      -1, -1, -1, -1, 7, -1, -1,
    ]);
    expect(uint8().get(5)).toBe(0);
  });
});

/** Instants that the column holds: late 1971 to early 2108. */
const instant = fc.integer({ min: Date.UTC(1972, 0, 1), max: Date.UTC(2107, 11, 31) });

describe("TimeColumn", () => {
  it("gives every millisecond back, and NaN for the unknown", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(instant, fc.constant(Number.NaN))), (times) => {
        const column = new TimeColumn();
        for (const [at, time] of times.entries()) column.set(at, time);
        expect(times.map((_, at) => column.get(at))).toEqual(times);
      }),
    );
    expect(new TimeColumn().get(3)).toBeNaN();
  });

  it("forgets the milliseconds of what stood there before", () => {
    const column = new TimeColumn();
    column.set(0, 1_776_157_200_250);
    column.set(0, 1_776_157_201_000);
    expect(column.get(0)).toBe(1_776_157_201_000);
    column.set(0, Number.NaN);
    expect(column.get(0)).toBeNaN();
  });

  it("folds the earliest and the latest, whatever the order", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(instant, fc.constant(Number.NaN)), { minLength: 1 }), (times) => {
        const earliest = new TimeColumn();
        const latest = new TimeColumn();
        for (const time of times) {
          earliest.min(0, time);
          latest.max(0, time);
        }
        const known = times.filter((time) => !Number.isNaN(time));
        expect(earliest.get(0)).toBe(known.length === 0 ? Number.NaN : Math.min(...known));
        expect(latest.get(0)).toBe(known.length === 0 ? Number.NaN : Math.max(...known));
      }),
    );
  });
});

describe("Fingerprints", () => {
  const word = fc.oneof(fc.integer(), fc.constantFrom(0, 1, -1, 0x7fffffff, -0x80000000));

  it("is a set of pairs", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word), { maxLength: 400 }), (pairs) => {
        const prints = new Fingerprints();
        const oracle = new Set<string>();
        for (const [low, high] of pairs) {
          // 0 and 1 share a place: 0 marks an empty one.
          const key = `${low >>> 0 || 1} ${high >>> 0}`;
          expect(prints.add(low, high)).toBe(!oracle.has(key));
          oracle.add(key);
        }
      }),
    );
  });

  it("keeps what it holds while a single table grows", () => {
    const prints = new Fingerprints();
    for (let at = 1; at <= 20_000; at++) expect(prints.add(Math.imul(at, 0x9e3779b1), 5)).toBe(true);
    for (let at = 1; at <= 20_000; at++) expect(prints.add(Math.imul(at, 0x9e3779b1), 5)).toBe(false);
    expect(prints.add(Math.imul(1, 0x9e3779b1), 6)).toBe(true);
  });
});

describe("Pairs", () => {
  it("numbers pairs densely and finds them again", () => {
    const part = fc.integer({ min: -1, max: 40 });
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part), { maxLength: 300 }), (list) => {
        const pairs = new Pairs();
        const oracle = new Map<string, number>();
        for (const [a, b] of list) {
          const key = `${a} ${b}`;
          expect(pairs.find(a, b)).toBe(oracle.get(key) ?? -1);
          if (!oracle.has(key)) oracle.set(key, oracle.size);
          const id = pairs.id(a, b);
          expect(id).toBe(oracle.get(key));
          expect([pairs.a(id), pairs.b(id)]).toEqual([a, b]);
        }
        expect(pairs.size).toBe(oracle.size);
      }),
    );
  });

  it("keeps its numbers while it grows", () => {
    const pairs = new Pairs();
    for (let at = 0; at < 20_000; at++) expect(pairs.id(at % 7, at)).toBe(at);
    for (let at = 0; at < 20_000; at += 13) expect(pairs.find(at % 7, at)).toBe(at);
    expect(pairs.find(8, 1)).toBe(-1);
  });

  it("finds pairs under their new numbers, once their columns were put in another order", () => {
    const [first, second] = [int32(), int32()];
    const pairs = new Pairs(first, second);
    for (let at = 0; at < 9000; at++) pairs.id(at % 7, at);
    const order = Int32Array.from({ length: 9000 }, (_, at) => 8999 - at);
    first.arrange(order);
    second.arrange(order);
    pairs.letGo();
    for (let at = 0; at < 9000; at += 13) expect(pairs.find(at % 7, at)).toBe(8999 - at);
    expect(pairs.find(8, 1)).toBe(-1);
  });
});
