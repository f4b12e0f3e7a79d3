import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Earliest } from "../../../src/flow/world/earliest.js";

describe("Earliest", () => {
  it("keeps the earliest time of each key, few or many, one message after the other", () => {
    const hits = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 99 })), {
      maxLength: 90,
      size: "max",
    });
    fc.assert(
      fc.property(fc.array(hits), (messages) => {
        const earliest = new Earliest();
        for (const message of messages) {
          earliest.clear();
          const oracle = new Map<number, number>();
          for (const [key, time] of message) {
            earliest.add(key, time);
            oracle.set(key, Math.min(time, oracle.get(key) ?? time));
          }
          const found = earliest.keys.slice(0, earliest.size).map((key, at) => [key, earliest.times[at]!]);
          expect(found).toEqual([...oracle]);
        }
      }),
    );
  });
});
