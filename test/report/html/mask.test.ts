import { describe, expect, it } from "vitest";
import { renderHtml } from "../../../src/report/html/index.js";
import { maskReport, maskText } from "../../../src/report/html/mask.js";
import { emptyReport, golden, manySubscribers } from "./reports.js";

describe("mask", () => {
  it("hides the part before the @ and keeps the domain", () => {
    expect(maskText("anna.b@firm.example clicked")).toBe("a•••@firm.example clicked");
    expect(maskText("https://x.example/?e=anna%40firm.example")).toBe(
      "https://x.example/?e=a•••%40firm.example",
    );
    expect(maskText("5 clicks @ noon")).toBe("5 clicks @ noon");
  });

  it("hides subscribers that are no addresses too, and does not touch the report it was given", () => {
    const report = { ...emptyReport(), subscribers: manySubscribers(1) };
    report.subscribers[0]!.subscriber = "1002003";
    expect(maskReport(report).subscribers[0]!.subscriber).toBe("1•••");
    expect(report.subscribers[0]!.subscriber).toBe("1002003");
  });

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
