import type { FormatSpec } from "../format.js";
import { MORE_COLUMNS } from "./caveats.js";
import { type Cells, listOf, withCells } from "./records.js";

/** The first tag names the mailing; msg.opens[] and msg.clicks[] repeat the history and are left alone. */
function withTag(record: Cells): readonly Cells[] {
  const tag = listOf(record.get("msg.tags[]"))[0];
  return [tag === undefined ? record : withCells(record, [["msg.tag", tag]])];
}

/** https://github.com/anymail/django-anymail, tests/test_mandrill_webhooks.py. */
export const mandrill: readonly FormatSpec[] = [
  {
    id: "mandrill-webhook",
    vendor: "Mandrill (Mailchimp Transactional)",
    title: "Webhook batches, mandrill_events",
    howToGet: "Settings > Webhooks, the JSON of mandrill_events kept as received",
    role: "events",
    confidence: "verified",
    syntax: ["json", "ndjson"],
    signatures: [["event", "ts", "msg.email"]],
    columns: {
      email: "msg.email",
      eventType: "event",
      eventTime: "ts",
      sendTime: "msg.ts",
      url: "url",
      ip: "ip",
      userAgent: "user_agent",
      country: "location.country_short",
      region: "location.region",
      city: "location.city",
      subject: "msg.subject",
      messageId: "_id",
      campaignName: "msg.tag",
    },
    events: {
      send: "sent",
      deferral: "other",
      hard_bounce: "bounce",
      soft_bounce: "bounce",
      open: "open",
      click: "click",
      spam: "complaint",
      unsub: "unsubscribe",
      reject: "other",
    },
    time: { zone: "UTC", unit: "s", verified: true },
    caveats: ["the campaign is the first tag of the message", MORE_COLUMNS],
    expand: withTag,
  },
];
