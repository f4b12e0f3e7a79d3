import type { EventRow } from "../../domain/event.js";
import type { PlatformFilter } from "../../normalize/index.js";
import type { EventStore } from "../../store/events.js";

type Kind = "click" | "open";

/** Hits of one campaign that come from exports which the platform has cleared of machines. */
interface Share {
  hits: number;
  /** From when the platform leaves machines out, in ms; the latest where exports differ. */
  since: number;
}

/** Which campaigns the platform has cleared of machines: most of their hits must come from such exports. */
export class FilteredHits {
  private readonly shares: Readonly<Record<Kind, Map<number, Share>>> = { click: new Map(), open: new Map() };

  /** @param campaign number in the store */
  add(campaign: number, { kind, count }: Pick<EventRow, "kind" | "count">, filter: PlatformFilter): void {
    if (kind !== "click" && kind !== "open") return;
    const day = kind === "click" ? filter.clicksSince : filter.opensSince;
    if (day === null) return;
    const since = day === "" ? Number.NEGATIVE_INFINITY : Date.parse(day);
    const shares = this.shares[kind];
    const share = shares.get(campaign) ?? { hits: 0, since };
    share.hits += count;
    share.since = Math.max(share.since, since);
    shares.set(campaign, share);
  }

  /**
   * 1 for each campaign whose clicks (opens) are cleared.
   * @param sentAt of each campaign in ms, NaN where nothing tells: then the filter is taken to have been on
   */
  campaigns(kind: Kind, store: EventStore, sentAt: Float64Array): Uint8Array {
    const cleared = new Uint8Array(sentAt.length);
    const shares = this.shares[kind];
    if (shares.size === 0) return cleared;
    const all = kind === "click" ? clicksOf(store) : opensOf(store);
    for (const [campaign, { hits, since }] of shares)
      if (2 * hits > all[campaign]! && !(sentAt[campaign]! < since)) cleared[campaign] = 1;
    return cleared;
  }

  /** Campaigns with hits from such exports that were sent before the filter was switched on, so that it removed nothing. */
  tooOld(kind: Kind, sentAt: Float64Array): number[] {
    return [...this.shares[kind]]
      .filter(([campaign, { since }]) => sentAt[campaign]! < since)
      .map(([campaign]) => campaign);
  }
}

function clicksOf(store: EventStore): Float64Array {
  const all = new Float64Array(store.campaigns.size);
  store.eachClick((click, message) => {
    all[store.messages.a(message)]! += 1 + store.clickExtra.get(click);
  });
  return all;
}

function opensOf(store: EventStore): Float64Array {
  const all = new Float64Array(store.campaigns.size);
  for (let message = 0; message < store.messages.size; message++) {
    store.forEachOpenGroup(message, (group) => {
      all[store.messages.a(message)]! += store.openCount.get(group);
    });
  }
  return all;
}

/** When each campaign was sent in ms, else its earliest event, else NaN. */
export function sentOrStarted(sentAt: Float64Array, start: Float64Array): Float64Array {
  return sentAt.map((at, campaign) => (Number.isNaN(at) ? start[campaign]! : at));
}
