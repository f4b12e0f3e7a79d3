import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BLOCK, FIELDS } from "../../src/store/record-blocks.js";
import { Rings } from "../../src/store/rings.js";

/** Records that hold four numbers of their own each, and the block and place of one. */
function blocksOf(size: number): Int32Array[] {
  return Array.from({ length: Math.ceil(size / BLOCK) }, (_, block) =>
    Int32Array.from({ length: BLOCK * FIELDS }, (_, at) => block * BLOCK * FIELDS + at),
  );
}

function isTurned(blocks: readonly Int32Array[], order: readonly number[]): boolean {
  return order.every((from, at) =>
    [0, 1, 2, 3].every(
      (field) => blocks[Math.floor(at / BLOCK)]![(at % BLOCK) * FIELDS + field] === from * FIELDS + field,
    ),
  );
}

describe("Rings", () => {
  it("puts into each place the record whose number stands there, and leaves the order as it was", () => {
    const orders = fc.nat(60).chain((size) => {
      const numbers = Array.from({ length: size }, (_, at) => at);
      return fc.shuffledSubarray(numbers, { minLength: size, maxLength: size });
    });
    fc.assert(
      fc.property(orders, (numbers) => {
        const blocks = blocksOf(numbers.length);
        const order = Int32Array.from(numbers);
        new Rings(blocks, order).turn();
        expect(isTurned(blocks, numbers)).toBe(true);
        expect([...order]).toEqual(numbers);
      }),
    );
  });

  it("turns records of several blocks", () => {
    const size = 2 * BLOCK + 7;
    const numbers = Array.from({ length: size }, (_, at) => (at * 10_007) % size);
    const blocks = blocksOf(size);
    new Rings(blocks, Int32Array.from(numbers)).turn();
    expect(isTurned(blocks, numbers)).toBe(true);
  });
});
