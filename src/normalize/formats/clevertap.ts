import type { FormatSpec } from "../format.js";
import { MORE_COLUMNS, NO_EMAIL, NO_NETWORK, ZONE_UNSEEN } from "./caveats.js";

/** Example row of the vendor's documentation: 14-digit times, event properties as `eventProps.*`. */
export const clevertap: readonly FormatSpec[] = [
  {
    id: "clevertap-events",
    vendor: "CleverTap",
    title: "Event export CSV",
    howToGet: "Data exports > Events > CSV",
    role: "events",
    confidence: "partly",
    syntax: ["csv"],
    signatures: [["ts", "eventName", "identity"]],
    columns: {
      email: "email",
      subscriberId: "identity",
      eventType: "eventName",
      eventTime: "ts",
      campaignId: ["eventProps.Campaign id", "eventProps.wzrk_id"],
    },
    events: { "notification sent": "sent", "notification viewed": "open", "notification clicked": "click" },
    time: { order: "ymd", verified: true },
    caveats: [NO_EMAIL, NO_NETWORK, ZONE_UNSEEN, "the campaign column is not verified", MORE_COLUMNS],
  },
];
