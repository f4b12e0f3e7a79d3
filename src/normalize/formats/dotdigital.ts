import type { FormatSpec } from "../format.js";
import { FILTER_SWITCH, NO_CLICK_TIME } from "./caveats.js";
import { isYes, withCells } from "./records.js";

const base = {
  vendor: "Dotdigital",
  confidence: "verified",
  syntax: ["json", "ndjson"],
  time: { zone: "UTC", verified: false },
} as const;
const UTC_ASSUMED = "times without an offset are taken as UTC: not verified";
const NO_CAMPAIGN = "the campaign is only known from the request or the file name";

/** The vendor's Swagger file: https://github.com/api-evangelist/dotdigital. */
export const dotdigital: readonly FormatSpec[] = [
  {
    ...base,
    id: "dotdigital-opens",
    title: "API v2 campaign opens",
    howToGet: "GET /v2/campaigns/<id>/opens, saved as JSON",
    role: "events",
    signatures: [["contactId", "email", "dateOpened"]],
    columns: {
      email: "email",
      subscriberId: "contactId",
      eventTime: "dateOpened",
      ip: "ipAddress",
      userAgent: "userAgent",
    },
    event: "open",
    caveats: [UTC_ASSUMED, NO_CAMPAIGN],
  },
  {
    ...base,
    id: "dotdigital-clicks",
    title: "API v2 campaign clicks",
    howToGet: "GET /v2/campaigns/<id>/clicks, saved as JSON",
    role: "events",
    signatures: [["contactId", "email", "dateClicked"]],
    columns: {
      email: "email",
      subscriberId: "contactId",
      eventTime: "dateClicked",
      url: "url",
      ip: "ipAddress",
      userAgent: "userAgent",
    },
    event: "click",
    caveats: [UTC_ASSUMED, NO_CAMPAIGN],
  },
  {
    ...base,
    id: "dotdigital-contact-summary",
    title: "API v2 campaign activities, one row per contact",
    howToGet: "GET /v2/campaigns/<id>/activities, saved as JSON",
    role: "recipients",
    signatures: [["contactId", "numOpens", "numClicks", "dateSent"]],
    columns: {
      email: "email",
      subscriberId: "contactId",
      sendTime: "dateSent",
      openTime: "dateFirstOpened",
      lastOpenTime: "dateLastOpened",
      totalOpens: "numOpens",
      totalClicks: "numClicks",
      bounced: "bounced",
      unsubscribed: "unsubscribed",
    },
    caveats: [
      NO_CLICK_TIME,
      FILTER_SWITCH,
      UTC_ASSUMED,
      NO_CAMPAIGN,
      "replies and page views of the row are not used",
    ],
    expand: (record) => {
      const bounced = isYes(record.get("hardBounced")) || isYes(record.get("softBounced"));
      return [withCells(record, [["bounced", bounced ? "1" : "0"]])];
    },
  },
];
