import type { BlankBurst } from "./blank-burst.js";
import type { BurstHits } from "./bursts.js";
import { FEW } from "./hits.js";
import { Journeys, located, type Whereabouts } from "./travel.js";

/** What the bursts of one message are to each other in time and place; read anew for every message. */
export class OtherBursts {
  private readonly whereaboutsOf: (part: BurstHits) => Whereabouts;
  private parts: readonly BurstHits[] = [];
  /** Starts of many bursts, ascending, NaN last. */
  private starts: Float64Array | null = null;
  private whereabouts: readonly Whereabouts[] = [];
  /** Null where all come from one country. */
  private journeys: Journeys | null = null;

  constructor(whereaboutsOf: (part: BurstHits) => Whereabouts) {
    this.whereaboutsOf = whereaboutsOf;
  }

  read(parts: readonly BurstHits[]): void {
    this.parts = parts;
    this.starts = null;
    this.journeys = null;
    if (parts.length === 1) return;
    if (parts.length > FEW) this.starts = Float64Array.from(parts, startOf).sort();
    this.whereabouts = parts.map(this.whereaboutsOf);
    if (areAbroad(this.whereabouts)) this.journeys = new Journeys(this.whereabouts);
  }

  fill(burst: BlankBurst, index: number): void {
    const { starts, journeys } = this;
    burst.travel = journeys === null ? null : journeys.nearest(this.whereabouts[index]!);
    burst.burstsBefore = starts === null ? this.before(burst.start) : countBelow(starts, burst.start);
    burst.burstsAfter = starts === null ? this.after(burst.start) : countAbove(starts, burst.start);
  }

  private before(start: number): number {
    let count = 0;
    for (const part of this.parts) if (startOf(part) < start) count++;
    return count;
  }

  private after(start: number): number {
    let count = 0;
    for (const part of this.parts) if (startOf(part) > start) count++;
    return count;
  }
}

function startOf({ hits }: BurstHits): number {
  return hits[0]!.time;
}

/** Whether two of them are in different countries. */
function areAbroad(whereabouts: readonly Whereabouts[]): boolean {
  let country = "";
  for (const { network } of whereabouts) {
    if (!located(network)) continue;
    if (country !== "" && network.country !== country) return true;
    country = network.country;
  }
  return false;
}

/** How many of the ascending `starts` lie before `start`; none when it is NaN. */
function countBelow(starts: Float64Array, start: number): number {
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
function countAbove(starts: Float64Array, start: number): number {
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
