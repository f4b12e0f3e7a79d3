import type { CampaignRow } from "../domain/event.js";
import { BOUNCED, DELIVERED, type EventStore, SENT } from "../store/events.js";
import type { World } from "../verdict/world.js";

export interface Delivered {
  count: number | null;
  from: string | null;
  /** Milliseconds, NaN when unknown. */
  sentAt: number;
  earlyFrom: "delivery" | "send" | "inferred" | null;
}

/** How many messages of each campaign arrived, and who says so: rows, the campaigns file, the option, sends or subscribers minus bounces. */
export function deliveredOf(
  store: EventStore,
  world: World,
  campaigns: ReadonlyMap<string, CampaignRow>,
  options: { delivered: number | undefined; subscribers: number },
): Delivered[] {
  const size = store.campaigns.size;
  const delivered = new Int32Array(size);
  const sent = new Int32Array(size);
  const bounced = new Int32Array(size);
  const lost = new Int32Array(size);
  const sendRows = new Uint8Array(size);
  const first = new Float64Array(size).fill(Number.NaN);
  const hasDelivery = new Uint8Array(size);
  const hasSend = new Uint8Array(size);
  for (let message = 0; message < store.messages.size; message++) {
    const campaign = store.messages.a(message);
    const state = store.state.get(message);
    if (state & DELIVERED) delivered[campaign]!++;
    if (state & SENT) sendRows[campaign] = 1;
    // Logs cut at a date and lists of those who did not open lack the sends of others; who opened was sent the mail.
    const wasSent = (state & SENT) !== 0 || store.hasOpen(message) || store.clicksOf(message) > 0;
    if (wasSent) sent[campaign]!++;
    if (state & BOUNCED) {
      bounced[campaign]!++;
      if (wasSent) lost[campaign]!++;
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
    const sentAt = world.campaignSentAt[id]!;
    const known = Number.isNaN(sentAt) ? first[id]! : sentAt;
    return {
      ...count(id, row),
      sentAt: Number.isNaN(known) ? world.campaignStart[id]! : known,
      earlyFrom: hasDelivery[id]
        ? "delivery"
        : hasSend[id] || !Number.isNaN(sentAt)
          ? "send"
          : Number.isNaN(world.campaignStart[id]!)
            ? null
            : "inferred",
    };
  });

  function count(id: number, row: CampaignRow | undefined): { count: number | null; from: string | null } {
    if (delivered[id]! > 0) return { count: delivered[id]!, from: "delivered rows" };
    if (row !== undefined && row.delivered >= 0) return { count: row.delivered, from: "campaigns file" };
    if (options.delivered !== undefined) return { count: options.delivered, from: "--delivered" };
    if (sendRows[id]) return { count: sent[id]! - lost[id]!, from: "sent rows minus bounces" };
    // The whole list got the mail only when there is one mail.
    if (options.subscribers > 0 && size === 1)
      return { count: Math.max(0, options.subscribers - bounced[id]!), from: "subscribers minus bounces" };
    return { count: null, from: null };
  }
}
