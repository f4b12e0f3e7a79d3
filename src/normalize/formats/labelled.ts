import type { FormatSpec } from "../format.js";

const shared = {
  vendor: "clickaudit",
  confidence: "verified",
  syntax: ["csv", "ndjson", "json"],
  exact: true,
} as const;

/** The companions of the plain event log. Their headers are short and common, so they match only a table without other columns. */
export const labelled: readonly FormatSpec[] = [
  {
    ...shared,
    id: "plain-conversions",
    title: "Plain conversions",
    howToGet: "write one row per order, form, reply or visit: email,timestamp,type,value",
    role: "conversions",
    signatures: [["email", "timestamp", "type", "value"]],
    columns: {
      email: "email",
      conversionTime: "timestamp",
      conversionType: "type",
      amount: "value",
      currency: "currency",
      campaignName: "campaign",
      orderId: ["order_id", "id"],
      status: "status",
    },
    caveats: [],
  },
  {
    ...shared,
    id: "plain-subscribers",
    title: "Plain subscribers",
    howToGet: "write one row per person: email,country,timezone,segment,variant",
    role: "subscribers",
    signatures: [
      ["email", "country"],
      ["email", "timezone"],
      ["email", "segment"],
      ["email", "variant"],
    ],
    columns: {
      email: "email",
      subscriberId: "subscriber_id",
      country: "country",
      timezone: "timezone",
      segment: "segment",
      variant: "variant",
    },
    caveats: [],
  },
  {
    ...shared,
    id: "plain-links",
    title: "Plain links",
    howToGet: "write one row per link of the mail, top to bottom: campaign,url,position",
    role: "links",
    signatures: [["campaign", "url", "position"]],
    columns: { campaignName: "campaign", url: "url", position: "position", linkName: "name" },
    caveats: [],
  },
];
