import { describe, expect, it } from "vitest";
import type { Report } from "../../src/domain/report.js";
import { actions, verdictsOf } from "../../src/report/actions.js";
import { madeUp } from "./reports.js";

function listed(change: (report: Report) => void = () => {}): string {
  const report = madeUp("spring-sale");
  change(report);
  return actions(report, verdictsOf(report)).join("\n");
}

describe("what to do", () => {
  it("names the rate to report first, and never tells to remove anybody", () => {
    const text = listed();
    expect(text.split("\n")[0]).toBe(
      "Report a click rate of 6.2 % (likely 5.7 to 6.7 %) instead of 9.6 %, and recount earlier campaigns the same way before you compare.",
    );
    expect(text).toContain("but keep the people on the mailing list");
    expect(text).not.toMatch(/unsubscribe|delete|remove the/i);
  });

  it("leaves a rate alone that machines hardly touched", () => {
    const text = listed(({ total }) => {
      total.clickRate = { reported: 0.05, adjusted: 0.0495, low: 0.048, high: 0.05 };
    });
    expect(text).toContain("Keep reporting a click rate of 5.0 % (likely 4.8 to 5.0 %)");
  });

  it("counts people where there is no rate, and says nothing about numbers that are not known", () => {
    const unknown = { reported: null, adjusted: null, low: null, high: null };
    const text = listed(({ total }) => {
      total.clickRate = { ...unknown };
    });
    expect(text).toContain("Report 38 people who clicked (likely 35 to 41) instead of 59");
    const nothing = listed(({ total }) => {
      total.clickRate = { ...unknown };
      total.uniqueClicks = { ...unknown };
    });
    expect(nothing).not.toContain("Report ");
  });

  it("speaks of a test only where machines change its winner", () => {
    const test = (winnerReported: string | null, winnerAdjusted: string | null) =>
      listed(({ insights }) => {
        insights.variants = [
          { campaign: "Spring", variants: [], winnerReported, winnerAdjusted, statement: "" },
        ];
      });
    expect(test("A", "A")).not.toContain("Roll out");
    expect(test(null, null)).not.toContain("roll out");
    expect(test("A", "B")).toContain("Roll out variant B of Spring, not A: machines made the winner.");
    expect(test("A", null)).toContain("Do not roll out variant A of Spring");
    expect(test(null, "B")).toContain("Roll out variant B of Spring: without machines it wins.");
  });

  it("warns when removed clicks are followed up like kept ones", () => {
    expect(listed()).not.toContain("Check the removed clicks");
    const text = listed((report) => {
      report.selfCheck!.warning = true;
    });
    expect(text).toContain("Check the removed clicks before you use these figures");
  });

  it("asks for a column only where it lets several checks run", () => {
    const without = (count: number) =>
      listed((report) => {
        report.signals = report.signals.map((signal, at) =>
          at < count
            ? { ...signal, state: "skipped", missing: ["ip"] }
            : { ...signal, state: "ran", missing: [] },
        );
      });
    expect(without(1)).not.toContain("Next time");
    expect(without(4)).toContain(
      "Next time add the address of each click (column ip): 4 more checks can run",
    );
  });
});
