import type { BurstColumns } from "./burst-columns.js";
import { exact } from "./exact.js";
import type { Lessons } from "./learn.js";
import type { Lesson } from "./lessons.js";
import type { World } from "./world.js";

/** Bursts, and messages, of one domain that teach others in full, however few those have. */
const ENOUGH = 25;
/** How much the domain teaches others at least, of what they teach each other: it says something of links and campaigns. */
const LEAST_SHARE = 0.25;

/**
 * A domain with more bursts than all others together: at most one. Two thousand accounts of one domain who click all day would
 * decide what early, usual and often mean for everybody.
 */
export interface HeavyDomain {
  readonly domain: number;
  /** How much each of its bursts and of its messages counts for what others are judged by. */
  readonly ofBursts: number;
  readonly ofMessages: number;
}

/** @param isShared domains of free mail: what anybody may be at stands for nobody */
export function heavyDomain(
  { domains, domainTexts }: Pick<World, "domains" | "domainTexts">,
  { size, message, subscriber, weight }: BurstColumns,
  isShared: (domain: number) => boolean,
): HeavyDomain | null {
  const bursts = new Float64Array(domainTexts.length);
  const messages = new Float64Array(domainTexts.length);
  for (let burst = 0; burst < size; burst++) {
    const domain = domains[subscriber[burst]!]!;
    bursts[domain]! += exact(weight[burst]!);
    if (burst === 0 || message[burst] !== message[burst - 1]) messages[domain]!++;
  }
  const all = sum(bursts);
  const domain = bursts.findIndex((own) => own > Math.max(ENOUGH, all - own));
  if (domain === -1 || domainTexts[domain] === "" || isShared(domain)) return null;
  return {
    domain,
    ofBursts: partOf(bursts[domain]!, all - bursts[domain]!),
    ofMessages: partOf(messages[domain]!, sum(messages) - messages[domain]!),
  };
}

/** All at the weight of all others, and the less the more it outweighs them. */
function partOf(own: number, others: number): number {
  const ratio = Math.min(1, others / own);
  return Math.min(1, Math.max(ENOUGH / own, ratio * Math.max(LEAST_SHARE, ratio)));
}

function sum(values: Float64Array): number {
  return values.reduce((all, one) => all + one, 0);
}

/** The bursts as those at other domains see them. */
export function seenByOthers({ domains }: World, bursts: BurstColumns, heavy: HeavyDomain): BurstColumns {
  return bursts.withWeights(
    bursts.weight.map((weight, burst) =>
      domains[bursts.subscriber[burst]!] === heavy.domain ? weight * heavy.ofBursts : weight,
    ),
  );
}

/** What is learned of all bursts for those of the heavy domain, what is learned of a part of its own for the others. */
export function divided(
  { domains }: World,
  bursts: BurstColumns,
  { domain }: HeavyDomain,
  within: Lessons,
  others: Lessons,
): Lessons {
  const isWithin = (burst: number) => domains[bursts.subscriber[burst]!] === domain;
  const signals = new Map<string, Lesson>();
  for (const [id, other] of others.signals) {
    const own = within.signals.get(id)!;
    const llr = (burst: number) => (isWithin(burst) ? own : other).llr(burst);
    signals.set(id, {
      llr,
      fill(from, to, into) {
        for (let burst = from; burst < to; burst++) into[burst - from] = llr(burst);
      },
      said: (burst) => (isWithin(burst) ? own : other).said(burst),
    });
  }
  return {
    signals,
    contamination: others.contamination,
    within: { domain, contamination: within.contamination },
  };
}
