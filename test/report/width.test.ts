import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forTerminal } from "../../src/report/neutralize.js";
import { cut, displayWidth, wrap } from "../../src/report/width.js";
import { hostileText } from "./reports.js";

const shown = hostileText.map(forTerminal);

describe("T4: display width", () => {
  it.each([
    ["abc", 3],
    ["Zoë", 3],
    ["Zoe\u0308", 3],
    ["北京", 4],
    ["ｗｉｄｅ", 8],
    ["한국", 4],
    ["\u1112\u1161\u11ab", 2],
    ["😀", 2],
    ["🫶", 2],
    ["👍🏽", 2],
    ["🇩🇪", 2],
    ["กำ", 2],
    ["क्", 1],
  ])("of %s is %i", (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe("T4: cutting", () => {
  it.each([
    ["abcdefgh", 6, "abc..."],
    ["abcdef", 6, "abcdef"],
    ["北京市北京市", 8, "北京..."],
    ["Zoe\u0308Zoe\u0308Zoe\u0308", 7, "Zoe\u0308Z..."],
    ["abc", 2, ".."],
  ])("%s to %i cells gives %s", (text, width, result) => {
    expect(cut(text, width)).toBe(result);
  });

  it("keeps flags and marks whole", () => {
    expect(cut("🇩🇪🇫🇷🇮🇹🇪🇸", 6)).toBe("🇩🇪...");
  });

  it("never gives more than the width", () => {
    fc.assert(
      fc.property(shown, fc.integer({ min: 3, max: 40 }), (text, width) => {
        expect(displayWidth(cut(text, width))).toBeLessThanOrEqual(width);
      }),
      { numRuns: 500 },
    );
  });
});

describe("wrapping", () => {
  it("breaks at blanks and keeps a figure with its unit", () => {
    expect(wrap("clicked 12 links within 3 s of it", 26)).toEqual(["clicked 12 links within", "3 s of it"]);
    expect(wrap("rate 4.4 % now", 8)).toEqual(["rate", "4.4 %", "now"]);
    expect(wrap("3 sheep", 3)).toEqual(["3", "she", "ep"]);
  });

  it("breaks a long word between graphemes", () => {
    expect(wrap("ab 北京市北京", 5)).toEqual(["ab", "北京", "市北", "京"]);
  });

  it("never makes a line too long and loses nothing but blanks", () => {
    fc.assert(
      fc.property(fc.array(shown), fc.integer({ min: 4, max: 60 }), (words, width) => {
        const text = words.join(" ");
        const lines = wrap(text, width);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      }),
      { numRuns: 300 },
    );
  });
});
