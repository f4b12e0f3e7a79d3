import type { FormatSpec } from "../format.js";
import { MORE_COLUMNS, NO_PERSON } from "./caveats.js";

/** Two public parsers with tests: lines with `#` above the header give the period. */
export const googleAnalytics: readonly FormatSpec[] = [
  {
    id: "ga4-report",
    vendor: "Google Analytics 4",
    title: "Report or exploration CSV",
    howToGet: "Reports > Share this report > Download file > CSV",
    role: "conversions",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [
      ["Sessions", "Engaged sessions"],
      ["Sessions", "Key events"],
    ],
    recognise: ({ preamble }) => preamble.some((line) => /^#\s*Start date:/i.test(line.slice(0, 80))),
    columns: { conversionTime: "Date", campaignName: ["Session campaign", "Campaign"] },
    conversionType: "visit",
    time: { order: "ymd", verified: true },
    caveats: [`${NO_PERSON}: totals only`, "dates follow the zone of the property", MORE_COLUMNS],
  },
];
