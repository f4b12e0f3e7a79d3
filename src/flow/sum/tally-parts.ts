import type { ClickCounts } from "../../domain/report.js";
import { AUTOMATED, HUMAN, UNSURE, type Verdict } from "../../domain/verdict.js";
import { Expected, type Spread } from "../../verdict/rates.js";

/** Delay buckets of the report: see `delayBucket`. */
export const BUCKETS = [
  "before delivery",
  "under 10 s",
  "10 s to 1 min",
  "1 to 5 min",
  "5 to 30 min",
  "30 min to 2 h",
  "2 to 8 h",
  "8 to 24 h",
  "1 to 3 days",
  "over 3 days",
] as const;

/** Clicks by number of the verdict. */
export type VerdictSums = number[];

export interface CampaignTally {
  clickers: Expected;
  clicks: Expected;
  openers: Expected;
  /** By bucket. */
  delays: VerdictSums[];
  counts: VerdictSums;
  footer: { reported: number; automated: number };
  /** Messages with clicks that were kept (more likely human) and removed, and how many of each were followed up. */
  kept: { messages: number; converted: number };
  removed: { messages: number; converted: number };
  conversions: Expected;
  /** Messages with a burst that is surely a person's, and with one that is not surely a machine's. */
  strict: number;
  lax: number;
}

export interface GroupTally {
  counts: VerdictSums;
  subscribers: number;
  delays: number[];
}

export interface LinkTally {
  campaign: number;
  link: number;
  counts: VerdictSums;
  clickers: Expected;
  /** The message that hit it last, the last burst of it, and the odds of a person of each of its bursts. */
  message: number;
  burst: number;
  odds: number[];
  bursts: number;
}

export interface NetworkTally {
  counts: VerdictSums;
  addresses: number;
  ip: number;
}

export function noSums(): VerdictSums {
  return [0, 0, 0];
}

export function noClicks(): ClickCounts {
  return { reported: 0, human: 0, automated: 0, unsure: 0 };
}

export function byVerdict(sums: Readonly<VerdictSums>): Record<Verdict, number> {
  return { human: sums[HUMAN]!, automated: sums[AUTOMATED]!, unsure: sums[UNSURE]! };
}

export function clicksOf(sums: Readonly<VerdictSums>): ClickCounts {
  const counts = byVerdict(sums);
  return { reported: counts.human + counts.automated + counts.unsure, ...counts };
}

export function newCampaign(spread: Spread, openSpread: Spread): CampaignTally {
  return {
    clickers: new Expected(spread),
    clicks: new Expected(spread),
    openers: new Expected(openSpread),
    delays: BUCKETS.map(noSums),
    counts: noSums(),
    footer: { reported: 0, automated: 0 },
    kept: { messages: 0, converted: 0 },
    removed: { messages: 0, converted: 0 },
    conversions: new Expected(spread),
    strict: 0,
    lax: 0,
  };
}

export function newGroup(): GroupTally {
  return { counts: noSums(), subscribers: 0, delays: BUCKETS.map(() => 0) };
}

export function group<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
