import type { FormatSpec } from "../format.js";
import { KIND_IN_NAME, MINUTES } from "./caveats.js";
import { withCells } from "./records.js";

/** https://github.com/campaignmonitor/createsend-ruby, test/fixtures. */
export const campaignMonitor: readonly FormatSpec[] = [
  {
    id: "campaignmonitor-api",
    vendor: "Campaign Monitor",
    title: "API answers: opens, clicks, unsubscribes, bounces",
    howToGet: "GET /campaigns/<id>/opens.json and clicks.json; keep the names",
    role: "events",
    confidence: "verified",
    syntax: ["json", "ndjson"],
    signatures: [["EmailAddress", "ListID", "Date"]],
    columns: {
      email: "EmailAddress",
      eventType: "kind",
      eventTime: "Date",
      url: "URL",
      ip: "IPAddress",
      country: "CountryCode",
      region: "Region",
      city: "City",
    },
    events: { click: "click" },
    eventFromPath: [
      { pattern: /click/i, kind: "click" },
      { pattern: /open/i, kind: "open" },
      { pattern: /unsub/i, kind: "unsubscribe" },
      { pattern: /bounce/i, kind: "bounce" },
      { pattern: /spam|complaint/i, kind: "complaint" },
    ],
    time: { verified: true },
    caveats: [
      MINUTES,
      KIND_IN_NAME,
      "times follow the account's zone, which is not in the file: give --timezone",
      "no user agent",
    ],
    // The kind is not in the record, but only clicks have a link.
    expand: (record) => [record.get("URL") ? withCells(record, [["kind", "click"]]) : record],
  },
];
