import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/domain/report.js";
import { jsonPieces, renderJson } from "../../src/report/json.js";
import { numberText, roundNumber } from "../../src/report/number.js";
import { reportSchema } from "../../src/report/schema.js";
import { hostileReport, madeUp, plain, reportNames } from "./reports.js";
import { violations } from "./validator.js";

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

describe("json", () => {
  it.each(reportNames)("keeps to its schema: %s", (name) => {
    expect(violations(madeUp(name), reportSchema)).toEqual([]);
    expect(violations(JSON.parse(renderJson(madeUp(name), plain)), reportSchema)).toEqual([]);
  });

  it("is the same in pieces, as indented as in one", () => {
    const report = madeUp("spring-sale");
    const person = report.subscribers[0]!;
    const many = {
      ...report,
      subscribers: Array.from({ length: 2_500 }, (_, n) => ({ ...person, subscriber: `p${n}` })),
    };
    const text = renderJson(many, plain);
    const pieces = [...jsonPieces(many, plain)];
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.join("")).toBe(text);
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
    expect(JSON.parse(text).subscribers.map(({ subscriber }: { subscriber: string }) => subscriber)).toEqual(
      many.subscribers.map(({ subscriber }) => subscriber),
    );
  });

  it("would not pass the schema with a field missing, of another type or out of range", () => {
    const report = madeUp("spring-sale");
    const { total: _, ...without } = report;
    expect(violations(without, reportSchema)).toEqual(["$.total: missing"]);
    const person = report.subscribers[0]!;
    const wrong = { ...person, probability: 1.5, campaigns: "all", verdict: "human" };
    expect(violations({ ...report, subscribers: [wrong] }, reportSchema)).toEqual([
      "$.subscribers[0].verdict: not in the list",
      "$.subscribers[0].probability: too large",
      "$.subscribers[0].campaigns: not array",
    ]);
  });

  it("says the same in the same order, whatever the order of keys", () => {
    const reversed = (node: unknown): unknown => {
      if (Array.isArray(node)) return node.map(reversed);
      if (node === null || typeof node !== "object") return node;
      return Object.fromEntries(
        Object.entries(node)
          .reverse()
          .map(([k, v]) => [k, reversed(v)]),
      );
    };
    const report = madeUp("weekly-series");
    expect(renderJson(reversed(report) as Report, plain)).toBe(renderJson(report, plain));
  });

  it("keeps fields that the schema does not know yet, after the others", () => {
    const report = { ...madeUp("opens-only"), zebra: ["a", { b: [1] }], aardvark: "new", gone: undefined };
    const read = JSON.parse(renderJson(report, plain));
    expect(read.zebra).toEqual(["a", { b: [1] }]);
    const keys = Object.keys(read);
    expect(keys.slice(-2)).toEqual(["aardvark", "zebra"]);
    expect(keys[0]).toBe("schema");
  });

  it("gives back every text, and shows nothing invisible", () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const text = renderJson(report, plain);
        expect(text.replaceAll("\n", "")).not.toMatch(UNSEEN);
        expect(text.endsWith("}\n")).toBe(true);
        const back = JSON.parse(text) as Report;
        expect(back.subscribers.map((row) => row.subscriber)).toEqual(
          report.subscribers.map((row) => row.subscriber),
        );
        expect(back.notices).toEqual(report.notices);
      }),
      { numRuns: 60 },
    );
  });

  it("T9: has a reason named __proto__ counted like any other", () => {
    const skipped = JSON.parse('{"__proto__": 3, "constructor": 4}');
    const report = { ...madeUp("opens-only"), accounting: { ...madeUp("opens-only").accounting, skipped } };
    const text = renderJson(report, plain);
    expect(text).toContain('"__proto__": 3');
    expect(text).toContain('"constructor": 4');
  });

  it("writes numbers that are finite, short and the same on every machine", () => {
    const report = madeUp("opens-only");
    report.total.clickRate.reported = Number.NaN;
    report.total.clickRate.low = Number.POSITIVE_INFINITY;
    report.total.uniqueClicks.adjusted = 0.1 + 0.2;
    const { clickRate, uniqueClicks } = JSON.parse(renderJson(report, plain)).total;
    expect(clickRate).toMatchObject({ reported: null, low: null });
    expect(uniqueClicks.adjusted).toBe(0.3);
  });
});

describe("rounded numbers", () => {
  it.each([
    [12_345_678, 12_345_678],
    [1234.56789012, 1234.56789],
    [0.061764705882, 0.0617647],
    [0.0000012345678, 0.00000123457],
    [-0, 0],
    [-1e-300, -1e-300],
    [2.00000000001, 2],
  ])("%d becomes %d", (n, rounded) => {
    expect(roundNumber(n)).toBe(rounded);
  });

  it("change nothing when rounded again", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
        expect(roundNumber(roundNumber(n))).toBe(roundNumber(n));
      }),
    );
  });

  it.each([0.5, -0.25, 0.9999999, 1.0000004, 999_999_999.1234567, 1e9 + 0.5, 1e-6, 9.9999999e-7, -12.1])(
    "%d is the same text as its rounded number",
    (n) => {
      expect(numberText(n)).toBe(String(roundNumber(n)));
    },
  );

  it("are the same text as the numbers, whatever their size", () => {
    const ordinary = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(fc.oneof(ordinary, fc.double({ noNaN: true, noDefaultInfinity: true })), (n) => {
        expect(numberText(n)).toBe(String(roundNumber(n)));
      }),
    );
  });
});
