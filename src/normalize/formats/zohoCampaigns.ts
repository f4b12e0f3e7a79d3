import type { FormatSpec } from "../format.js";
import { NO_NETWORK } from "./caveats.js";
import { type Cells, flatten, isObject, parseJson } from "./records.js";

/** One record per entry of `data`, as `data.<field>`. */
function entries(record: Cells): readonly Cells[] {
  const data = parseJson(record.get("data[]"));
  if (!Array.isArray(data)) return [record];
  return data.filter(isObject).map((entry) => {
    const cells = new Map(record);
    cells.delete("data[]");
    flatten(cells, "data", entry);
    return cells;
  });
}

/** https://www.zoho.com/campaigns/help/emailapi/events/clicks.html. */
export const zohoCampaigns: readonly FormatSpec[] = [
  {
    id: "zohocampaigns-webhook",
    vendor: "Zoho Campaigns",
    title: "Email API webhooks",
    howToGet: "Settings > Email API > Webhooks, payloads kept as received",
    role: "events",
    confidence: "verified",
    syntax: ["json", "ndjson"],
    signatures: [
      ["webhook_id", "action", "data[]"],
      ["webhook_name", "action", "data[]"],
    ],
    columns: {
      email: "data.contact_email",
      subscriberId: "data.contact_id",
      eventType: "action",
      eventTime: "data.action_time",
      sendTime: "data.injected_time",
      url: "data.click_url",
      campaignId: "data.transmission_id",
      campaignName: "data.transmission_name",
    },
    events: {
      email_delivered: "delivered",
      email_open: "open",
      email_click: "click",
      bounce: "bounce",
      spam: "complaint",
      unsubscribed: "unsubscribe",
    },
    time: { zone: "UTC", unit: "ms", verified: true },
    caveats: [NO_NETWORK, "the creation of the transmission serves as send time"],
    expand: entries,
  },
];
