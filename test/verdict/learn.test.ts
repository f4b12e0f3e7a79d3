import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_DELAY } from "../../src/domain/delay.js";
import type { BurstColumns } from "../../src/verdict/burst-columns.js";
import { learn } from "../../src/verdict/learn.js";
import type { World } from "../../src/verdict/world.js";
import { type EventFields, judgeOf, worldOf } from "./judging.js";

const click = fc.record({
  kind: fc.constant("click" as const),
  subscriber: fc.constantFrom(
    "a@corp.example",
    "b@corp.example",
    "c@corp.example",
    "d@firm.example",
    "e@firm.example",
    "f@solo.example",
  ),
  campaign: fc.constantFrom("Spring", "Autumn"),
  url: fc.constantFrom("/a", "/b", "/c"),
  ip: fc.constantFrom("", "access-1", "access-2", "cloud-1"),
  userAgent: fc.constantFrom("", "curl/8.0", "Mozilla/5.0"),
  delay: fc.oneof(fc.constantFrom(5, 40, 40, 500_000, undefined), fc.integer({ min: 0, max: 90_000 })),
});
const sends = [
  "a@corp.example",
  "b@corp.example",
  "z@corp.example",
  "y@firm.example",
  "x@solo.example",
].flatMap((subscriber) =>
  ["Spring", "Autumn"].map(
    (campaign): EventFields => ({ kind: "delivered", subscriber, campaign, delay: 0 }),
  ),
);

/** Bursts of a made-up export with any probabilities at all. */
const lessons = fc.tuple(
  fc.array(click, { minLength: 1, maxLength: 25 }),
  fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
);

function given([clicks, stream]: [EventFields[], Iterator<number>]) {
  const events = [...sends, ...clicks];
  const { columns } = judgeOf(events);
  const probability = Float32Array.from({ length: columns.size }, () => stream.next().value);
  return { world: worldOf(events).world, columns, probability };
}

type Key = (burst: number) => number;

function keysOf(world: World, bursts: BurstColumns): Record<string, Key> {
  const subscriber: Key = (burst) => world.events.messages.b(bursts.message[burst]!);
  const known = (value: number, none: number) => (value === none ? -1 : value);
  return {
    "shared-address": (burst) => known(bursts.ip[burst]!, 0),
    "early-user-agent": (burst) => known(bursts.agent[burst]!, 0),
    "machine-link": (burst) => bursts.loneLink[burst]! - 1,
    "repeat-pattern": subscriber,
    "export-speed": (burst) => known(bursts.delayBin[burst]!, NO_DELAY),
  };
}

/** Bursts of other messages that share the key, the slow way. */
function othersOf(bursts: BurstColumns, key: Key, burst: number): number[] {
  const indices = Array.from({ length: bursts.size }, (_, at) => at);
  return indices.filter((at) => bursts.message[at] !== bursts.message[burst] && key(at) === key(burst));
}

function weighed(bursts: BurstColumns, list: readonly number[], value: (burst: number) => number): number {
  return list.reduce((sum, burst) => sum + value(burst) * bursts.weight[burst]!, 0);
}

describe("learn", () => {
  it("says of each key what the other messages say: the judged one never teaches itself", () => {
    fc.assert(
      fc.property(lessons, (input) => {
        const { world, columns: bursts, probability } = given(input);
        const learned = learn(world, bursts, probability);
        for (const [signal, key] of Object.entries(keysOf(world, bursts))) {
          const lesson = learned.signals.get(signal)!;
          for (let burst = 0; burst < bursts.size; burst++) {
            const others = othersOf(bursts, key, burst);
            const count = weighed(bursts, others, () => 1);
            if (key(burst) === -1 || count < 0.49) {
              expect(lesson.llr(burst)).toBeNaN();
              expect(lesson.said(burst)).toBeNull();
            } else {
              const share = weighed(bursts, others, (one) => probability[one]!) / count;
              expect(lesson.said(burst)!.others).toBe(Math.round(Math.fround(count)));
              expect(lesson.said(burst)!.share).toBeCloseTo(share, 4);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("compares the delays of a domain's other messages with those of the export", () => {
    fc.assert(
      fc.property(lessons, (input) => {
        const { world, columns: bursts, probability } = given(input);
        const lesson = learn(world, bursts, probability).signals.get("lockstep")!;
        const domain = (burst: number) => world.domains[bursts.subscriber[burst]!]!;
        const bin = (burst: number) => bursts.delayBin[burst]!;
        for (let burst = 0; burst < bursts.size; burst++) {
          const others = othersOf(bursts, domain, burst);
          const count = weighed(bursts, others, () => 1);
          if (bin(burst) === NO_DELAY || count < 1.49) expect(lesson.llr(burst)).toBeNaN();
          else if (count > 1.51) {
            expect(lesson.said(burst)!.others).toBe(Math.round(Math.fround(count)));
            const near = (one: number) => bin(one) !== NO_DELAY && Math.abs(bin(one) - bin(burst)) <= 1;
            expect(lesson.said(burst)!.share).toBeCloseTo(
              weighed(bursts, others, (one) => (near(one) ? 1 : 0)) / count,
              4,
            );
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("lets a flood of clicks in one message teach no more than a few bursts", () => {
    const flood = Array.from(
      { length: 50 },
      (_, at): EventFields => ({ kind: "click", url: "/a", delay: at * 60 }),
    );
    const { columns } = judgeOf(flood);
    expect(columns.size).toBe(50);
    expect(columns.weight.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(3, 4);
  });
});
