import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BurstColumns } from "../../src/verdict/burst-columns.js";

describe("BurstColumns", () => {
  it("finds the burst of every click, whatever their lengths", () => {
    const lengths = fc.array(fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 200 })), {
      minLength: 1,
      maxLength: 80,
    });
    fc.assert(
      fc.property(lengths, (list) => {
        const owners = list.flatMap((length, burst) => new Array<number>(length).fill(burst));
        const columns = new BurstColumns(owners.length, 1, 1);
        for (const length of list) {
          const burst = columns.add();
          columns.firstClick[burst + 1] = columns.firstClick[burst]! + length;
        }
        columns.complete();
        expect(owners.map((_, click) => columns.burstOf(click))).toEqual(owners);
      }),
    );
  });

  it("keeps combinations, agents and links whose numbers need more than two bytes", () => {
    const columns = new BurstColumns(3, 70_000, 70_000);
    for (const combination of [5, 65_535, 65_536]) columns.see(columns.add(), combination);
    columns.agent[1] = 69_999;
    columns.loneLink[2] = 70_000;
    expect([...columns.seen.subarray(0, 3)]).toEqual([5, 65_535, 65_536]);
    expect([columns.agent[1], columns.loneLink[2]]).toEqual([69_999, 70_000]);
    // The last numbers that fit.
    const small = new BurstColumns(1, 65_536, 65_535);
    small.add();
    small.agent[0] = 65_535;
    small.loneLink[0] = 65_535;
    expect([small.agent[0], small.loneLink[0]]).toEqual([65_535, 65_535]);
  });
});
