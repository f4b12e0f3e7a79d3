import { describe, expect, it } from "vitest";
import { renderHtml } from "../../../src/report/html/index.js";
import { golden } from "./reports.js";

describe("a masked page", () => {
  it("leaves no subscriber of a whole report readable", () => {
    const report = golden("spring-sale");
    const people = [
      ...report.subscribers.map((s) => s.subscriber),
      ...report.insights.automations.flatMap((a) => a.subscribers),
    ];
    const [open, masked] = [renderHtml(report, { mask: false }), renderHtml(report, { mask: true })];
    const local = (address: string) => address.split("@")[0]!;
    expect(people.length).toBeGreaterThan(0);
    for (const person of people) {
      expect(open).toContain(local(person));
      expect(masked).not.toContain(local(person));
    }
    expect(masked).toContain("Addresses are masked.");
  });
});
