import type { FormatSpec } from "../format.js";
import { MORE_COLUMNS } from "./caveats.js";

/** Header names and parsing of six public readers. */
export const stripe: readonly FormatSpec[] = [
  {
    id: "stripe-payments",
    vendor: "Stripe",
    title: "Payments export",
    howToGet: "Payments > Export",
    role: "conversions",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [
      ["Created date (UTC)", "Amount Refunded"],
      ["Created (UTC)", "Amount Refunded"],
    ],
    columns: {
      email: ["Customer Email", "email (metadata)"],
      conversionTime: ["Created date (UTC)", "Created (UTC)"],
      orderId: "id",
      amount: "Amount",
      currency: "Currency",
      status: "Status",
      country: "Card Address Country",
    },
    conversionType: "purchase",
    ignoreStatus: [
      "refunded",
      "failed",
      "canceled",
      "requires_payment_method",
      "requires_action",
      "requires_confirmation",
      "requires_capture",
    ],
    time: { zone: "UTC", verified: true },
    caveats: [MORE_COLUMNS],
  },
];
