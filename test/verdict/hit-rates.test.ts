import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Beside, explainedAway } from "../../src/verdict/beside.js";
import { domainShares } from "../../src/verdict/domain-shares.js";
import { learn } from "../../src/verdict/learn.js";
import type { Mailings } from "../../src/verdict/mailings.js";
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

/** What is learned where every click of the first minute is surely a machine's and every later one surely a person's. */
function learnedFrom(events: EventFields[]) {
  const { world } = worldOf(events);
  const { columns } = judgeOf(events);
  const isEarly = (burst: number) => world.events.clickTime.get(columns.firstClick[burst]!);
  const start = Math.min(...Array.from({ length: columns.size }, (_, burst) => isEarly(burst)));
  const probability = Float32Array.from({ length: columns.size }, (_, burst) =>
    isEarly(burst) - start < 60_000 ? 1 : 0,
  );
  const lessons = learn(world, columns, probability);
  const domainOf = (burst: number) => world.domainTexts[world.domains[columns.subscriber[burst]!]!];
  const find = (domain: string, machine: 0 | 1) => {
    for (let burst = 0; burst < columns.size; burst++)
      if (domainOf(burst) === domain && probability[burst] === machine) return burst;
    throw new Error(`no such burst at ${domain}`);
  };
  const said = (domain: string, machine: 0 | 1, signal = "scanned-domain") =>
    lessons.signals.get(signal)!.said(find(domain, machine))!;
  return { lessons, said };
}

describe("rates of machines and people", () => {
  const others = [
    ...mail("quiet.example", 30),
    ...mail("read.example", 30, 5 * HOUR),
    ...Array.from({ length: 40 }, (_, at) => mail(`d${at}.example`, 4)).flat(),
  ];

  it("takes a domain that machines hit for scanned, and one that they leave for free", () => {
    const { said } = learnedFrom([...others, ...mail("scanned.example", 20, 20)]);
    expect(said("scanned.example", 1)).toMatchObject({ others: 19, share: 1 });
    expect(said("scanned.example", 1).llr).toBeGreaterThan(1);
    expect(said("read.example", 0)).toMatchObject({ others: 29, share: 0 });
    expect(said("read.example", 0).llr).toBeLessThan(-1);
  });

  it("lets the machine of a message explain why it was hit: the reader after it starts as a reader does", () => {
    const { said } = learnedFrom([...others, ...mail("scanned.example", 20, 20, 5 * HOUR)]);
    expect(said("scanned.example", 1).llr).toBeGreaterThan(1);
    expect(said("scanned.example", 0).llr).toBeLessThan(-0.5);
    expect(said("scanned.example", 0, "busy-domain").llr).toBeCloseTo(0, 6);
    expect(said("scanned.example", 1, "busy-domain").llr).toBeGreaterThan(0.5);
  });

  it("learns how often machines come back, so that a second scan is no reader", () => {
    const once = learnedFrom([
      ...others,
      ...mail("scanned.example", 20, 20),
      ...mail("twice.example", 3, 0, 30),
    ]);
    const twice = learnedFrom([...others, ...mail("twice.example", 20, 0, 30)]);
    expect(twice.said("twice.example", 1).llr).toBeGreaterThan(once.said("twice.example", 1).llr);
  });

  it("shrinks a small campaign towards the export", () => {
    const large = [...others, ...mail("scanned.example", 60, 20)];
    const small: EventFields[] = [
      { kind: "delivered", subscriber: "p0@quiet.example", campaign: "Small", delay: 0 },
      { kind: "click", subscriber: "p0@quiet.example", campaign: "Small", url: "/a", delay: 20 },
    ];
    const { contamination } = learnedFrom([...large, ...small]).lessons;
    expect(Math.abs(contamination[0]! - contamination[1]!)).toBeLessThan(0.05);
  });
});

