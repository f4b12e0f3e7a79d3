import { describe, expect, it } from "vitest";
import { selfCheckOf } from "../../../src/flow/sum/self-check.js";

type Side = readonly [converted: number, messages: number];

function check(kept: Side, removed: Side) {
  const side = ([converted, messages]: Side) => ({ converted, messages });
  const found = selfCheckOf({ followUps: { size: 1 } }, [{ kept: side(kept), removed: side(removed) }]);
  return { statement: found!.statement, warning: found!.warning };
}

const quiet = (statement: string) => ({ statement, warning: false });

describe("the follow-up check", () => {
  it("says that the filter holds where removed clicks convert less beyond chance", () => {
    const holds = quiet("removed clicks are hardly followed up: the filter holds");
    expect(check([39, 542], [0, 313])).toEqual(holds);
    expect(check([16, 424], [4, 774])).toEqual(holds);
  });

  it("warns where they convert alike", () => {
    expect(check([20, 400], [16, 400])).toEqual({
      statement: "removed clicks are followed up like kept ones: too much was filtered",
      warning: true,
    });
  });

  it.each<[Side, Side]>([
    [
      [0, 543],
      [0, 312],
    ],
    [
      [1, 10_000],
      [1, 300],
    ],
  ])("concludes nothing from a handful: %o and %o", (kept, removed) => {
    expect(check(kept, removed)).toEqual(quiet("too few conversions to tell (below 10)"));
  });

  it("concludes nothing from a difference that chance makes, too", () => {
    expect(check([10, 2000], [0, 310])).toEqual(
      quiet("too few conversions to tell removed clicks from kept ones"),
    );
  });

  it("knows no rate of no messages", () => {
    const nobody = { converted: 0, messages: 0 };
    const found = selfCheckOf({ followUps: { size: 1 } }, [{ kept: nobody, removed: nobody }])!;
    expect(found.kept).toEqual({ converted: 0, messages: 0, rate: null, low: null, high: null });
    expect(found.removed).toEqual(found.kept);
  });
});
