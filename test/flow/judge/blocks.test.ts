import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Blocks } from "../../../src/flow/judge/blocks.js";

describe("Blocks", () => {
  it("gives each entry of a list to one of two threads, whoever takes how many blocks when", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.array(fc.boolean()), (length, turns) => {
        const taken = new Int32Array(1);
        const [one, other] = [new Blocks({ length }, taken), new Blocks({ length }, taken)];
        const count = new Uint8Array(length);
        let end = 0;
        const takeFrom = (blocks: Blocks, isFirst: boolean): boolean => {
          const block = blocks.next();
          if (block === null) return false;
          const { from, to } = isFirst ? blocks.fromStart(block) : blocks.fromEnd(block);
          // What the first takes comes one after the other.
          if (isFirst) expect(from).toBe(end);
          if (isFirst) end = to;
          for (let at = from; at < to; at++) count[at]!++;
          return true;
        };
        for (const isFirst of turns) takeFrom(isFirst ? one : other, isFirst);
        while (takeFrom(other, false));
        expect(takeFrom(one, true)).toBe(false);
        expect(count.every((times) => times === 1)).toBe(true);
      }),
    );
  });
});
