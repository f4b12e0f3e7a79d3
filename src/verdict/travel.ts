import type { Travel } from "../domain/burst.js";
import type { NetworkInfo } from "../domain/clients.js";

/** Where and when a burst was made; milliseconds since 1970 UTC. */
export interface Whereabouts {
  readonly start: number;
  readonly network: NetworkInfo;
}

/** Two countries within this time: further apart people do fly. */
const WINDOW_S = 7200;
/** No airliner is faster; where places are known, a border that is near can be crossed by car. */
const FASTEST_KMH = 900;
const EARTH_KM = 6371;

/** Where the bursts of one message came from, in order of time: of a flood, each looks at its neighbours only. */
export class Journeys {
  readonly #inTime: readonly Whereabouts[];

  constructor(bursts: readonly Whereabouts[]) {
    this.#inTime = bursts
      .filter(({ start, network }) => !Number.isNaN(start) && located(network))
      .sort((a, b) => a.start - b.start);
  }

  /**
   * The nearest other burst of the message that one person cannot have made too, because it came from another country.
   * Only consumer and office lines count: the country of clouds, relays and company proxies means nothing.
   */
  nearest(here: Whereabouts): Travel | null {
    if (!located(here.network)) return null;
    let nearest: Travel | null = null;
    for (let at = this.#firstSince(here.start - WINDOW_S * 1000); at < this.#inTime.length; at++) {
      const there = this.#inTime[at]!;
      const seconds = (here.start - there.start) / 1000;
      if (!(seconds >= -WINDOW_S)) break;
      if (!tooFar(there.network, here.network, seconds)) continue;
      const travel = { from: there.network.country, to: here.network.country, seconds };
      if (nearest === null || isNearer(travel, nearest)) nearest = travel;
    }
    return nearest;
  }

  #firstSince(start: number): number {
    let low = 0;
    let high = this.#inTime.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#inTime[middle]!.start < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Whether the country of a network means where somebody is. */
export function located({ class: kind, country }: NetworkInfo): boolean {
  return kind === "access" && country !== "";
}

function tooFar(from: NetworkInfo, to: NetworkInfo, seconds: number): boolean {
  if (from.country === to.country) return false;
  const km = distance(from, to);
  return Number.isNaN(km) || km > FASTEST_KMH * (Math.abs(seconds) / 3600);
}

/** Ties go by country, not by the order of bursts. */
function isNearer(a: Travel, b: Travel): boolean {
  const closer = Math.abs(a.seconds) - Math.abs(b.seconds);
  return closer < 0 || (closer === 0 && a.from < b.from);
}

/** Kilometres along a great circle (haversine); NaN unless both places are known. */
function distance(a: NetworkInfo, b: NetworkInfo): number {
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const across =
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude);
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half(a.latitude, b.latitude) + across)));
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
