import type { FormatSpec } from "../format.js";
import { NO_NETWORK, ZONE_UNSEEN } from "./caveats.js";

/** https://github.com/aweber/public-api-examples, BroadcastClick.cs. */
export const aweber: readonly FormatSpec[] = [
  {
    id: "aweber-api",
    vendor: "AWeber",
    title: "Broadcast opens and clicks collections",
    howToGet: "GET .../broadcasts/<id>/opens and clicks, saved as JSON",
    role: "events",
    confidence: "partly",
    syntax: ["json", "ndjson"],
    signatures: [["email", "event_time", "subscriber_link"]],
    columns: { email: "email", eventTime: "event_time", eventType: "type", subscriberId: "subscriber_link" },
    events: { open: "open", opened: "open", click: "click", clicked: "click" },
    eventFromPath: [
      { pattern: /click/i, kind: "click" },
      { pattern: /open/i, kind: "open" },
    ],
    time: { verified: false },
    caveats: [
      NO_NETWORK,
      ZONE_UNSEEN,
      "the words of the column `type` are not verified: else the file name says open or click",
    ],
  },
];
