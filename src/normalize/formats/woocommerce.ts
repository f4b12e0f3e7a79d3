import type { FormatSpec } from "../format.js";
import { MORE_COLUMNS, NO_PERSON, TRANSLATED, ZONE_UNSEEN } from "./caveats.js";

const ignoreStatus = [
  "cancelled",
  "canceled",
  "refunded",
  "failed",
  "pending",
  "pending payment",
  "draft",
  "trash",
].flatMap((status) => [status, `wc-${status}`]);

export const woocommerce: readonly FormatSpec[] = [
  {
    id: "woocommerce-analytics-orders",
    vendor: "WooCommerce",
    title: "Analytics, orders",
    howToGet: "Analytics > Orders > Download",
    role: "conversions",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [["Order #", "Customer type", "Items sold"]],
    columns: { conversionTime: "Date", orderId: "Order #", amount: "N. Revenue", status: "Status" },
    conversionType: "purchase",
    ignoreStatus,
    time: { verified: true },
    // https://github.com/woocommerce/woocommerce-admin, src/API/Reports/Orders/Controller.php.
    caveats: [`${NO_PERSON}; an order export plugin adds the address`, ZONE_UNSEEN, TRANSLATED],
  },
  {
    id: "woocommerce-webtoffee-orders",
    vendor: "WooCommerce (Order Export & Import plugin)",
    title: "Order CSV",
    howToGet: "WebToffee Import Export > Export > Order",
    role: "conversions",
    confidence: "partly",
    syntax: ["csv"],
    signatures: [["order_number", "billing_email", "order_date"]],
    columns: {
      email: ["billing_email", "customer_email"],
      conversionTime: "order_date",
      orderId: "order_number",
      amount: "order_total",
      currency: "order_currency",
      status: "status",
      ip: "customer_ip_address",
      userAgent: "customer_user_agent",
      country: "billing_country",
    },
    conversionType: "purchase",
    ignoreStatus,
    time: { verified: false },
    caveats: ["column names can be changed by the user of the plugin", ZONE_UNSEEN, MORE_COLUMNS],
  },
];
