import type { FormatSpec } from "../format.js";
import { MORE_COLUMNS } from "./caveats.js";
import { withFirst } from "./records.js";

/**
 * https://github.com/sendgrid/docs, event.md. `processed` is the hand-over to the sending server, so a send;
 * `dropped` messages were never processed, so they are no bounces of a send.
 */
const events = {
  processed: "sent",
  delivered: "delivered",
  deferred: "other",
  bounce: "bounce",
  dropped: "other",
  drop: "other",
  open: "open",
  click: "click",
  spamreport: "complaint",
  spam_report: "complaint",
  unsubscribe: "unsubscribe",
  group_unsubscribe: "unsubscribe",
  group_resubscribe: "other",
} as const;

export const sendgrid: readonly FormatSpec[] = [
  {
    id: "sendgrid-activity",
    vendor: "Twilio SendGrid",
    title: "Email Activity Feed CSV",
    howToGet: "Activity > Export CSV (last 30 days, at most 1 million events)",
    role: "events",
    confidence: "partly",
    syntax: ["csv"],
    signatures: [["processed", "message_id", "event", "recv_message_id"]],
    // originating_ip and outbound_ip belong to the sender, so no ip column here.
    columns: {
      email: "email",
      eventType: "event",
      eventTime: "processed",
      url: "url",
      userAgent: "user_agent",
      subject: "subject",
      messageId: "message_id",
      campaignId: "marketing_campaign_id",
      campaignName: "marketing_campaign_name",
      variant: "marketing_campaign_version",
      mx: "mx",
      unique: "is_unique",
      from: "from",
    },
    events,
    time: { zone: "UTC", verified: false },
    caveats: [
      "the column `processed` is taken as the time of the event, in UTC: one importer does so, not verified",
      "no IP address of the reader: network checks need the Event Webhook",
      "the export stops at 1 million events: older ones may be missing",
    ],
  },
  {
    id: "sendgrid-webhook",
    vendor: "Twilio SendGrid",
    title: "Event Webhook saved as JSON array or NDJSON",
    howToGet: "Settings > Mail Settings > Event Webhook, payloads kept as received",
    role: "events",
    confidence: "verified",
    syntax: ["json", "ndjson"],
    signatures: [
      ["email", "event", "timestamp", "sg_event_id"],
      ["email", "event", "timestamp", "sg_message_id"],
    ],
    columns: {
      email: "email",
      eventType: "event",
      eventTime: "timestamp",
      url: "url",
      ip: "ip",
      userAgent: "useragent",
      messageId: "sg_message_id",
      eventId: "sg_event_id",
      campaignId: "marketing_campaign_id",
      campaignName: ["marketing_campaign_name", "category"],
      machineFlag: "sg_machine_open",
    },
    events,
    time: { zone: "UTC", unit: "s", verified: true },
    // Set for Apple Mail Privacy Protection: https://github.com/lunalice/sendgrid_to_dynamodb_saving.
    flags: { true: "prefetch" },
    caveats: [
      "the campaign is the name of the marketing campaign, else the first category",
      "times are exact to the second: links fetched within one second tie",
      MORE_COLUMNS,
    ],
    expand: (record) => [withFirst(record, "category[]", "category")],
  },
];
