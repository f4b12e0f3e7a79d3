import type { FormatSpec } from "../format.js";
import { MORE_COLUMNS } from "./caveats.js";
import { withFirst } from "./records.js";

/** https://github.com/mailgun/documentation, source/api-events.rst and user_manual.rst. */
export const mailgun: readonly FormatSpec[] = [
  {
    id: "mailgun-events",
    vendor: "Mailgun",
    title: "Events API items or webhook payloads",
    howToGet: "GET /v3/<domain>/events, or Sending > Webhooks with the payloads kept as received",
    role: "events",
    confidence: "verified",
    syntax: ["json", "ndjson"],
    signatures: [
      ["event", "timestamp", "recipient", "id"],
      ["event", "timestamp", "recipient", "log-level"],
    ],
    columns: {
      email: "recipient",
      eventId: "id",
      eventType: "event",
      eventTime: "timestamp",
      url: "url",
      ip: "ip",
      userAgent: "client-info.user-agent",
      country: "geolocation.country",
      region: "geolocation.region",
      city: "geolocation.city",
      messageId: "message.headers.message-id",
      subject: "message.headers.subject",
      campaignName: "tag",
      machineFlag: "client-info.bot",
      machineReason: "client-info.bot",
    },
    // `accepted` is the hand-over to Mailgun, so a send; a later `rejected` of it never arrives.
    events: {
      accepted: "sent",
      delivered: "delivered",
      failed: "bounce",
      rejected: "bounce",
      opened: "open",
      clicked: "click",
      unsubscribed: "unsubscribe",
      complained: "complaint",
      stored: "other",
    },
    time: { zone: "UTC", unit: "s", verified: true },
    // `generic`: "most likely a firewall or virus scan" (user_manual.rst).
    flags: { apple: "prefetch", gmail: "proxy", generic: "machine", none: "none", "*": "machine" },
    caveats: [
      "the campaign is the first tag of the message",
      "temporary and permanent failures both count as bounces",
      MORE_COLUMNS,
    ],
    expand: (record) => [withFirst(record, "tags[]", "tag")],
  },
];
