import type { FormatSpec } from "../format.js";
import { MORE_COLUMNS, NO_PERSON } from "./caveats.js";

/** Test fixtures of three importers. */
export const salesforce: readonly FormatSpec[] = [
  {
    id: "salesforce-opportunities",
    vendor: "Salesforce",
    title: "Opportunity report or list export",
    howToGet: "Reports > Opportunities with Contact Roles > Export > Details only",
    role: "conversions",
    confidence: "partly",
    syntax: ["csv"],
    signatures: [["Opportunity Name", "Stage"]],
    columns: {
      // Only reports with contact roles have one.
      email: ["Email", "Contact: Email", "Contact Email"],
      conversionTime: ["Created Date", "Close Date"],
      orderId: "Opportunity Name",
      amount: "Amount",
      status: "Stage",
    },
    conversionType: "purchase",
    ignoreStatus: ["closed lost"],
    time: { verified: false },
    caveats: [
      `without contact roles ${NO_PERSON}`,
      "dates without a time, in the user's own order and zone",
      MORE_COLUMNS,
    ],
  },
];
