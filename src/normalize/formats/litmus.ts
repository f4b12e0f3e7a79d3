import type { FormatSpec } from "../format.js";
import { MORE_COLUMNS, NO_EMAIL, NO_NETWORK } from "./caveats.js";

/** https://help.litmus.com/article/163-what-data-fields-are-reported-in-individual-level-tracking-csv-exports. */
export const litmus: readonly FormatSpec[] = [
  {
    id: "litmus-individual",
    vendor: "Litmus Email Analytics",
    title: "Individual-level tracking CSV",
    howToGet: "Email Analytics > the campaign > Export individual-level data",
    role: "events",
    confidence: "partly",
    syntax: ["csv"],
    signatures: [["created_at", "custom_type", "mail_client", "rendering_engine"]],
    columns: {
      subscriberId: "custom_type",
      eventTime: "created_at",
      machineFlag: "platform",
      machineReason: "platform",
    },
    event: "open",
    time: { zone: "UTC", verified: true },
    flags: { "image cache": "proxy" },
    caveats: [
      "opens only, no clicks",
      "the person is whatever the sender put into the tracking code (custom_type)",
      NO_EMAIL,
      NO_NETWORK,
      MORE_COLUMNS,
    ],
  },
];
