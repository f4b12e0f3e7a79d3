import type { FormatSpec } from "../format.js";
import { MORE_COLUMNS } from "./caveats.js";
import { type Cells, withCells } from "./records.js";

/** Only what the recipient asked for is an unsubscription: bounces also suppress, and suppressions are lifted again. */
function suppression(record: Cells): readonly Cells[] {
  if (record.get("RecordType") !== "SubscriptionChange") return [record];
  const isLifted = record.get("SuppressSending") === "false";
  const isOwnWish = (record.get("SuppressionReason") ?? "ManualSuppression") === "ManualSuppression";
  return [isLifted || !isOwnWish ? withCells(record, [["kind", "Suppression"]]) : record];
}

/** https://github.com/anymail/django-anymail, tests/test_postmark_webhooks.py. */
export const postmark: readonly FormatSpec[] = [
  {
    id: "postmark-webhook",
    vendor: "Postmark",
    title: "Webhook payloads",
    howToGet: "Server > Message stream > Webhooks, payloads kept as received",
    role: "events",
    confidence: "verified",
    syntax: ["ndjson", "json"],
    signatures: [["RecordType", "MessageID"]],
    columns: {
      // Bounces and complaints carry the address in Email.
      email: ["Recipient", "Email"],
      eventType: ["kind", "RecordType"],
      eventTime: ["ReceivedAt", "DeliveredAt", "BouncedAt", "ChangedAt"],
      deliveryTime: "DeliveredAt",
      url: "OriginalLink",
      ip: "Geo.IP",
      country: "Geo.CountryISOCode",
      region: "Geo.Region",
      city: "Geo.City",
      userAgent: "UserAgent",
      messageId: "MessageID",
      campaignName: "Tag",
    },
    events: {
      delivery: "delivered",
      open: "open",
      click: "click",
      bounce: "bounce",
      spamcomplaint: "complaint",
      subscriptionchange: "unsubscribe",
      suppression: "other",
    },
    time: { zone: "UTC", verified: true },
    caveats: ["the campaign is the tag of the message", MORE_COLUMNS],
    expand: suppression,
  },
];
