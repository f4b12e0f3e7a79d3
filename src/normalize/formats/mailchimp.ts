import { MAILCHIMP_CAMPAIGN } from "../campaign-name.js";
import type { FormatSpec, PlatformFilter } from "../format.js";
import {
  KIND_IN_NAME,
  MORE_COLUMNS,
  NO_CLICK_TIME,
  NO_LINK,
  NO_NETWORK,
  TIME_UNSEEN,
  ZONE_UNSEEN,
} from "./caveats.js";
import { mailchimpApi } from "./mailchimpApi.js";

const VENDOR = "Mailchimp";
const ACCOUNT_EXPORT = "Account > Settings > Manage my data > export; hand over the whole ZIP";
const REPORT_EXPORT = "Campaigns > View report > the number of openers or clickers > Export as CSV";

const campaignFromPath = MAILCHIMP_CAMPAIGN;
const granular = {
  vendor: VENDOR,
  howToGet: ACCOUNT_EXPORT,
  role: "events",
  confidence: "partly",
  syntax: ["csv"],
  campaignFromPath,
  // Plain event logs and Google Forms have these columns too.
  without: ["event", "event type", "event_type", "type", "action", "user_agent", "message"],
  time: { verified: false },
} as const;
/** Both counts in both files: reports joined by hand carry them side by side. */
const counts = { email: "Email Address", totalOpens: "Opens", totalClicks: "Clicks" } as const;
const aggregate = {
  vendor: VENDOR,
  howToGet: REPORT_EXPORT,
  role: "recipients",
  confidence: "partly",
  syntax: ["csv"],
  campaignFromPath,
  without: ["event", "event type", "event_type", "timestamp", "url", "date sent"],
} as const;
/** facts/scanners.md 1.2; the switch and its dates are those that users report. */
const alreadyFiltered: PlatformFilter = {
  says: "Mailchimp leaves most opens by bots (since 10 July 2024) and clicks by bots (since 10 August 2025) out of its reports, unless the account switched that off.",
  clicksSince: "2025-08-10",
  opensSince: "2024-07-10",
};
const aggregateCaveats = [NO_CLICK_TIME, NO_LINK, NO_NETWORK, MORE_COLUMNS];

/** https://mailchimp.com/developer/marketing/docs/account-exports/ and two independent readers of the files. */
export const mailchimp: readonly FormatSpec[] = [
  {
    ...granular,
    id: "mailchimp-granular-opens",
    title: "Account export, granular_activity/opens",
    signatures: [["Timestamp", "IP", "Email"]],
    columns: { email: "Email", eventTime: "Timestamp", ip: "IP" },
    event: "open",
    caveats: ["the campaign is only in the file name", KIND_IN_NAME, TIME_UNSEEN, ZONE_UNSEEN],
  },
  {
    ...granular,
    id: "mailchimp-granular-clicks",
    title: "Account export, granular_activity/clicks",
    signatures: [["Timestamp", "IP", "Email", "Url"]],
    columns: { email: "Email", eventTime: "Timestamp", ip: "IP", url: "Url" },
    event: "click",
    caveats: ["the campaign is only in the file name", TIME_UNSEEN, ZONE_UNSEEN],
  },
  {
    ...aggregate,
    id: "mailchimp-aggregate-opened",
    title: "Campaign report, openers",
    signatures: [["Email Address", "Opens"]],
    columns: counts,
    alreadyFiltered,
    caveats: aggregateCaveats,
  },
  {
    ...aggregate,
    id: "mailchimp-aggregate-clicked",
    title: "Campaign report, clickers",
    signatures: [["Email Address", "Clicks"]],
    columns: counts,
    alreadyFiltered,
    caveats: aggregateCaveats,
  },
  {
    ...aggregate,
    id: "mailchimp-aggregate-bounces",
    title: "Account export, aggregate_activity/bounces",
    howToGet: ACCOUNT_EXPORT,
    signatures: [["Email Address", "Bounce Type"]],
    columns: { email: "Email Address", bounced: "Bounce Type" },
    event: "bounce",
    caveats: ["only bounces: for the number of delivered messages", MORE_COLUMNS],
  },
  {
    id: "mailchimp-audience",
    vendor: VENDOR,
    title: "Audience export",
    howToGet: "Audience > All contacts > Export audience",
    role: "subscribers",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [["MEMBER_RATING", "OPTIN_TIME", "LEID", "EUID"]],
    columns: {
      email: "Email Address",
      subscriberId: "EUID",
      country: "CC",
      region: "REGION",
      timezone: "TIMEZONE",
      segment: "TAGS",
    },
    caveats: ["merge fields of the audience stand between the names and MEMBER_RATING"],
  },
  {
    id: "mailchimp-campaigns",
    vendor: VENDOR,
    title: "Reports, one row per campaign",
    howToGet: "Analytics > Reports > Export",
    role: "campaigns",
    confidence: "partly",
    syntax: ["csv"],
    signatures: [["Send Date", "Successful Deliveries", "Open Rate"]],
    columns: {
      campaignName: "Title",
      subject: "Subject",
      sendTime: "Send Date",
      sentCount: "Total Recipients",
      deliveredCount: "Successful Deliveries",
      uniqueOpens: "Unique Opens",
      totalOpens: "Total Opens",
      uniqueClicks: "Unique Clicks",
      totalClicks: "Total Clicks",
      unsubscribed: "Unsubscribes",
    },
    alreadyFiltered,
    time: { verified: false },
    caveats: ["totals only: serves as send time, delivered count and comparison", TIME_UNSEEN, ZONE_UNSEEN],
  },
  ...mailchimpApi,
];
