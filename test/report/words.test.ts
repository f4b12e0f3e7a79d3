import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  byStrength,
  certainty,
  count,
  duration,
  enumerate,
  moment,
  percent,
  plural,
  range,
  sentence,
  share,
  speaking,
  weight,
  whySuspected,
} from "../../src/report/words.js";

describe("figures", () => {
  it.each([
    [0.044, "4.4 %"],
    [0.0042, "0.42 %"],
    [0.00994, "0.99 %"],
    [0.00996, "1.0 %"],
    [0.09996, "10.0 %"],
    [0, "0.0 %"],
    [1, "100.0 %"],
    [-0.004, "-0.40 %"],
    [null, "-"],
    [Number.NaN, "-"],
  ])("rate %j is %s", (fraction, text) => {
    expect(percent(fraction)).toBe(text);
  });

  it.each([
    [0.664, "66 %"],
    [0, "0 %"],
    [0.001, "under 1 %"],
    [0.996, "over 99 %"],
    [1, "100 %"],
    [null, "-"],
  ])("share %j is %s", (fraction, text) => {
    expect(share(fraction)).toBe(text);
  });

  it.each([
    [1, "over 99 %"],
    [0.994, "99 %"],
    [0.5, "50 %"],
    [0, "under 1 %"],
  ])("probability %d is %s", (probability, text) => {
    expect(certainty(probability)).toBe(text);
  });

  it.each([
    [0, "0"],
    [999, "999"],
    [12_054, "12,054"],
    [1_234_567.6, "1,234,568"],
    [null, "-"],
    [Number.POSITIVE_INFINITY, "-"],
  ])("number %j is %s", (n, text) => {
    expect(count(n)).toBe(text);
  });

  it("group digits by three, whatever the number", () => {
    fc.assert(
      fc.property(fc.nat(), (n) => {
        expect(count(n)).toMatch(/^\d{1,3}(,\d{3})*$/);
        expect(Number(count(n).replaceAll(",", ""))).toBe(n);
      }),
    );
  });

  it("ranges name their unit once and are one figure when both ends look alike", () => {
    const measure = { reported: null, adjusted: null, low: 0.042, high: 0.047 };
    expect(range(measure, percent)).toBe("4.2 to 4.7 %");
    expect(range({ ...measure, high: 0.0421 }, percent)).toBe("4.2 %");
    expect(range({ ...measure, low: null }, percent)).toBe("-");
  });

  it("weights carry their sign", () => {
    expect([3.44, -1.25, 0.04, -0.04].map(weight)).toEqual(["+3.4", "-1.3", "0.0", "0.0"]);
  });

  it.each([
    [0.42, "0.4 s"],
    [9.96, "10 s"],
    [43, "43 s"],
    [-7, "7 s"],
    [240, "4 min"],
    [9000, "2.5 h"],
    [259_200, "3 days"],
  ])("%d seconds are %s", (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });
});

describe("sentences", () => {
  it("count one and many", () => {
    expect([plural(1, "click"), plural(0, "click"), plural(2, "entry", "entries")]).toEqual([
      "1 click",
      "0 clicks",
      "2 entries",
    ]);
  });

  it("enumerate", () => {
    expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(enumerate)).toEqual([
      "",
      "a",
      "a and b",
      "a, b and c",
    ]);
  });

  it("begin with a capital and end once", () => {
    expect([sentence("clicked"), sentence("Clicked."), sentence("why?")]).toEqual([
      "Clicked.",
      "Clicked.",
      "why?".replace("w", "W"),
    ]);
  });

  it("tell times in UTC and leave other text alone", () => {
    expect(moment("2026-03-10T08:00:59Z")).toBe("2026-03-10 08:00 UTC");
    expect(moment("soon")).toBe("soon");
    expect(moment(null)).toBe("unknown");
  });

  it("give the reasons that spoke for a machine, and none that spoke for the person", () => {
    const reason = (signal: string, weight: number) => ({ signal, because: `${signal}.`, weight });
    expect(speaking([reason("a", 2), reason("b", -1)]).map(({ signal }) => signal)).toEqual(["a"]);
    expect(speaking([reason("b", -1)])).toEqual([]);
    expect(whySuspected([reason("a", 2), reason("c", 1), reason("b", -1)], 2)).toBe("A; c.");
    expect(whySuspected([reason("b", -1)], 3)).toBe("No single reason stands out.");
    expect(byStrength([reason("a", 1), reason("b", -3)]).map(({ signal }) => signal)).toEqual(["b", "a"]);
  });
});
