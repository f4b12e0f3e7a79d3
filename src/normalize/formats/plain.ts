import type { FormatSpec } from "../format.js";

/** Our own event log: what a script or a warehouse query should write. Event words are those of every platform. */
export const plain: readonly FormatSpec[] = [
  {
    id: "plain",
    vendor: "clickaudit",
    title: "Plain event log",
    howToGet: "write one row per event: email,event,timestamp,campaign,url,ip,user_agent",
    role: "events",
    confidence: "verified",
    syntax: ["csv", "ndjson", "json"],
    signatures: [["email", "event", "timestamp"]],
    columns: {
      email: "email",
      subscriberId: "subscriber_id",
      eventType: "event",
      eventTime: "timestamp",
      campaignName: "campaign",
      campaignId: "campaign_id",
      url: "url",
      linkName: "link_name",
      ip: "ip",
      userAgent: "user_agent",
      country: "country",
      sendTime: "sent_at",
      deliveryTime: "delivered_at",
      eventId: "event_id",
      messageId: "message_id",
      variant: "variant",
      mx: "mx",
      machineFlag: "machine",
      machineReason: "machine_reason",
    },
    flags: { true: "machine", yes: "machine", "1": "machine", prefetch: "prefetch", proxy: "proxy", machine: "machine" },
    caveats: [],
  },
];
