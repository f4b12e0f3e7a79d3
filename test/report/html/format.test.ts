import { describe, expect, it } from "vitest";
import {
  certainty,
  count,
  moment,
  percent,
  plural,
  range,
  sentence,
  tickPercent,
  units,
} from "../../../src/report/html/format.js";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("numbers", () => {
  it.each([
    [0.0441, "4.4 %"],
    [0, "0 %"],
    [1, "100 %"],
    [0.0004, "0.04 %"],
    [-0.02, "-2.0 %"],
    [null, "–"],
    [Number.NaN, "–"],
  ])("percent(%s)", (fraction, shown) => expect(plain(percent(fraction))).toBe(shown));

  it.each([
    [1234567, "1,234,567"],
    [999.6, "1,000"],
    [0, "0"],
    [-1234, "-1,234"],
    [null, "–"],
  ])("count(%s)", (n, shown) => expect(count(n)).toBe(shown));

  it("never calls a verdict complete", () => {
    expect(plain(certainty(1))).toBe("99.9 %");
    expect(plain(certainty(0))).toBe("0.1 %");
  });

  it("writes the unit of a range once", () => {
    expect(plain(range({ reported: 0.1, adjusted: 0.05, low: 0.042, high: 0.047 }, percent))).toBe(
      "4.2 to 4.7 %",
    );
    expect(range({ reported: 9, adjusted: 9, low: 9, high: 9 }, count)).toBe("9");
    expect(range({ reported: 9, adjusted: 9, low: null, high: null }, count)).toBe("–");
  });

  it("keeps ticks short", () => {
    expect(plain(tickPercent(0.05))).toBe("5 %");
    expect(plain(tickPercent(0.025))).toBe("2.5 %");
  });
});

describe("words", () => {
  it("counts in words", () => {
    expect([plural(1, "click"), plural(2000, "click")]).toEqual(["1 click", "2,000 clicks"]);
  });

  it("shows times without a locale, and leaves other text alone", () => {
    expect(moment("2026-03-10T08:00:00Z")).toBe("2026-03-10 08:00 UTC");
    expect(moment("2026-03-10T08:00:00Z", true)).toBe("2026-03-10");
    expect([moment("2026-06"), moment(null)]).toEqual(["2026-06", "–"]);
  });

  it("ends sentences once and keeps units with their figures", () => {
    expect([sentence("too few to tell"), sentence("Yes!")]).toEqual(["Too few to tell.", "Yes!"]);
    expect(units("10 s to 1 min")).toBe("10\u00a0s to 1\u00a0min");
  });
});
