import fc from "fast-check";
import { expect, it } from "vitest";
import { signals } from "../../src/signals/index.js";
import { openWeights } from "../../src/verdict/open-weights.js";
import { OpenJudge } from "../../src/verdict/opens.js";
import { type EventFields, worldOf } from "./judging.js";

const hit = fc.record({
  kind: fc.constantFrom("open" as const, "click" as const),
  subscriber: fc.constantFrom("a@one.example", "b@one.example", "c@two.example"),
  campaign: fc.constantFrom("Spring", "Autumn"),
  url: fc.constant("/a"),
  delay: fc.oneof(fc.integer({ min: -40, max: 400 }), fc.integer({ min: 3600, max: 90_000 })),
  ip: fc.constantFrom("", "cloud", "access none NL-1", "access none DE-2", "security certain", "relay"),
  userAgent: fc.constantFrom("", "curl/8", "Mozilla/5.0", "Mozilla/5.0 (Windows NT 10.0) Chrome/120.0"),
  flag: fc.constantFrom("none" as const, "machine" as const, "prefetch" as const, "proxy" as const),
});

it("sums what each signal sees in each open, though alike opens are looked at once", () => {
  fc.assert(
    fc.property(fc.array(hit, { minLength: 1, maxLength: 30 }), (events: EventFields[]) => {
      const { world, store } = worldOf(events);
      const settings = { set: {}, off: new Set<string>() };
      const judge = new OpenJudge(world, signals, settings, openWeights, (click) =>
        click % 2 === 0 ? 0 : 1,
      );
      for (let message = 0; message < store.messages.size; message++)
        store.forEachOpenGroup(message, (group) => {
          const seen = judge.cases(message, group).map((one) => one.split("/") as [string, string]);
          const found = judge.judge(message, group);
          expect([...found.signals].sort()).toEqual(seen.map(([id]) => id).sort());
          expect(found.logOdds).toBe(
            seen.reduce((sum, [id, name]) => sum + (openWeights.weights[id]?.[name] ?? 0), openWeights.prior),
          );
        });
    }),
  );
});
