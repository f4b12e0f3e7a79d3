import type { EventKind } from "../../domain/event.js";
import type { FormatSpec } from "../format.js";
import { MORE_COLUMNS } from "./caveats.js";
import type { Cells } from "./records.js";

/** https://github.com/SparkPost/support-docs, sparkpost-event-definitions.md. */
const events: Readonly<Record<string, EventKind>> = {
  injection: "sent",
  delivery: "delivered",
  bounce: "bounce",
  out_of_band: "bounce",
  delay: "other",
  policy_rejection: "bounce",
  generation_failure: "other",
  generation_rejection: "other",
  spam_complaint: "complaint",
  initial_open: "open",
  open: "open",
  amp_open: "open",
  amp_initial_open: "open",
  click: "click",
  amp_click: "click",
  list_unsubscribe: "unsubscribe",
  link_unsubscribe: "unsubscribe",
};

const columns = {
  email: ["rcpt_to", "raw_rcpt_to"],
  eventId: "event_id",
  eventType: "type",
  eventTime: "timestamp",
  sendTime: "injection_time",
  url: ["target_link_url", "target_link_name"],
  ip: "ip_address",
  country: "geo_ip.country",
  region: "geo_ip.region",
  city: "geo_ip.city",
  userAgent: "user_agent",
  campaignName: "campaign_id",
  messageId: "message_id",
  subject: "subject",
} as const;

const DOUBLE_OPENS =
  "one reading may give both initial_open and open (pixels at the top and the bottom): totals of opens count twice, unique opens do not";

/** `msys.<class>.<field>` -> `<field>`; a ping (`{"msys": {}}`) holds no event. */
function withoutClass(record: Cells): readonly Cells[] {
  const cells = new Map<string, string>();
  for (const [path, text] of record) {
    if (text === "" || !path.startsWith("msys.")) continue;
    const dot = path.indexOf(".", "msys.".length);
    if (dot > 0) cells.set(path.slice(dot + 1), text);
  }
  return cells.size > 0 ? [cells] : [];
}

export const sparkpost: readonly FormatSpec[] = [
  {
    id: "sparkpost-webhook",
    vendor: "SparkPost (Bird)",
    title: "Webhook batches",
    howToGet: "Configuration > Webhooks, batches kept as received",
    role: "events",
    confidence: "verified",
    syntax: ["json", "ndjson"],
    signatures: [
      ["msys.message_event.type"],
      ["msys.track_event.type"],
      ["msys.unsubscribe_event.type"],
      ["msys.gen_event.type"],
    ],
    columns,
    events,
    time: { zone: "UTC", verified: true },
    caveats: [
      DOUBLE_OPENS,
      "campaign and subject are missing on hits later than 60 days after the send",
      MORE_COLUMNS,
    ],
    expand: withoutClass,
  },
  {
    id: "sparkpost-events-csv",
    vendor: "SparkPost (Bird)",
    title: "Events API as CSV",
    howToGet: "Events API with a list of properties, for example by the script sparkyEvents",
    role: "events",
    confidence: "partly",
    syntax: ["csv"],
    signatures: [["timestamp", "type", "raw_rcpt_to"]],
    columns: { ...columns, email: ["raw_rcpt_to", "rcpt_to"] },
    events,
    time: { zone: "UTC", verified: true },
    caveats: [DOUBLE_OPENS, "columns are chosen by whoever made the file", MORE_COLUMNS],
  },
];
