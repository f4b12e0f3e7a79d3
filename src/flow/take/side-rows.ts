import type { CampaignRow, SubscriberRow } from "../../domain/event.js";
import type { EventStore } from "../../store/events.js";

/**
 * Rows on the same campaign or person, field by field, whichever comes first: what one does not say another does; of two
 * totals the greater counts (they grow from export to export), of two send times the earlier, of two texts the first by name.
 */
export function merged<Row extends CampaignRow | SubscriberRow>(known: Row | undefined, row: Row): Row {
  if (known === undefined) return { ...row };
  const both: Row = { ...known };
  for (const key of Object.keys(row) as (keyof Row)[]) {
    const [a, b] = [known[key], row[key]];
    if (b === "" || Number.isNaN(b)) continue;
    if (a === "" || Number.isNaN(a)) both[key] = b;
    else if (typeof b === "number" && key !== "sentAt")
      both[key] = Math.max(a as number, b) as Row[keyof Row];
    else if (b < a) both[key] = b;
  }
  return both;
}

/** Campaigns that the events name by their id alone are found under it. */
export function nameById(campaigns: Map<string, CampaignRow>, store: EventStore): void {
  for (const row of [...campaigns.values()]) {
    const isNamed = row.id === "" || store.campaigns.find(row.campaign) !== -1;
    if (isNamed || store.campaigns.find(row.id) === -1) continue;
    campaigns.delete(row.campaign);
    campaigns.set(row.id, { ...row, campaign: row.id });
  }
}
