import { expect, it } from "vitest";
import type { Measure } from "../../src/domain/report.js";
import { variants } from "../../src/insights/index.js";
import { measure } from "./report.js";

const group = (variant: string, clickRate: Measure, delivered: number | null = 5000) => ({
  campaign: "spring",
  variant,
  delivered,
  clickRate,
});
const test = (...groups: ReturnType<typeof group>[]) => variants(groups)[0]!;

it("keeps a winner that people confirm", () => {
  const found = test(
    group("A", measure(0.1, 0.06, 0.058, 0.062)),
    group("B", measure(0.05, 0.03, 0.028, 0.032)),
  );
  expect(found).toMatchObject({ winnerReported: "A", winnerAdjusted: "A" });
  expect(found.statement).toBe(
    "A wins, with and without machines. Reported: A 10.0 % and B 5.0 %. People: A 6.0 % and B 3.0 %.",
  );
});

it("says so when removing machines changes the winner", () => {
  const found = test(
    group("A", measure(0.1, 0.03, 0.028, 0.032)),
    group("B", measure(0.07, 0.06, 0.058, 0.062)),
  );
  expect(found).toMatchObject({ winnerReported: "A", winnerAdjusted: "B" });
  expect(found.statement).toContain(
    "Removing machines changes the winner: A wins as reported, B wins with people.",
  );
});

it("says so when removing machines makes the test undecidable", () => {
  const found = test(
    group("A", measure(0.1, 0.04, 0.03, 0.05)),
    group("B", measure(0.07, 0.038, 0.03, 0.045)),
  );
  expect(found).toMatchObject({ winnerReported: "A", winnerAdjusted: null });
  expect(found.statement).toContain("Removing machines makes the test undecidable");
});

it("says so when removing machines decides the test", () => {
  const found = test(
    group("A", measure(0.1, 0.04, 0.038, 0.042)),
    group("B", measure(0.1, 0.07, 0.068, 0.072)),
  );
  expect(found).toMatchObject({ winnerReported: null, winnerAdjusted: "B" });
  expect(found.statement).toContain("decides the test: B wins");
});

it("finds no winner among few people", () => {
  const small = test(group("A", measure(0.1), 40), group("B", measure(0.05), 40));
  expect(small).toMatchObject({ winnerReported: null, winnerAdjusted: null });
  expect(small.statement).toContain("Undecidable");
});

it("wants the best of three above both others", () => {
  const [a, b, c] = [group("A", measure(0.1)), group("B", measure(0.098)), group("C", measure(0.02))];
  expect(test(a, b, c).winnerReported).toBeNull();
  expect(test(a, c).winnerReported).toBe("A");
});

it("compares neither unknown rates nor a single variant", () => {
  const unknown = test(group("A", measure(null), null), group("B", measure(0.1)));
  expect(unknown).toMatchObject({ winnerReported: null, winnerAdjusted: null });
  expect(unknown.statement).toContain("the click rate of A is not known");
  expect(test(group("A", measure(0.1))).statement).toContain("only one variant");
});

it("does not depend on the order of variants and campaigns", () => {
  const groups = [
    group("B", measure(0.1)),
    group("A", measure(0.1)),
    { ...group("A", measure(0.1)), campaign: "autumn" },
  ];
  expect(variants(groups)).toEqual(variants(groups.toReversed()));
  expect(variants(groups).map((one) => one.campaign)).toEqual(["autumn", "spring"]);
  expect(variants([])).toEqual([]);
});
