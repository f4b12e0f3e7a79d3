import type { FormatSpec } from "../format.js";
import { MORE_COLUMNS } from "./caveats.js";
import { type Cells, withCells } from "./records.js";

const UNIQUE = "_unique";
const TO_THE_SECOND = "2023-02-27T21:09:49".length;

/**
 * The first open or click fires twice, as `opened` and `opened_unique`. Both get one event id, made of the message, the
 * kind, the second, the link and the address, so that the pair counts once and either alone still counts.
 */
function withSharedId(record: Cells): readonly Cells[] {
  const type = record.get("type") ?? "";
  if (!/^activity\.(?:opened|clicked)/.test(type)) return [record];
  const kind = type.endsWith(UNIQUE) ? type.slice(0, -UNIQUE.length) : type;
  const second = (record.get("data.created_at") ?? "").slice(0, TO_THE_SECOND);
  const parts = ["data.email.message.id", "data.email.recipient.email", "data.morph.url", "data.morph.ip"];
  const id = [kind, second, ...parts.map((path) => record.get(path) ?? "")].join(" ");
  return [withCells(record, [["hit", id]])];
}

/** https://github.com/anymail/django-anymail, tests/test_mailersend_webhooks.py. */
export const mailersend: readonly FormatSpec[] = [
  {
    id: "mailersend-webhook",
    vendor: "MailerSend",
    title: "Webhook activity",
    howToGet: "Domains > Webhooks, payloads kept as received",
    role: "events",
    confidence: "partly",
    syntax: ["ndjson", "json"],
    signatures: [["type", "data.email.recipient.email", "data.created_at"]],
    columns: {
      email: "data.email.recipient.email",
      eventId: "hit",
      eventType: "type",
      eventTime: "data.created_at",
      sendTime: "data.email.message.created_at",
      url: "data.morph.url",
      ip: "data.morph.ip",
      messageId: "data.email.message.id",
      subject: "data.email.subject",
    },
    events: {
      "activity.sent": "sent",
      "activity.delivered": "delivered",
      "activity.soft_bounced": "bounce",
      "activity.hard_bounced": "bounce",
      "activity.opened": "open",
      "activity.opened_unique": "open",
      "activity.clicked": "click",
      "activity.clicked_unique": "click",
      "activity.unsubscribed": "unsubscribe",
      "activity.spam_complaint": "complaint",
    },
    time: { zone: "UTC", verified: true },
    caveats: ["no user agent", "no campaign in the payload: the subject stands for it", MORE_COLUMNS],
    expand: withSharedId,
  },
];
