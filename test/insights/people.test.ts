import fc from "fast-check";
import { expect, it } from "vitest";
import { automations, segments } from "../../src/insights/index.js";

const entry = (
  automation: string,
  subscriber: string,
  firedBy: "machine" | "person" | "both" | "unknown",
) => ({
  automation,
  subscriber,
  firedBy,
});

it("counts entries that only machines set off, and lists them once", () => {
  const found = automations([
    entry("welcome", "b", "machine"),
    entry("welcome", "a", "machine"),
    entry("welcome", "a", "machine"),
    entry("welcome", "c", "both"),
    entry("demo", "d", "person"),
  ]);
  expect(found).toMatchObject([
    { automation: "demo", entries: 1, firedByMachine: 0, subscribers: [] },
    { automation: "welcome", entries: 4, firedByMachine: 3, subscribers: ["a", "b"] },
  ]);
  expect(found[0]!.advice).toContain("No entry was set off by a machine alone.");
  expect(found[1]!.advice).toContain("Review the people listed");
  for (const { advice } of found) expect(advice).toContain("second condition");
});

it("does not call unknown entries clean", () => {
  expect(automations([entry("demo", "a", "unknown")])[0]!.advice).toContain("No click was found");
  expect(automations([entry("demo", "a", "unknown"), entry("demo", "b", "person")])[0]!.advice).toContain(
    "For 1 of 2 entries",
  );
  expect(automations([])).toEqual([]);
});

const person = (subscriber: string, more: object = {}) => ({
  subscriber,
  human: 0,
  conversions: 0,
  replies: 0,
  hasLeft: false,
  verdict: "human" as const,
  ...more,
});

it("orders the engaged by strength, under the export's own header", () => {
  const people = [
    person("once", { human: 0.9 }),
    person("often", { human: 3.2 }),
    person("oftener", { human: 5 }),
    person("replied", { replies: 1, verdict: "automated" }),
    person("bought", { conversions: 2, verdict: "unsure" }),
  ];
  expect(segments(people, "Email Address").get("engaged.csv")).toEqual([
    ["Email Address", "clickaudit_strength"],
    ["bought", "conversion"],
    ["replied", "reply"],
    ["oftener", "repeated clicks"],
    ["often", "repeated clicks"],
    ["once", "one click"],
  ]);
});

it("sets the unclear ones apart from the automated, and keeps those without clicks out", () => {
  const lists = segments(
    [
      person("unsure", { human: 0.6, verdict: "unsure" }),
      person("scanned", { human: 0.1, verdict: "automated" }),
      person("silent", { verdict: "no clicks" }),
      person("both", { human: 1, verdict: "mixed" }),
    ],
    "",
  );
  const names = (file: string) =>
    lists
      .get(file)!
      .slice(1)
      .map(([name]) => name);
  expect(lists.get("review.csv")![0]).toEqual(["email", "clickaudit_note"]);
  expect(names("review.csv")).toEqual(["unsure"]);
  expect(names("leave-out-of-reports.csv")).toEqual(["scanned"]);
  expect(names("engaged.csv")).toEqual(["both"]);
});

it("writes every file also when there is nobody for it", () => {
  expect([...segments([], "email").values()].map((rows) => rows.length)).toEqual([1, 1, 1]);
});

it("puts nobody on two lists, and never speaks of unsubscribing", () => {
  const anybody = fc.record({
    subscriber: fc.string(),
    human: fc.double({ min: 0, max: 9, noNaN: true }),
    conversions: fc.nat(2),
    replies: fc.nat(2),
    hasLeft: fc.boolean(),
    verdict: fc.constantFrom("human", "automated", "mixed", "unsure", "no clicks"),
  });
  fc.assert(
    fc.property(fc.uniqueArray(anybody, { selector: (one) => one.subscriber }), (people) => {
      const lists = segments(people, "email");
      const names = [...lists.values()].flatMap((rows) => rows.slice(1).map(([name]) => name));
      expect(new Set(names).size).toBe(names.length);
      expect([...lists.keys()].join()).not.toMatch(/unsub/i);
      expect(
        [...lists.values()]
          .flat()
          .map(([, note]) => note)
          .join(),
      ).not.toMatch(/unsub/i);
    }),
  );
});
