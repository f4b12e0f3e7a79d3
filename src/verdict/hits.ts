import type { Hit } from "../domain/burst.js";

/** Up to so many hits are compared with each other, more are looked up in sets: a flood must stay linear. */
export const FEW = 16;

export const linkOf = (hit: Hit): number => hit.link;
const agentOf = (hit: Hit): number => hit.agent;
export const networkOf = (hit: Hit): number => hit.network;

export function distinct(hits: readonly Hit[], key: (hit: Hit) => number): number {
  if (hits.length === 1) return 1;
  if (hits.length > FEW) return new Set(hits.map(key)).size;
  let count = 0;
  for (let at = 0; at < hits.length; at++) {
    const value = key(hits[at]!);
    let before = 0;
    while (before < at && key(hits[before]!) !== value) before++;
    if (before === at) count++;
  }
  return count;
}

/** Hits lie in order of time; those without a time have one instant together. */
export function distinctTimes(hits: readonly Hit[]): number {
  let count = 1;
  for (let at = 1; at < hits.length; at++) if (hits[at]!.time > hits[at - 1]!.time) count++;
  return count;
}

/** User agents of the hits; one that is missing is none. */
export function knownAgents(hits: readonly Hit[]): number {
  const all = distinct(hits, agentOf);
  return all > 1 && hits.some((hit) => hit.agent === 0) ? all - 1 : all;
}

/** Coefficient of variation of the gaps between hits, NaN below four hits. */
export function gapVariation(hits: readonly Hit[]): number {
  const gaps = hits.length - 1;
  if (gaps < 3) return Number.NaN;
  let sum = 0;
  for (let at = 1; at <= gaps; at++) sum += hits[at]!.time - hits[at - 1]!.time;
  const mean = sum / gaps;
  if (!(mean > 0)) return Number.NaN;
  let squares = 0;
  for (let at = 1; at <= gaps; at++) squares += (hits[at]!.time - hits[at - 1]!.time - mean) ** 2;
  return Math.sqrt(squares / gaps) / mean;
}

/** Highest click count of a single link. */
export function mostRepeated(hits: readonly Hit[]): number {
  if (hits.length > FEW) return mostInMany(hits);
  let most = 0;
  for (let at = 0; at < hits.length; at++) {
    const { link } = hits[at]!;
    let count = 0;
    // What stands before has counted this link already, and found more.
    for (let other = at; other < hits.length; other++)
      if (hits[other]!.link === link) count += hits[other]!.count;
    if (count > most) most = count;
  }
  return most;
}

function mostInMany(hits: readonly Hit[]): number {
  const counts = new Map<number, number>();
  for (const hit of hits) counts.set(hit.link, (counts.get(hit.link) ?? 0) + hit.count);
  let most = 0;
  for (const count of counts.values()) most = Math.max(most, count);
  return most;
}
