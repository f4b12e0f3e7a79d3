import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clickedMessages } from "../../src/flow/world/order.js";
import { signals } from "../../src/signals/index.js";
import {
  BurstCollector,
  type Bursts,
  collectBursts,
  type Judging,
} from "../../src/verdict/burst-collector.js";
import { weights } from "../../src/verdict/weights.js";
import { type EventFields, worldOf } from "./judging.js";

const judging: Judging = [
  signals,
  { set: {}, off: new Set() },
  weights,
  { mailbox: () => ({ name: "", kind: "unknown" }) },
];

const hit = fc.record({
  kind: fc.constantFrom("click" as const, "click" as const, "open" as const, "delivered" as const),
  subscriber: fc.integer({ min: 0, max: 30 }).map((at) => `p${at}@d${at % 3}.example`),
  campaign: fc.constantFrom("Spring", "Autumn"),
  delay: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 90_000 })),
  url: fc.constantFrom("/a", "/b", "/unsubscribe"),
  ip: fc.constantFrom("cloud-1", "access none NL-3", "security certain-2", ""),
  userAgent: fc.constantFrom("", "Mozilla/5.0", "python-requests/2.31.0"),
});

/** All that is kept of bursts. */
function keptOf({ columns, combinations }: Bursts): unknown {
  const { size, firstClick, ...rest } = columns.part();
  return {
    size,
    firstClick: [...firstClick],
    columns: Object.entries(rest).filter(([name]) => name !== "buffers"),
    combinations: combinations.part(),
    counts: [...combinations.counts()],
    weights: [[...combinations.first], [...combinations.final]],
  };
}

describe("BurstCollector", () => {
  it("keeps the same when another one collects the last messages, block by block from the end", () => {
    const exported = fc.array(hit, { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(exported, fc.nat(), fc.integer({ min: 1, max: 5 }), (events, cut, block) => {
        const known = () => {
          const { world, store } = worldOf(events as EventFields[]);
          return { world, order: clickedMessages(store) };
        };
        const alone = known();
        const whole = collectBursts(alone.world, alone.order, ...judging);

        const { world, order } = known();
        const [first, second] = [
          new BurstCollector(world, ...judging),
          new BurstCollector(world, ...judging),
        ];
        const middle = cut % (order.length + 1);
        first.take(order, 0, middle);
        const sizes: number[] = [];
        for (let to = order.length; to > middle; to = Math.max(middle, to - block)) {
          const before = second.columns.size;
          second.take(order, Math.max(middle, to - block), to);
          sizes.push(second.columns.size - before);
        }
        const part = second.part(sizes);
        first.append(structuredClone(part, { transfer: part.columns.buffers }));
        first.columns.complete();

        expect(keptOf(first)).toEqual(keptOf(whole));
        for (let click = 0; click < world.events.clicks; click++)
          expect(first.columns.burstOf(click)).toBe(whole.columns.burstOf(click));
      }),
      { numRuns: 60 },
    );
  });
});
