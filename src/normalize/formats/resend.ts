import type { FormatSpec } from "../format.js";
import { MORE_COLUMNS } from "./caveats.js";
import { type Cells, listOf, withCells } from "./records.js";

/** One record per recipient; hits of a message to several people stand under the message's id. */
function recipients(record: Cells): readonly Cells[] {
  const people = listOf(record.get("data.to[]"));
  const isHit = /^email\.(?:opened|clicked)$/.test(record.get("type") ?? "");
  const subscribers = isHit && people.length > 1 ? [record.get("data.email_id") ?? ""] : people;
  if (subscribers.length === 0) return [record];
  return subscribers.map((person) => withCells(record, [["recipient", person]]));
}

/** https://github.com/anymail/django-anymail, tests/test_resend_webhooks.py; api-evangelist/resend for clicks. */
export const resend: readonly FormatSpec[] = [
  {
    id: "resend-webhook",
    vendor: "Resend",
    title: "Webhook events",
    howToGet: "Webhooks > add endpoint, payloads kept as received",
    role: "events",
    confidence: "verified",
    syntax: ["ndjson", "json"],
    signatures: [["type", "created_at", "data.email_id"]],
    columns: {
      email: ["recipient", "data.to"],
      eventType: "type",
      eventTime: "created_at",
      sendTime: "data.created_at",
      url: "data.click.link",
      ip: "data.click.ipAddress",
      userAgent: "data.click.userAgent",
      messageId: "data.email_id",
      subject: "data.subject",
      campaignId: "data.broadcast_id",
    },
    events: {
      "email.sent": "sent",
      "email.delivered": "delivered",
      "email.delivery_delayed": "other",
      "email.opened": "open",
      "email.clicked": "click",
      "email.bounced": "bounce",
      "email.complained": "complaint",
      "email.failed": "bounce",
    },
    time: { zone: "UTC", verified: true },
    caveats: ["opens carry no IP address and no user agent", MORE_COLUMNS],
    expand: recipients,
  },
];
