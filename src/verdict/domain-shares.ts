import { exact } from "./exact.js";
import type { Mailings } from "./mailings.js";

/** How mail domains differ in the share of their messages that machines hit. */
export interface DomainShares {
  /** Of a domain that nothing is known of. */
  readonly mean: number;
  /** Messages of a domain that count half for its own share, half for the mean. */
  readonly strength: number;
}

/** Messages from which on a domain counts no more than others: a mail provider is one domain like any other. */
const ENOUGH_FOR_MEAN = 5;
const ENOUGH_FOR_LIKENESS = 10;
/** How alike two messages of a domain are taken to be where the export cannot tell: as in the labelled campaigns, and its weight. */
const USUAL_LIKENESS = 0.4;
const WEIGHT_OF_USUAL = 0.2;
const MOST_LIKENESS = 0.95;
const LEAST_LIKENESS = 1e-3;
/** One message of another never says all about a domain. */
const LEAST_STRENGTH = 0.3;

/**
 * Empirical Bayes: how far to trust a domain's own share is learned from how far the domains of this export lie apart. Where
 * gateways check all mail of some companies, one message of a domain says much of the next; where they check samples, little.
 * The likeness is the correlation within domains of a beta-binomial, by moments; its strength 1 / likeness - 1.
 * @param machines messages of each domain that machines hit, expected
 */
export function domainShares(machines: Float64Array, { byDomain }: Mailings, nameless: number): DomainShares {
  let sum = 0.5;
  let all = 1;
  for (let domain = 0; domain < machines.length; domain++) {
    const size = byDomain[domain]!;
    if (domain === nameless || size < 1) continue;
    const weight = Math.min(size, ENOUGH_FOR_MEAN);
    sum += exact(weight * shareOf(machines[domain]!, size));
    all += weight;
  }
  const mean = sum / all;
  const chance = mean * (1 - mean);
  let between = exact(WEIGHT_OF_USUAL * USUAL_LIKENESS);
  let possible = exact(WEIGHT_OF_USUAL);
  for (let domain = 0; domain < machines.length; domain++) {
    const size = byDomain[domain]!;
    if (domain === nameless || size < 2) continue;
    const weight = Math.min(size, ENOUGH_FOR_LIKENESS);
    between += exact(weight * ((shareOf(machines[domain]!, size) - mean) ** 2 - chance / size));
    possible += exact(weight * chance * (1 - 1 / size));
  }
  const likeness = Math.max(LEAST_LIKENESS, Math.min(MOST_LIKENESS, between / possible));
  return { mean, strength: Math.max(LEAST_STRENGTH, 1 / likeness - 1) };
}

function shareOf(machines: number, messages: number): number {
  return Math.min(1, machines / messages);
}
