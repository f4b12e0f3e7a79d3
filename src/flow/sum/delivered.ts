import type { CampaignRow } from "../../domain/event.js";
import type { EventStore } from "../../store/events.js";
import { BOUNCED, DELIVERED, SENT } from "../../store/fold.js";
import type { World } from "../../verdict/world.js";
import type { ListedSends } from "../take/listed-sends.js";

/** How many messages of campaigns a kind of rows tells of, and how many of those were neither opened nor clicked. */
class Told {
  readonly all: Int32Array;
  readonly quiet: Int32Array;

  constructor(campaigns: number) {
    this.all = new Int32Array(campaigns);
    this.quiet = new Int32Array(campaigns);
  }

  add(campaign: number, isHit: boolean): void {
    this.all[campaign]!++;
    if (!isHit) this.quiet[campaign]!++;
  }
}

export interface Delivered {
  count: number | null;
  from: string | null;
  /** Milliseconds, NaN when unknown. */
  sentAt: number;
  /** People with a hit, and those among them whom no sent row names where others are; 0 where sent rows are not what counts. */
  people: number;
  unsent: number;
  earlyFrom: "delivery" | "send" | "inferred" | null;
}

/** Where a number comes from that the user gave. */
export const DELIVERED_OPTION = "--delivered";
const SENT_ROWS = "sent rows minus bounces";

/** A list of nobody but those who opened or clicked does not say how many got the mail: one must be in it who did neither. */
function isAll(told: Told, campaign: number, isListed: boolean): boolean {
  return isListed ? told.quiet[campaign]! > 0 : told.all[campaign]! > 0;
}

/** How many messages of each campaign arrived, and who says so: rows, the campaigns file, the option, sends or subscribers minus bounces. */
export function deliveredOf(
  store: EventStore,
  world: World,
  campaigns: ReadonlyMap<string, CampaignRow>,
  options: { delivered: number | undefined; subscribers: number; listed: ListedSends },
): Delivered[] {
  const size = store.campaigns.size;
  const delivered = new Told(size);
  const sent = new Told(size);
  const people = new Int32Array(size);
  const unsent = new Int32Array(size);
  const bounced = new Int32Array(size);
  const lost = new Int32Array(size);
  const first = new Float64Array(size).fill(Number.NaN);
  const hasDelivery = new Uint8Array(size);
  const hasSend = new Uint8Array(size);
  for (let message = 0; message < store.messages.size; message++) {
    const campaign = store.messages.a(message);
    const state = store.state.get(message);
    const isHit = store.hasOpen(message) || store.clicksOf(message) > 0;
    if (state & DELIVERED) delivered.add(campaign, isHit);
    if (state & SENT) sent.add(campaign, isHit);
    if (isHit) people[campaign]!++;
    if (isHit && !(state & SENT)) unsent[campaign]!++;
    if (state & BOUNCED) {
      bounced[campaign]!++;
      if (state & SENT) lost[campaign]!++;
    }
    const deliveredAt = store.deliveredAt.get(message);
    const sentAt = store.sentAt.get(message);
    if (!Number.isNaN(deliveredAt)) hasDelivery[campaign] = 1;
    if (!Number.isNaN(sentAt)) hasSend[campaign] = 1;
    const at = Number.isNaN(sentAt) ? deliveredAt : sentAt;
    if (at < first[campaign]! || Number.isNaN(first[campaign]!)) first[campaign] = at;
  }
  return Array.from({ length: size }, (_, id) => {
    const row = campaigns.get(store.campaigns.text(id));
    const counted = count(id, row);
    const sentAt = world.campaignSentAt[id]!;
    const known = Number.isNaN(sentAt) ? first[id]! : sentAt;
    return {
      ...counted,
      people: people[id]!,
      unsent: counted.from === SENT_ROWS && !isOfOthers(id) ? unsent[id]! : 0,
      sentAt: Number.isNaN(known) ? world.campaignStart[id]! : known,
      earlyFrom: world.clocksApart[id]
        ? "inferred"
        : hasDelivery[id]
          ? "delivery"
          : hasSend[id] || !Number.isNaN(sentAt)
            ? "send"
            : Number.isNaN(world.campaignStart[id]!)
              ? null
              : "inferred",
    };
  });

  function isOfOthers(id: number): boolean {
    return options.listed.ofOthers.has(store.campaigns.text(id));
  }

  function count(id: number, row: CampaignRow | undefined): { count: number | null; from: string | null } {
    const name = store.campaigns.text(id);
    if (isAll(delivered, id, options.listed.delivered.has(name)))
      return { count: delivered.all[id]!, from: "delivered rows" };
    if (row !== undefined && row.delivered >= 0) return { count: row.delivered, from: "campaigns file" };
    if (options.delivered !== undefined) return { count: options.delivered, from: DELIVERED_OPTION };
    if (isAll(sent, id, options.listed.sent.has(name))) {
      const others = isOfOthers(id) ? unsent[id]! : 0;
      return { count: sent.all[id]! + others - lost[id]!, from: SENT_ROWS };
    }
    // The whole list got the mail only when there is one mail.
    if (options.subscribers > 0 && size === 1)
      return { count: Math.max(0, options.subscribers - bounced[id]!), from: "subscribers minus bounces" };
    return { count: null, from: null };
  }
}
