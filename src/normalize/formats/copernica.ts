import type { FormatSpec } from "../format.js";
import { KIND_IN_NAME, ZONE_UNSEEN } from "./caveats.js";
import { type Cells, withCells } from "./records.js";

/** Longest request header that is searched. */
const MAX_HEADER = 8192;

/** `header` holds the raw HTTP request header: the user agent is one line of it. */
function withUserAgent(record: Cells): readonly Cells[] {
  const header = (record.get("header") ?? "").slice(0, MAX_HEADER);
  const found = /^user-agent:([^\r\n]*)/im.exec(header);
  return [found ? withCells(record, [["user-agent", found[1]!.trim()]]) : record];
}

/** https://github.com/CopernicaMarketingSoftware/Documentation, rest-pom-clicks-logfile.md, rest-cdm-click-logfile.md. */
export const copernica: readonly FormatSpec[] = [
  {
    id: "copernica-click-log",
    vendor: "Copernica",
    title: "Log files cdm-click, pom-clicks and their siblings",
    howToGet: "REST API > logfiles of a day, saved as CSV with their names",
    role: "events",
    confidence: "verified",
    syntax: ["csv", "json", "ndjson"],
    signatures: [["linkinfo", "countrycode", "subprofile"]],
    columns: {
      email: "email",
      subscriberId: "profile",
      messageId: "id",
      eventTime: "time",
      url: "linkinfo",
      ip: "ip",
      userAgent: "user-agent",
      country: "countrycode",
      region: "regioncode",
      city: "city",
      campaignId: "template",
    },
    eventFromPath: [
      { pattern: /click/i, kind: "click" },
      { pattern: /impression/i, kind: "open" },
      { pattern: /deliver/i, kind: "delivered" },
    ],
    time: { verified: true },
    caveats: [KIND_IN_NAME, ZONE_UNSEEN, "the name of the e-mail column is inferred"],
    expand: withUserAgent,
  },
];
