import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isNothing, parseCount, parseFlag, parseNumber } from "../../src/normalize/values.js";

describe("parseNumber", () => {
  it.each([
    ["1234", 1234],
    ["1,234", 1234],
    ["1,234.50", 1234.5],
    ["1.234,50", 1234.5],
    ["1.234.567", 1234567],
    ["12,9", 12.9],
    ["12,90 €", 12.9],
    ["€ 1.234,50", 1234.5],
    ["EUR 12.90", 12.9],
    ["$1,234", 1234],
    ["-$5.00", -5],
    ["(5.00)", -5],
    ["1 234,50", 1234.5],
    ["1'234.50", 1234.5],
    ["9.6 %", 0.096],
    ["34.833", 34.833],
    ["0,125", 0.125],
    ["1e3", 1000],
  ])("reads %s", (text, value) => expect(parseNumber(text)).toBeCloseTo(value, 10));

  it.each(["", " ", "abc", "1a2", "12/03", "1.2.3", "--5", "€", "%", "2026-01-02", "9".repeat(50)])(
    "refuses %j",
    (text) => expect(parseNumber(text)).toBeNaN(),
  );

  it("reads back what it is given, with points and with commas", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (cents) => {
        const value = cents / 100;
        expect(parseNumber(value.toFixed(2))).toBeCloseTo(value, 6);
        expect(parseNumber(value.toFixed(2).replace(".", ","))).toBeCloseTo(value, 6);
      }),
    );
  });
});

it("groups thousands with a point in counts only", () => {
  expect(parseCount("1.234")).toBe(1234);
  expect(parseNumber("1.234")).toBe(1.234);
  expect(parseCount("1.5")).toBeNaN();
  expect(parseCount("-1")).toBeNaN();
});

describe("parseFlag", () => {
  it.each(["Yes", "TRUE", "1", "ja", "Oui", "sí", "SIM", "vero", "x", "3", "✓"])("%s is a yes", (text) =>
    expect(parseFlag(text)).toBe(true),
  );
  it.each(["No", "false", "0", "Nein", "non", "não", "nee", "-", "NA", ""])("%s is a no", (text) =>
    expect(parseFlag(text)).toBe(false),
  );
  it("is undecided about other words", () => expect(parseFlag("maybe")).toBeUndefined());
});

it("knows the texts for nothing", () => {
  expect(["", "NA", "null", "-", "\\N", "(not set)", "#N/A"].every(isNothing)).toBe(true);
  expect(["0", "no", "Nantes", "nobody@north.example"].some(isNothing)).toBe(false);
});
