import { beyond, type Spread } from "./rates.js";

/**
 * Share of machines' clicks among those that a platform's own filter lets through. Marketo (facts/scanners.md 4.1) puts machines
 * at 15 to 30 % of all clicks, finds 3 % by lists of addresses and 3 to 5 times more by speed: of 22 clicks of machines in 100
 * some 15 go and 7 stay among 85, or .08. A filter may as well leave none: the middle of the two.
 */
const LEAK = 0.04;
/** What the weakest filter leaves, the one by lists alone: 27 clicks of machines among 97. */
export const MOST_LEFT = 0.28;

/** Nearer to a machine than this, in log-odds, starts no click that a platform's filter has let through. */
const FILTERED = logit(LEAK);
/** So far towards machines the range reaches: to what the weakest filter leaves. */
const DOWN = logit(MOST_LEFT) - FILTERED;

/**
 * Where a click or an open starts. Machines that the platform removed must not be removed once more, so that neither what is usual
 * elsewhere nor what was learned here makes a filtered one more than a leak; its own evidence still can.
 * @param start in log-odds, as for other exports
 * @param filtered 1 where the platform has left machines out of the campaign
 */
export function startOf(start: number, filtered: number): number {
  return filtered === 1 ? Math.min(start, FILTERED) : start;
}

/**
 * The rate of machines that a campaign's own is shrunk towards: the export's, but for a filtered one no more than the leak.
 * @param machines messages hit by machines for each message
 * @param people bursts of people for each message
 */
export function usualRate(machines: number, people: number, filtered: number): number {
  return filtered === 1 ? Math.min(machines, (people * LEAK) / (1 - LEAK)) : machines;
}

/** How much of a machine a hit shows: a leak that is only supposed teaches nothing about the domains it is supposed in. */
export function shown(probability: number, filtered: number): number {
  return filtered === 1 ? beyond(probability, LEAK) : probability;
}

/**
 * How far a campaign may be off: nobody outside knows how much its platform's filter left in, so that the range reaches down to
 * it; taken off is only what evidence shows.
 */
export function spreadOf(spread: Spread, filtered: number): Spread {
  return filtered === 1 ? { ...spread, down: Math.max(spread.down, DOWN), leak: LEAK } : spread;
}

function logit(share: number): number {
  return Math.log(share / (1 - share));
}
