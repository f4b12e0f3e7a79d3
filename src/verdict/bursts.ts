import type { Hit } from "../domain/burst.js";

/** Hits of one message at most this far apart belong to one burst (DESIGN, "Words"). */
export const BURST_GAP_MS = 10_000;

/** The hits of one burst; `twinOf` is the index of the burst that it was split off from, -1 otherwise. */
export interface BurstHits {
  readonly hits: Hit[];
  readonly twinOf: number;
}

/** By time, link and network: an order that rows and files do not change. The caller tells clients of one network apart. */
export function compareHits(a: Hit, b: Hit): number {
  return (
    (Number.isNaN(a.time) ? -1 : a.time) - (Number.isNaN(b.time) ? -1 : b.time) ||
    a.rank - b.rank ||
    a.network - b.network
  );
}

/**
 * Splits the clicks of one message into bursts: each hit at most `gap` after the one before, whatever the client. Hits
 * that repeat a link of the burst from another network are split off as a twin, with what else their network did in the
 * burst: a gateway checks the link that a person just clicked, or the person comes while the gateway is still sweeping.
 * @param hits in the order of compareHits; hits without a time form a burst of their own, one for each mark
 * @param gap in ms, wider than BURST_GAP_MS where the clock of the export is coarse
 * @param markOf what the platform says of a hit
 */
export function splitBursts(
  hits: readonly Hit[],
  gap: number,
  markOf: (hit: Hit) => number = unmarked,
): BurstHits[] {
  if (hits.length === 1) return [{ hits: [hits[0]!], twinOf: -1 }];
  const bursts: BurstHits[] = [];
  let from = 0;
  for (let at = 1; at <= hits.length; at++) {
    const hit = hits[at];
    if (
      hit !== undefined &&
      !(hit.time - hits[at - 1]!.time > gap) &&
      Number.isNaN(hit.time) === Number.isNaN(hits[at - 1]!.time)
    )
      continue;
    if (Number.isNaN(hits[from]!.time)) splitMarks(hits.slice(from, at), bursts, markOf);
    else splitTwins(hits.slice(from, at), bursts);
    from = at;
  }
  return bursts;
}

function unmarked(): number {
  return 0;
}

/** Counts that the platform took apart into people's hits and machines' are not of one moment. */
function splitMarks(hits: readonly Hit[], bursts: BurstHits[], markOf: (hit: Hit) => number): void {
  const groups = new Map<number, Hit[]>();
  for (const hit of hits) {
    const mark = markOf(hit);
    const group = groups.get(mark);
    if (group === undefined) groups.set(mark, [hit]);
    else group.push(hit);
  }
  for (const [, group] of [...groups].sort(([a], [b]) => a - b)) bursts.push({ hits: group, twinOf: -1 });
}

function splitTwins(chain: Hit[], bursts: BurstHits[]): void {
  const main = bursts.length;
  if (chain.length === 1 || chain.every((hit) => hit.network === chain[0]!.network)) {
    bursts.push({ hits: chain, twinOf: -1 });
    return;
  }
  const byNetwork = new Map<number, Hit[]>();
  for (const hit of chain) {
    const group = byNetwork.get(hit.network);
    if (group) group.push(hit);
    else byNetwork.set(hit.network, [hit]);
  }
  const seen = new Set<number>();
  const twins = new Map<number, Hit[]>();
  for (const [network, group] of byNetwork) {
    if (network !== 0 && group.some((hit) => hit.link !== 0 && seen.has(hit.link))) twins.set(network, group);
    for (const hit of group) seen.add(hit.link);
  }
  bursts.push({ hits: chain.filter((hit) => !twins.has(hit.network)), twinOf: -1 });
  for (const hits of twins.values()) bursts.push({ hits, twinOf: main });
}
