import { Beside, explainedAway } from "./beside.js";
import { type BurstColumns, eachBlock } from "./burst-columns.js";
import { hitRates } from "./hit-rates.js";
import { KeyedLesson, type Lesson, type SharedKey } from "./lessons.js";
import { type Standing, standingLessons } from "./standing-lessons.js";
import { unanswered } from "./unanswered.js";
import type { World } from "./world.js";

/**
 * Strength of the shrinking towards the whole export, in bursts: a key (domain, address ...) with that many bursts counts
 * half for itself. Small numbers trust small groups sooner.
 */
const SHRINK = {
  ip: 1,
  agent: 4,
  network: 4,
  pair: 2,
  link: 8,
  subscriber: 1,
  delay: 10,
} as const;

export interface Lessons {
  /** By id of the learned signal. */
  readonly signals: ReadonlyMap<string, Lesson>;
  /** Machines' share of the hits of each campaign, shrunk towards the export: see `HitRates`. */
  readonly contamination: Float64Array;
  /** The same for people at a heavy domain. */
  readonly within: { readonly domain: number; readonly contamination: Float64Array } | null;
}

/**
 * One round of learning without labels: from the probabilities of all bursts to what each key says about the others of
 * its kind, the judged message left out. Sums run in the fixed order of bursts, so the result has no order of its own.
 * @param probability of automation of each burst; must not change afterwards
 * @param standing of the same bursts
 */
export function learn(
  world: World,
  bursts: BurstColumns,
  probability: Float32Array,
  { keys, lockstep, busyDomain, mailings }: Standing = standingLessons(world, bursts),
): Lessons {
  const overall = overallShare(bursts, probability);
  const all: KeyedLesson[] = [];
  const keyed = (key: SharedKey, shrink: number) => {
    const lesson = new KeyedLesson(bursts, probability, overall, key, shrink);
    all.push(lesson);
    return lesson;
  };
  const beside = new Beside(bursts, probability);
  const rates = hitRates(world, bursts, probability, beside, mailings);
  const signals = new Map<string, Lesson>([
    ["scanned-domain", rates.domain],
    ["shared-address", keyed(keys.address, SHRINK.ip)],
    ["early-user-agent", keyed(keys.agent, SHRINK.agent)],
    ["machine-network", keyed(keys.network, SHRINK.network)],
    ["domain-network", keyed(keys.domainNetwork, SHRINK.pair)],
    ["no-follow-up", unanswered(bursts, probability)],
    ["machine-link", keyed(keys.link, SHRINK.link)],
    ["repeat-pattern", keyed(keys.subscriber, SHRINK.subscriber)],
    ["export-speed", keyed(keys.delay, SHRINK.delay)],
    ["lockstep", lockstep],
    ["busy-domain", explainedAway(busyDomain, beside)],
  ]);
  eachBlock(bursts, (from, to) => {
    for (const lesson of all) lesson.add(from, to);
  });
  return { signals, contamination: rates.contamination, within: null };
}

function overallShare(bursts: BurstColumns, probability: Float32Array): number {
  let machine = 1;
  let all = 2;
  for (let burst = 0; burst < bursts.size; burst++) {
    machine += probability[burst]! * bursts.weight[burst]!;
    all += bursts.weight[burst]!;
  }
  return machine / all;
}
