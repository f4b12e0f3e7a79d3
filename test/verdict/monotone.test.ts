import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SubscriberRow } from "../../src/domain/event.js";
import { type EventFields, judgeOf } from "./judging.js";

const AGENT =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Safari/537.36";

const click = fc.record({
  kind: fc.constantFrom("click" as const, "click" as const, "open" as const),
  subscriber: fc.constantFrom("a@corp.example", "b@firm.example"),
  url: fc.constantFrom("/a", "/b", "/unsubscribe"),
  userAgent: fc.constantFrom("", AGENT, "curl/8.0"),
  delay: fc.oneof(fc.constantFrom(-3, 5, 5, 40), fc.integer({ min: 0, max: 90_000 })),
});
const delivered: EventFields[] = ["a@corp.example", "b@firm.example"].map((subscriber) => ({
  kind: "delivered",
  subscriber,
  delay: 0,
}));

const followUp = fc.record({
  kind: fc.constantFrom("form" as const, "reply" as const, "visit" as const, "conversion" as const),
  subscriber: fc.constantFrom("a@corp.example", "b@firm.example"),
  delay: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 900_000 })),
});

/** Log-odds of all bursts from the fixed evidence alone: what is learned from the export is held still. */
function logOdds(
  events: readonly EventFields[],
  homes?: Map<string, SubscriberRow>,
): { first: number[]; final: number[] } {
  const { columns, combinations } = judgeOf(events, undefined, undefined, homes);
  const seen = [...columns.seen.subarray(0, columns.size)];
  return {
    first: seen.map((one) => combinations.first[one]!),
    final: seen.map((one) => combinations.final[one]!),
  };
}

function expectOrder(less: readonly number[], more: readonly number[]): void {
  expect(more.length).toBe(less.length);
  for (const [burst, value] of less.entries()) expect(value).toBeLessThanOrEqual(more[burst]! + 1e-5);
}

describe("with what was learned held fixed", () => {
  it("one more follow-up never makes a click more automated", () => {
    const clicks = fc.array(click, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(clicks, fc.array(followUp, { maxLength: 4 }), followUp, (hits, some, more) => {
        const without = logOdds([...delivered, ...hits, ...some]);
        const one = logOdds([...delivered, ...hits, ...some, more]);
        expectOrder(one.first, without.first);
        expectOrder(one.final, without.final);
      }),
      { numRuns: 300 },
    );
  });

  /** Who a hit may come from before it comes from a scanner's network; at home and abroad. */
  const others = fc.constantFrom(
    "",
    "access-1",
    "access none NL-1",
    "access none BR-1",
    "unknown-1",
    "private-1",
    "web-proxy-1",
    "relay-1",
    "cloud-1",
  );
  const homes = new Map(
    ["a@corp.example", "b@firm.example"].map((subscriber) => [
      subscriber,
      { subscriber, country: "NL", timezone: "", segment: "", variant: "" },
    ]),
  );

  it.each([
    ["a certain", "security certain-1"],
    ["a probable", "security probable-1"],
  ])("%s scanner's network never makes a burst less automated", (_, scanner) => {
    fc.assert(
      fc.property(fc.array(click, { minLength: 1, maxLength: 6 }), others, (hits, ip) => {
        const opens = hits.map((hit) => ({ ...hit, ip: hit.kind === "open" ? "access-9" : "" }));
        const from = (address: string) => [
          ...delivered,
          ...opens.map((hit) => (hit.kind === "click" ? { ...hit, ip: address } : hit)),
        ];
        const before = logOdds(from(ip), homes);
        const after = logOdds(from(scanner), homes);
        expectOrder(before.first, after.first);
        expectOrder(before.final, after.final);
      }),
      { numRuns: 300 },
    );
  });
});
