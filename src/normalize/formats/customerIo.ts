import type { FormatSpec } from "../format.js";
import { MORE_COLUMNS } from "./caveats.js";
import { type Cells, isYes, withCells } from "./records.js";

/** Most certain first. `synthetic` opens are inferred from a click, so they say nothing about who opened. */
const FLAGS = ["machine", "prefetched", "proxied", "synthetic"];

function withFlag(record: Cells): readonly Cells[] {
  const flag = FLAGS.find((name) => isYes(record.get(`data.${name}`)));
  return [flag === undefined ? record : withCells(record, [["data.flag", flag]])];
}

/** https://github.com/api-evangelist/customer-io, customer-io-reporting-webhooks-openapi.json (the vendor's own file). */
export const customerIo: readonly FormatSpec[] = [
  {
    id: "customerio-webhook",
    vendor: "Customer.io",
    title: "Reporting webhooks",
    howToGet: "Integrations > Reporting webhooks, payloads kept as received",
    role: "events",
    confidence: "verified",
    syntax: ["ndjson", "json"],
    signatures: [["metric", "object_type", "timestamp", "event_id"]],
    columns: {
      // data.recipient may be an unrendered template, so it comes after the identifier.
      email: ["data.identifiers.email", "data.recipient", "data.email_address"],
      subscriberId: ["data.customer_id", "data.identifiers.id"],
      eventId: "event_id",
      eventType: "metric",
      eventTime: "timestamp",
      url: "data.href",
      linkId: "data.link_id",
      campaignId: ["data.campaign_id", "data.broadcast_id", "data.newsletter_id"],
      messageId: "data.delivery_id",
      subject: "data.subject",
      machineFlag: "data.flag",
      machineReason: "data.flag",
    },
    events: {
      drafted: "other",
      attempted: "other",
      sent: "sent",
      delivered: "delivered",
      opened: "open",
      clicked: "click",
      converted: "conversion",
      bounced: "bounce",
      dropped: "bounce",
      spammed: "complaint",
      unsubscribed: "unsubscribe",
      failed: "other",
      deferred: "other",
    },
    time: { zone: "UTC", unit: "s", verified: true },
    flags: { machine: "machine", prefetched: "prefetch", proxied: "proxy" },
    caveats: [
      "no IP address and no user agent: the platform's own flags are the only sign of the client",
      MORE_COLUMNS,
    ],
    expand: withFlag,
  },
];
