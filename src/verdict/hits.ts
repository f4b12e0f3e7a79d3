import type { Hit } from "../domain/burst.js";

/** Up to so many hits are compared with each other, more are looked up in sets: a flood must stay linear. */
export const FEW = 8;

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

/** How many of the ascending `starts` lie before `start`; none when it is NaN. */
export function countBelow(starts: Float64Array, start: number): number {
  if (Number.isNaN(start)) return 0;
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the ascending `starts` (NaN last) lie after `start`; none when it is NaN. */
export function countAbove(starts: Float64Array, start: number): number {
  if (Number.isNaN(start)) return 0;
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= start) low = middle + 1;
    else high = middle;
  }
  let end = starts.length;
  while (end > low && Number.isNaN(starts[end - 1]!)) end--;
  return end - low;
}

/** User agents of the hits; one that is missing is none. */
export function knownAgents(hits: readonly Hit[]): number {
  const all = distinct(hits, agentOf);
  return all > 1 && hits.some((hit) => hit.agent === 0) ? all - 1 : all;
}

export function gapVariation(hits: readonly Hit[]): number {
  if (hits.length < 4) return Number.NaN;
  const gaps = hits.slice(1).map((hit, index) => hit.time - hits[index]!.time);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  if (!(mean > 0)) return Number.NaN;
  return Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length) / mean;
}

export function mostRepeated(hits: readonly Hit[]): number {
  if (hits.length === 1) return hits[0]!.count;
  const counts = new Map<number, number>();
  for (const hit of hits) counts.set(hit.link, (counts.get(hit.link) ?? 0) + hit.count);
  let most = 0;
  for (const count of counts.values()) most = Math.max(most, count);
  return most;
}