describe("domainShares", () => {
  const mailings = (size: number, domains: number): Mailings => ({
    byDomain: new Float64Array(domains).fill(size),
    clickedByDomain: new Float64Array(domains),
    heavy: null,
    all: size * domains,
    pairs: { campaign: new Int32Array(), domain: new Int32Array(), messages: new Float64Array() },
  });

  it("trusts a domain's own share where domains are scanned or not, and the mean where all are alike", () => {
    const hit = (of: (domain: number) => number) => Float64Array.from({ length: 100 }, (_, at) => of(at));
    const apart = domainShares(
      hit((at) => (at % 4 === 0 ? 10 : 0)),
      mailings(10, 100),
      -1,
    );
    const alike = domainShares(
      hit((at) => 2 + (at % 2)),
      mailings(10, 100),
      -1,
    );
    expect(apart.mean).toBeCloseTo(0.25, 1);
    expect(apart.strength).toBeLessThan(0.5);
    expect(alike.mean).toBeCloseTo(0.25, 1);
    expect(alike.strength).toBeGreaterThan(20);
  });

  it("does not depend on the order in which the rows name the domains", () => {
    const domains = Array.from({ length: 400 }, (_, at) => ({ size: 1 + (at % 7), hit: (at % 13) / 17 }));
    const of = (list: typeof domains) =>
      domainShares(
        Float64Array.from(list, ({ hit }) => hit),
        { ...mailings(0, 0), byDomain: Float64Array.from(list, ({ size }) => size) },
        -1,
      );
    const turned = domains.map((_, at) => domains[(at * 171 + 5) % domains.length]!);
    expect(of(turned)).toEqual(of(domains));
    expect(of([...domains].reverse())).toEqual(of(domains));
  });

  it("leaves out people without a domain, and falls back on what is usual where nothing can be told", () => {
    const { strength } = domainShares(Float64Array.of(5, 0), mailings(10, 2), 0);
    expect(strength).toBeGreaterThan(0);
    const unknown = domainShares(new Float64Array(0), mailings(1, 0), -1);
    expect(unknown.mean).toBe(0.5);
    expect(unknown.strength).toBeCloseTo(1 / 0.4 - 1, 5);
  });
});

describe("Beside", () => {
  it("is the most machine-like of the others of the message", () => {
    const clicks = fc.array(
      fc.record({ person: fc.integer({ min: 0, max: 4 }), delay: fc.integer({ min: 0, max: 20 }) }),
      { minLength: 1, maxLength: 15 },
    );
    fc.assert(
      fc.property(clicks, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (list, stream) => {
        const { columns } = judgeOf(
          list.map(({ person, delay }) => ({
            kind: "click",
            subscriber: `p${person}@corp.example`,
            url: "/a",
            delay: delay * HOUR,
          })),
        );
        const probability = Float32Array.from({ length: columns.size }, () => stream.next().value);
        const beside = new Beside(columns, probability);
        for (let burst = 0; burst < columns.size; burst++) {
          const rest = [...probability].filter(
            (_, at) => at !== burst && columns.message[at] === columns.message[burst],
          );
          expect(beside.of(burst)).toBe(Math.max(0, ...rest));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("takes from a lesson what a machine beside it explains", () => {
    const lesson = {
      llr: () => 2,
      fill: (from: number, to: number, into: Float64Array) => into.fill(2, 0, to - from),
      said: () => ({ llr: 2, others: 3, share: 0.5 }),
    };
    const damped = explainedAway(lesson, { of: (burst) => [0, 0.75][burst]! });
    expect([damped.llr(0), damped.llr(1)]).toEqual([2, 0.5]);
    const all = new Float64Array(2);
    damped.fill(0, 2, all);
    expect([...all]).toEqual([2, 0.5]);
    damped.fill(1, 2, all);
    expect(all[0]).toBe(0.5);
    expect(damped.said(1)).toEqual({ llr: 0.5, others: 3, share: 0.5 });
    expect(explainedAway({ ...lesson, said: () => null }, { of: () => 0 }).said(0)).toBeNull();
  });
});
