import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EventFields, judgeOf } from "./judging.js";

/** Clicks of one instant on one link from one network: only their clients tell them apart. */
const tied = fc.record({
  kind: fc.constant("click" as const),
  url: fc.constantFrom("/a", "/a", "/b"),
  delay: fc.constant(30),
  ip: fc.constantFrom("access-1", "access-2"),
  userAgent: fc.constantFrom("", "curl/8.0", "wget/1.21", "Mozilla/5.0"),
  flag: fc.constantFrom("none" as const, "machine" as const),
  flagReason: fc.constantFrom("", "generic", "pattern"),
  country: fc.constantFrom("", "DE", "FR"),
});

describe("hits of one instant", () => {
  it("are judged and explained alike, whichever row comes first", () => {
    const lists = fc
      .array(tied, { minLength: 2, maxLength: 6 })
      .chain((rows) =>
        fc.tuple(
          fc.constant(rows),
          fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
        ),
      );
    fc.assert(
      fc.property(lists, ([rows, shuffled]) => {
        expect(said(shuffled)).toEqual(said(rows));
      }),
      {
        numRuns: 200,
      },
    );
  });
});

function said(events: readonly EventFields[]): unknown[] {
  const judge = judgeOf(events);
  const all: unknown[] = [];
  judge.forEachMessage((_, bursts) => {
    for (const judged of bursts) {
      const { agent, network, flag, flagReason, country } = judged.burst;
      const reasons = judge.evidence(judged).map((one) => judge.because(judged, one));
      all.push([judged.probability, agent.name, network.label, flag, flagReason, country, reasons]);
    }
  });
  return all;
}
