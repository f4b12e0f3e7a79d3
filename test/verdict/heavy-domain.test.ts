import { describe, expect, it } from "vitest";
import { clickedMessages } from "../../src/flow/world/order.js";
import { signals } from "../../src/signals/index.js";
import { collectBursts, type Judging } from "../../src/verdict/burst-collector.js";
import { heavyDomain, seenByOthers } from "../../src/verdict/heavy-domain.js";
import { Judge } from "../../src/verdict/judge.js";
import { mailingsOf } from "../../src/verdict/mailings.js";
import { weights } from "../../src/verdict/weights.js";
import { type EventFields, judgeOf, worldOf } from "./judging.js";

const HOUR = 3600;

/** One message each to `people` of a domain, each clicked at every one of `delays` (s). */
function mail(domain: string, people: number, ...delays: number[]): EventFields[] {
  return Array.from({ length: people }, (_, person) => {
    const subscriber = `p${person}@${domain}`;
    const clicks = delays.map((delay): EventFields => ({ kind: "click", subscriber, url: "/a", delay }));
    return [{ kind: "delivered", subscriber, delay: 0 } as EventFields, ...clicks];
  }).flat();
}

function found(events: EventFields[], isShared: (text: string) => boolean = () => false) {
  const { world } = worldOf(events);
  const { columns } = judgeOf(events);
  const heavy = heavyDomain(world, columns, (domain) => isShared(world.domainTexts[domain]!));
  return { world, columns, heavy, text: heavy === null ? null : world.domainTexts[heavy.domain] };
}

describe("T37: a heavy domain", () => {
  const others = mail("b.example", 20, HOUR).concat(mail("c.example", 20, HOUR));

  it("has more bursts than all others together, and teaches them the less the heavier it is", () => {
    expect(found([...others, ...mail("a.example", 40, HOUR)]).heavy).toBeNull();
    const parts = [41, 80, 160, 400].map((people) => {
      const { heavy, text } = found([...others, ...mail("a.example", people, HOUR)]);
      expect(text).toBe("a.example");
      return [people * heavy!.ofBursts, people * heavy!.ofMessages];
    });
    // 25 bursts teach in any case.
    expect(parts.map(([bursts]) => Math.round(bursts!))).toEqual([39, 25, 25, 25]);
    expect(parts.map(([, messages]) => Math.round(messages!))).toEqual([39, 25, 25, 25]);
    const larger = [...others, ...mail("d.example", 400, HOUR), ...mail("a.example", 2_000, HOUR)];
    expect(Math.round(2_000 * found(larger).heavy!.ofBursts)).toBe(110);
  });

  it("counts bursts and messages apart", () => {
    const { heavy } = found([...others, ...mail("a.example", 100, HOUR, 2 * HOUR, 3 * HOUR)]);
    expect(heavy!.ofBursts).toBeCloseTo(25 / 300, 6);
    expect(heavy!.ofMessages).toBeCloseTo(0.25, 6);
  });

  it("is none of free mail, none of people without a domain, and none in a small export", () => {
    expect(found(mail("gmail.com", 80, HOUR), (domain) => domain === "gmail.com").heavy).toBeNull();
    const ids = mail("a.example", 80, HOUR).map((row) => ({
      ...row,
      subscriber: row.subscriber!.split("@")[0]!,
    }));
    expect(found(ids).heavy).toBeNull();
    expect(found(mail("a.example", 25, HOUR)).heavy).toBeNull();
  });

  it("is seen by others at its part, in bursts and in messages of its campaign", () => {
    const { world, columns, heavy } = found([...others, ...mail("a.example", 100, HOUR)]);
    const seen = seenByOthers(world, columns, heavy!);
    const sum = (weights: Float32Array) => weights.slice(0, columns.size).reduce((all, one) => all + one, 0);
    expect(sum(columns.weight)).toBeCloseTo(140, 4);
    expect(sum(seen.weight)).toBeCloseTo(65, 4);
    expect(seen.message).toBe(columns.message);
    expect(mailingsOf(world).all).toBe(140);
    expect(mailingsOf(world, heavy).all).toBeCloseTo(65, 4);
    expect(mailingsOf(world, heavy).byDomain[heavy!.domain]).toBe(100);
  });

  it("is judged by all of its own, as if it were not heavy; others are not", () => {
    // Company a is scanned within seconds, half of its people read later; nobody else is scanned.
    const scanned = mail("a.example", 400, 5);
    const readers = mail("a.example", 200, 5 * HOUR).filter(({ kind }) => kind === "click");
    const { world, store } = worldOf([...scanned, ...readers, ...others]);
    const [bound, free] = ["unknown", "consumer"].map((kind) => {
      const settings = { set: {}, off: new Set(["gateway-mailbox"]) };
      const mailbox = () => ({ name: "", kind });
      const judging: Judging = [signals, settings, weights, { mailbox }];
      return new Judge(world, collectBursts(world, clickedMessages(store), ...judging), ...judging);
    });
    const columns = bound!.columns;
    const steps = Array.from({ length: columns.size }, (_, burst) => ({
      domain: world.domainTexts[world.domains[columns.subscriber[burst]!]!],
      step: free!.probability[burst]! - bound!.probability[burst]!,
    }));
    // Not by nothing: what the others do is judged otherwise now, and the domain learns from them too.
    for (const { domain, step } of steps)
      if (domain === "a.example") expect(Math.abs(step)).toBeLessThan(0.01);
      else expect(step).toBeGreaterThan(0.1);
  });
});
