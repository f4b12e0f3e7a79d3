import type { FormatSpec } from "../format.js";
import { MORE_COLUMNS } from "./caveats.js";

/** https://github.com/mailjet/api-documentation, guides/_event-api.md. */
export const mailjet: readonly FormatSpec[] = [
  {
    id: "mailjet-webhook",
    vendor: "Mailjet",
    title: "Event API callbacks",
    howToGet: "Account > Event notifications (webhooks), payloads kept as received",
    role: "events",
    confidence: "verified",
    syntax: ["ndjson", "json"],
    signatures: [
      ["event", "time", "email", "mj_campaign_id"],
      ["event", "time", "email", "mj_contact_id"],
      ["event", "time", "email", "MessageID"],
    ],
    columns: {
      email: "email",
      subscriberId: "mj_contact_id",
      eventType: "event",
      eventTime: "time",
      url: "url",
      ip: "ip",
      country: "geo",
      userAgent: "agent",
      campaignId: "mj_campaign_id",
      campaignName: "customcampaign",
      messageId: "MessageID",
    },
    // `sent`: accepted by the receiving server, so delivered. `blocked` was never sent.
    events: {
      sent: "delivered",
      open: "open",
      click: "click",
      bounce: "bounce",
      blocked: "other",
      spam: "complaint",
      unsub: "unsubscribe",
    },
    time: { zone: "UTC", unit: "s", verified: true },
    caveats: ["times are exact to the second: links fetched within one second tie", MORE_COLUMNS],
  },
];
