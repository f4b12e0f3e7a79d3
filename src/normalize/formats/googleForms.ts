import type { FormatSpec } from "../format.js";

/** Header and both ways of writing times as in ten public readers. */
export const googleForms: readonly FormatSpec[] = [
  {
    id: "google-forms",
    vendor: "Google Forms",
    title: "Responses CSV or linked sheet",
    howToGet: "Responses > Download responses (.csv)",
    role: "conversions",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [["Timestamp", "Email Address"]],
    // Event logs have these columns too.
    without: [
      "event",
      "event type",
      "event_type",
      "type",
      "action",
      "url",
      "ip",
      "campaign",
      "opens",
      "clicks",
    ],
    columns: { email: "Email Address", conversionTime: "Timestamp" },
    conversionType: "form",
    time: { verified: true },
    caveats: [
      "the linked sheet writes times in its own zone and day order: give --timezone, and --date-order where every day is 12 or less",
    ],
  },
];
