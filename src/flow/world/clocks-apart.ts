import type { EventStore } from "../../store/events.js";

/** Gateways that hold mail click seconds to minutes before its delivery; time zones differ by a quarter of an hour at least. */
const APART_MS = 600_000;
/** Of the messages with an open or click. In the labelled campaigns .005 have one so early; an hour of difference makes that .3 or more. */
const LEAST_SHARE = 0.05;
/** One company may hold its mail for hours, many at once do not. */
const LEAST_DOMAINS = 5;
/** With fewer such messages a campaign is taken for what the whole export is. */
const ENOUGH = 20;

/** Messages with opens or clicks and a delivery or send of their own, and those whose hits come long before it. */
export interface EarlyHits {
  /** By campaign. */
  readonly based: Int32Array;
  readonly early: Int32Array;
  /** Campaign and subscriber of each of the early ones. */
  readonly campaigns: number[];
  readonly subscribers: number[];
}

export class HitsBeforeDelivery implements EarlyHits {
  readonly based: Int32Array;
  readonly early: Int32Array;
  readonly campaigns: number[] = [];
  readonly subscribers: number[] = [];
  private readonly store: EventStore;

  constructor(store: EventStore) {
    this.store = store;
    this.based = new Int32Array(store.campaigns.size);
    this.early = new Int32Array(store.campaigns.size);
  }

  /** @param hit time of the first open or click in ms, NaN for none */
  add(message: number, campaign: number, hit: number): void {
    if (Number.isNaN(hit)) return;
    const { store } = this;
    const deliveredAt = store.deliveredAt.get(message);
    const base = Number.isNaN(deliveredAt) ? store.sentAt.get(message) : deliveredAt;
    if (Number.isNaN(base)) return;
    this.based[campaign]!++;
    if (hit >= base - APART_MS) return;
    this.early[campaign]!++;
    this.campaigns.push(campaign);
    this.subscribers.push(store.messages.b(message));
  }
}

/**
 * By campaign, 1 where the clock of the deliveries or sends is not that of the opens and clicks (another time zone, a log that is
 * written later): people at many domains cannot have read their mail long before they had it. No delay may be made of the two.
 * @param domains by subscriber
 */
export function clocksApart(
  { based, early, campaigns, subscribers }: EarlyHits,
  domains: Int32Array,
): Uint8Array {
  const everywhere = new Set<number>();
  const byCampaign = new Map<number, Set<number>>();
  for (const [at, campaign] of campaigns.entries()) {
    const own = byCampaign.get(campaign) ?? new Set();
    byCampaign.set(campaign, own);
    for (const seen of [own, everywhere]) seen.add(domains[subscribers[at]!]!);
  }
  const all = isApart(sum(early), sum(based), everywhere);
  return Uint8Array.from(based, (own, campaign) => {
    if (own < ENOUGH) return own > 0 && all ? 1 : 0;
    return isApart(early[campaign]!, own, byCampaign.get(campaign)) ? 1 : 0;
  });
}

function isApart(early: number, based: number, domains: ReadonlySet<number> = new Set()): boolean {
  return early >= LEAST_SHARE * based && domains.size >= LEAST_DOMAINS;
}

function sum(counts: Int32Array): number {
  return counts.reduce((all, one) => all + one, 0);
}
