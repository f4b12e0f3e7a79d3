import type { FormatSpec } from "../format.js";
import type { Cells } from "./records.js";

/** Further lines of an order repeat only Name, Email and the line item: the order itself stands on its first line. */
function ordersOnly(record: Cells): readonly Cells[] {
  const isContinuation = !record.get("Created at") && !record.get("Total") && !record.get("Financial Status");
  return isContinuation ? [] : [record];
}

/** Header as in ten public files and parsers. */
export const shopify: readonly FormatSpec[] = [
  {
    id: "shopify-orders",
    vendor: "Shopify",
    title: "Orders export",
    howToGet: "Orders > Export > plain CSV",
    role: "conversions",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [["Financial Status", "Paid at", "Fulfillment Status", "Lineitem quantity"]],
    columns: {
      email: "Email",
      conversionTime: "Created at",
      orderId: "Name",
      amount: "Total",
      currency: "Currency",
      status: "Financial Status",
      country: "Billing Country",
    },
    conversionType: "purchase",
    ignoreStatus: ["refunded", "voided", "expired", "pending", "unpaid"],
    time: { verified: true },
    caveats: ["orders at a till carry no e-mail address and cannot be matched"],
    expand: ordersOnly,
  },
];
