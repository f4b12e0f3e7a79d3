import type { FormatSpec } from "../format.js";
import { TRANSLATED, ZONE_UNSEEN } from "./caveats.js";
import { withAddress } from "./records.js";

/** https://github.com/wp-premium/gravityforms, export.php. */
export const gravityForms: readonly FormatSpec[] = [
  {
    id: "gravityforms-entries",
    vendor: "Gravity Forms",
    title: "Entry export",
    howToGet: "Forms > Import/Export > Export entries",
    role: "conversions",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [["Entry Id", "Entry Date", "Source Url", "User IP"]],
    columns: {
      email: "address",
      conversionTime: "Entry Date",
      orderId: "Entry Id",
      url: "Source Url",
      userAgent: "User Agent",
      ip: "User IP",
      amount: "Payment Amount",
      status: "Payment Status",
    },
    conversionType: "form",
    ignoreStatus: ["failed", "refunded", "voided"],
    time: { verified: true },
    caveats: [
      "the e-mail address is whichever field asked for it: the first address of each entry is taken",
      ZONE_UNSEEN,
      TRANSLATED,
    ],
    expand: withAddress,
  },
];
