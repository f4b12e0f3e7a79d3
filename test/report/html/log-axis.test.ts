import { expect, it } from "vitest";
import { BUCKETS } from "../../../src/flow/sum/tally-parts.js";
import { logBands, spanOf } from "../../../src/report/html/log-axis.js";

const names = [...BUCKETS];

it("reads the spans of all buckets of the report, without a gap", () => {
  const spans = names.slice(1).map((name) => spanOf(name)!);
  expect(spans[0]).toEqual({ from: 1, to: 10 });
  for (const [at, { from }] of spans.slice(1).entries()) expect(from).toBe(spans[at]!.to);
});

it("gives equal factors equal lengths, and what came before delivery a place of its own", () => {
  const bands = logBands(names, [0, 1000])!;
  expect(bands).toHaveLength(names.length);
  expect(bands[0]!.from).toBe(0);
  expect(bands[1]!.from).toBeGreaterThan(bands[0]!.to);
  expect(bands.at(-1)!.to).toBeCloseTo(1000);
  // 10 s to 1 min and 5 to 30 min are both a factor of 6.
  expect(bands[2]!.to - bands[2]!.from).toBeCloseTo(bands[4]!.to - bands[4]!.from);
  expect(bands.map(({ edge }) => edge.replace("\u00a0", " "))).toEqual([
    "",
    "",
    "10 s",
    "1 min",
    "5 min",
    "30 min",
    "2 h",
    "8 h",
    "1 day",
    "3 days",
  ]);
});

it("gives up on names that say no span", () => {
  expect(logBands(["before delivery", "soon"], [0, 100])).toBeNull();
});
