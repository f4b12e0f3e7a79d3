import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Records } from "../../src/store/records.js";

/** Three numbers of a record, of which two share one and overflow its bits now and then. */
const record = fc.record({
  whole: fc.integer(),
  narrow: fc.oneof(fc.nat(40), fc.nat(0x1fffff)),
  wide: fc.oneof(fc.nat(300), fc.nat(0x7fffffff)),
});

function tableOf(): { records: Records; columns: ReturnType<Records["field"]>[] } {
  const records = new Records([7, 0, 0, -1]);
  return { records, columns: [records.field(0), records.bits(1, 0, 5), records.bits(1, 16, 16)] };
}

describe("Records", () => {
  const rows = fc.array(record, { minLength: 1, maxLength: 50 });

  it("gives back what was set last, also where values share a number and are larger than their bits", () => {
    fc.assert(
      fc.property(rows, rows, (first, second) => {
        const { columns } = tableOf();
        for (const list of [first, second])
          for (const [at, { whole, narrow, wide }] of list.entries())
            for (const [field, value] of [whole, narrow, wide].entries()) columns[field]!.set(at, value);
        const last = [...second, ...first.slice(second.length)];
        for (const [at, { whole, narrow, wide }] of last.entries())
          expect(columns.map((column) => column.get(at))).toEqual([whole, narrow, wide]);
      }),
    );
  });

  it("says initial values of records that were never set, across blocks", () => {
    const { records, columns } = tableOf();
    columns[1]!.set(40_000, 3);
    const next = records.field(3);
    for (const at of [0, 16_383, 16_384, 40_000, 40_001, 9e6])
      expect([columns[0]!.get(at), columns[2]!.get(at), next.get(at)]).toEqual([7, 0, -1]);
    expect([39_999, 40_000, 40_001].map((at) => columns[1]!.get(at))).toEqual([0, 3, 0]);
  });

  it("turns a few neighbours round, and leaves the others", () => {
    const { records, columns } = tableOf();
    for (let at = 0; at < 20_000; at++)
      for (const [field, column] of columns.entries()) column.set(at, at * (field + 3));
    // Across the border of two blocks.
    records.arrangeFew(16_382, [16_385, 16_384, 16_383, 16_382]);
    const expected = [16_381, 16_385, 16_384, 16_383, 16_382, 16_386];
    for (const [field, column] of columns.entries())
      expect(expected.map((_, at) => column.get(16_381 + at))).toEqual(
        expected.map((at) => at * (field + 3)),
      );
  });

  it("puts other numbers in the place of one, across blocks", () => {
    const { records, columns } = tableOf();
    for (let at = 0; at < 20_000; at++)
      for (const [field, column] of columns.entries()) column.set(at, at % (field + 20));
    records.replace(0, 20_000, (value) => 2 * value);
    for (const at of [0, 1, 16_383, 16_384, 19_999])
      expect(columns.map((column) => column.get(at))).toEqual([2 * (at % 20), at % 21, at % 22]);
    expect(columns[0]!.get(20_000)).toBe(7);
  });

  it("puts whole records in another order", () => {
    const shuffled = rows.chain((list) => {
      const numbers = [...list.keys()];
      const all = { minLength: numbers.length, maxLength: numbers.length };
      return fc.tuple(fc.constant(list), fc.shuffledSubarray(numbers, all));
    });
    fc.assert(
      fc.property(shuffled, ([list, order]) => {
        const { records, columns } = tableOf();
        for (const [at, { whole, narrow, wide }] of list.entries())
          for (const [field, value] of [whole, narrow, wide].entries()) columns[field]!.set(at, value);
        records.arrange(Int32Array.from(order));
        for (const [at, from] of order.entries()) {
          const { whole, narrow, wide } = list[from]!;
          expect(columns.map((column) => column.get(at))).toEqual([whole, narrow, wide]);
        }
        // What was never set is as it was.
        expect(columns.map((column) => column.get(order.length))).toEqual([7, 0, 0]);
      }),
    );
  });

  it("puts records of several blocks in another order", () => {
    const { records, columns } = tableOf();
    const size = 3 * 16_384 + 5;
    for (let at = 0; at < size; at++)
      for (const [field, column] of columns.entries()) column.set(at, at * (field + 3));
    const order = Int32Array.from({ length: size }, (_, at) => (at * 20_011) % size);
    const before = [...order];
    records.arrange(order);
    for (let at = 0; at < size; at += 37)
      expect(columns.map((column) => column.get(at))).toEqual([3, 4, 5].map((by) => before[at]! * by));
    expect([...order]).toEqual(before);
    expect(columns[0]!.get(size)).toBe(7);
  });
});
