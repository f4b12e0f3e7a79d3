import type { FormatSpec } from "../format.js";
import { TRANSLATED } from "./caveats.js";
import { type Cells, withCells } from "./records.js";

/** Date, time and zone stand in three columns; withdrawals, fees and refunds are negative rows and no conversions. */
function payments(record: Cells): readonly Cells[] {
  if ((record.get("Gross") ?? "").trim().startsWith("-")) return [];
  const zone = record.get("TimeZone") ?? record.get("Time Zone") ?? "";
  return [
    withCells(record, [["when", `${record.get("Date") ?? ""} ${record.get("Time") ?? ""} ${zone}`.trim()]]),
  ];
}

/** Header and rows of ten public readers, among them the hledger manual. */
export const paypal: readonly FormatSpec[] = [
  {
    id: "paypal-activity",
    vendor: "PayPal",
    title: "Activity download",
    howToGet: "Activity > Download > Completed payments, CSV",
    role: "conversions",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [
      ["TimeZone", "Gross", "Fee", "Net", "From Email Address"],
      ["Time Zone", "Gross", "Fee", "Net", "From Email Address"],
    ],
    columns: {
      email: "From Email Address",
      conversionTime: "when",
      orderId: "Transaction ID",
      amount: "Gross",
      currency: "Currency",
      status: "Status",
    },
    conversionType: "purchase",
    ignoreStatus: [
      "pending",
      "denied",
      "reversed",
      "refunded",
      "canceled",
      "cancelled",
      "expired",
      "failed",
      "returned",
      "unclaimed",
      "voided",
    ],
    time: { verified: true },
    caveats: [
      "day order and decimal sign follow the account's language: --date-order where every day is 12 or less",
      TRANSLATED,
    ],
    reads: ["Date", "Time"],
    expand: payments,
  },
];
