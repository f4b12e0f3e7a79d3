import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskAddress, maskExplanation, maskReport, maskText } from "../../src/report/mask.js";
import { hostileText, madeUp } from "./reports.js";

describe("masked addresses", () => {
  it.each([
    ["ada.l@acme.example", "a***@acme.example"],
    ["a@acme.example", "a***@acme.example"],
    ['"odd@local"@acme.example', '"***@acme.example'],
    ["😀@acme.example", "😀***@acme.example"],
    ["customer-1234", "c***"],
    ["", "***"],
  ])("%s becomes %s", (address, masked) => {
    expect(maskAddress(address)).toBe(masked);
  });

  it.each([
    ["see ada.l@acme.example and bo@b.example.", "see a***@acme.example and b***@b.example."],
    ["https://x.example/?email=ada%40acme.example&a=1", "https://x.example/?e***%40acme.example&a=1"],
    ["https://x.example/ada/list", "https://x.example/ada/list"],
    ["bounce+ada=acme.example@esp.example", "b***@esp.example"],
    ["100 % @ home", "100 % @ home"],
    ["no sign of anybody", "no sign of anybody"],
    ["a 10%40 b%40c.example", "a 10%40 b***%40c.example"],
    ["https://x.example/?p=12345678901&t=123456789012", "https://x.example/?p=12345678901&t=12\u2026"],
    ["https://x.example/?t=0123456789abcdef", "https://x.example/?t=01\u2026"],
    [`${"a".repeat(200)}@b.example`, "a***@b.example"],
  ])("in the text %j", (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it("leave no local part of two or more characters before an @", () => {
    const local = fc.stringMatching(/^[a-z]{3,20}$/);
    fc.assert(
      fc.property(hostileText, local, hostileText, (before, name, after) => {
        expect(maskText(`${before} ${name}@shop.example ${after}`)).not.toContain(`${name}@`);
        expect(maskText(`${before}${name}@shop.example${after}`)).not.toContain(`${name}@`);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("a masked report", () => {
  it("names nobody, wherever the address stood, and keeps its figures", () => {
    const report = madeUp("spring-sale");
    report.links[0]!.link = "https://shop.example/?to=ada.lovell@northwind.example";
    report.notices[0]!.message = "ada.lovell@northwind.example clicked";
    const masked = maskReport(report);
    const text = JSON.stringify(masked);
    for (const { subscriber } of report.subscribers) expect(text).not.toContain(subscriber);
    expect(text).not.toContain("lovell");
    expect(masked.total).toEqual(report.total);
    expect(masked.subscribers.map(({ domain }) => domain)).toEqual(
      report.subscribers.map(({ domain }) => domain),
    );
  });

  it("shortens ids without an @, of subscribers and of those whom a machine brought into an automation", () => {
    const report = madeUp("spring-sale");
    report.subscribers[0]!.subscriber = "customer-4711";
    report.insights.automations = [
      { automation: "Welcome", entries: 1, firedByMachine: 1, subscribers: ["customer-4712"], advice: "" },
    ];
    const masked = maskReport(report);
    expect(masked.subscribers[0]!.subscriber).toBe("c***");
    expect(masked.insights.automations[0]!.subscribers).toEqual(["c***"]);
  });

  it("has a story beside it in which nobody is named either", () => {
    const story = {
      subscriber: "customer-4711",
      domain: "acme.example",
      mailboxSystem: "",
      verdict: "human" as const,
      probability: 0,
      messages: [
        {
          campaign: "for ada@acme.example",
          sentAt: null,
          deliveredAt: null,
          opens: 0,
          bursts: [],
          conversions: [],
        },
      ],
    };
    const masked = maskExplanation(story);
    expect(masked).toEqual({
      ...story,
      subscriber: "c***",
      messages: [{ ...story.messages[0], campaign: "for a***@acme.example" }],
    });
  });

  it("leaves the report itself as it was", () => {
    const report = madeUp("spring-sale");
    maskReport(report);
    expect(report).toEqual(madeUp("spring-sale"));
  });
});
