import type { FormatSpec } from "../format.js";
import { KIND_IN_NAME, MORE_COLUMNS } from "./caveats.js";

/** Avro unions print as `{"string": "value"}`, so each field may sit one level deeper. */
const union = (name: string): readonly string[] => [name, `${name}.string`];

/** https://github.com/Appboy/currents-examples and braze-docs, message_engagement_events.md. */
export const braze: readonly FormatSpec[] = [
  {
    id: "braze-currents",
    vendor: "Braze",
    title: "Currents to cloud storage",
    howToGet:
      "Partner integrations > Data export (Currents) > cloud storage; Avro files converted to JSON, folder names kept",
    role: "events",
    confidence: "verified",
    syntax: ["ndjson", "json"],
    signatures: [
      ["user_id", "time", "dispatch_id", "email_address"],
      ["user_id", "time", "dispatch_id.string", "email_address.string"],
      ["user_id", "time", "external_user_id", "email_address"],
      ["user_id", "time", "external_user_id.string", "email_address.string"],
    ],
    columns: {
      email: union("email_address"),
      subscriberId: [...union("external_user_id"), "user_id"],
      eventId: "id",
      eventTime: "time",
      url: union("url"),
      linkId: union("link_id"),
      linkName: union("link_alias"),
      userAgent: union("user_agent"),
      campaignId: [...union("campaign_id"), ...union("canvas_id")],
      campaignName: [...union("campaign_name"), ...union("canvas_name")],
      variant: union("message_variation_id"),
      machineFlag: [
        "is_suspected_bot_click",
        "is_suspected_bot_click.boolean",
        "is_suspected_bot_click.string",
        "machine_open",
        "machine_open.boolean",
        "machine_open.string",
      ],
      machineReason: [
        "suspected_bot_click_reason",
        "suspected_bot_click_reason.string",
        "suspected_bot_click_reason[]",
        "suspected_bot_click_reason.array[]",
      ],
    },
    eventFromPath: [
      { pattern: /messages\.email\.Send/i, kind: "sent" },
      { pattern: /messages\.email\.Delivery/i, kind: "delivered" },
      { pattern: /messages\.email\.Open/i, kind: "open" },
      { pattern: /messages\.email\.Click/i, kind: "click" },
      { pattern: /messages\.email\.(?:Soft)?Bounce/i, kind: "bounce" },
      { pattern: /messages\.email\.MarkAsSpam/i, kind: "complaint" },
      { pattern: /messages\.email\.Unsubscribe/i, kind: "unsubscribe" },
      { pattern: /messages\.email\.(?:Abort|Deferral)/i, kind: "other" },
    ],
    time: { zone: "UTC", unit: "s", verified: true },
    flags: { true: "machine" },
    caveats: [KIND_IN_NAME, "no IP address of the reader: network checks cannot run", MORE_COLUMNS],
  },
];
