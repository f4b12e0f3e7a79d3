import type { FormatSpec } from "../format.js";
import { MORE_COLUMNS, NO_EMAIL, NO_NETWORK } from "./caveats.js";

const VENDOR = "Salesforce Marketing Cloud";
/** Central Standard Time without daylight saving: https://help.salesforce.com/s/articleView?id=sf.mc_as_data_view_open.htm. */
const SERVER_ZONE = "-06:00";

const columns = {
  email: "EmailAddress",
  subscriberId: "SubscriberKey",
  eventType: "EventType",
  eventTime: "EventDate",
  campaignId: "SendID",
} as const;
/** One configured extract may write further events into the same file; opens and sends are told apart by their own word. */
const others = { click: "click", bounce: "bounce", unsubscribe: "unsubscribe" } as const;
const time = { zone: SERVER_ZONE, verified: false };
const howToGet =
  "Automation Studio > Data Extract activity of type Tracking Extract, with Sent, Opens and Clicks ticked; hand over the whole ZIP";
const caveats = [
  NO_NETWORK,
  "times are taken as US Central Standard Time without daylight saving (UTC-6), as in the data views: not verified for extracts",
  "day and month follow the account's locale: --date-order where every day is 12 or less",
  MORE_COLUMNS,
];

const KEYS = ["ClientID", "SendID", "SubscriberKey", "EventDate", "EventType"];

export const salesforceMarketingCloud: readonly FormatSpec[] = [
  {
    id: "sfmc-extract-clicks",
    vendor: VENDOR,
    title: "Tracking extract, Clicks",
    howToGet,
    role: "events",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [[...KEYS, "SendURLID"]],
    columns: { ...columns, url: "URL", linkId: "URLID", linkName: "Alias", unique: "IsUnique" },
    events: { ...others, open: "open", sent: "sent" },
    time,
    caveats,
  },
  {
    id: "sfmc-extract-opens",
    vendor: VENDOR,
    title: "Tracking extract, Opens",
    howToGet,
    role: "events",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [[...KEYS, "BatchID"]],
    columns: { ...columns, unique: "IsUnique" },
    events: { ...others, open: "open" },
    eventFromPath: [{ pattern: /open/i, kind: "open" }],
    time,
    caveats,
  },
  {
    id: "sfmc-extract-sent",
    vendor: VENDOR,
    title: "Tracking extract, Sent",
    howToGet,
    role: "events",
    confidence: "partly",
    syntax: ["csv"],
    signatures: [[...KEYS, "BatchID"]],
    columns,
    events: { ...others, sent: "sent" },
    eventFromPath: [{ pattern: /sent/i, kind: "sent" }],
    time,
    caveats,
  },
  {
    id: "sfmc-extract-sendjobs",
    vendor: VENDOR,
    title: "Tracking extract, SendJobs",
    howToGet,
    role: "campaigns",
    confidence: "partly",
    syntax: ["csv"],
    signatures: [["ClientID", "SendID", "SentTime", "EmailName"]],
    columns: { campaignId: "SendID", campaignName: "EmailName", subject: "Subject", sendTime: "SentTime" },
    time,
    caveats: [
      "serves as send time of each SendID",
      "the columns are those that integrators name: not verified",
      ...caveats.slice(1),
    ],
  },
  {
    id: "sfmc-dataview",
    vendor: VENDOR,
    title: "Data views _Sent, _Open, _Click, _Bounce, _Unsubscribe",
    howToGet:
      "Automation Studio > SQL query over the data view into a data extension, then export that (six months at most)",
    role: "events",
    confidence: "partly",
    syntax: ["csv"],
    signatures: [
      ["JobID", "SubscriberKey", "EventDate", "IsUnique"],
      ["JobID", "SubscriberKey", "EventDate", "BatchID"],
    ],
    columns: {
      subscriberId: "SubscriberKey",
      eventTime: "EventDate",
      url: "URL",
      linkName: "LinkName",
      campaignId: "JobID",
      recipientDomain: "Domain",
      unique: "IsUnique",
    },
    eventFromPath: [
      { pattern: /sent/i, kind: "sent" },
      { pattern: /open/i, kind: "open" },
      { pattern: /click/i, kind: "click" },
      { pattern: /bounce/i, kind: "bounce" },
      { pattern: /unsub/i, kind: "unsubscribe" },
    ],
    time: { zone: SERVER_ZONE, verified: true },
    caveats: [
      NO_EMAIL,
      NO_NETWORK,
      "the kind of event is only in the name of the view: keep sent, open or click in the file name",
      "the link columns of _Click are not verified",
    ],
  },
];
