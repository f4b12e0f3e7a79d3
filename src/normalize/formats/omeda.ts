import type { FormatSpec } from "../format.js";
import { TIME_UNSEEN, ZONE_UNSEEN } from "./caveats.js";
import { type Cells, withCells } from "./records.js";

/**
 * Reason 11 is a data-centre address; `Is Real` stays 1 for it while the account's suppression switch is off:
 * https://knowledgebase.omeda.com/omedaclientkb/advanced-clickbot-suppression.
 */
function verdictOfVendor(record: Cells): readonly Cells[] {
  const dataCentre = (record.get("Reason") ?? "").trim() === "11";
  return dataCentre ? [withCells(record, [["Is Real", "0"]])] : [record];
}

/** https://main.omeda.com/knowledge-base/email-clickbot-reporting/. */
export const omeda: readonly FormatSpec[] = [
  {
    id: "omeda-clickbot-detail",
    vendor: "Omeda",
    title: "Clickbot Detail report",
    howToGet: "Email > Reports > Clickbot Detail > export",
    role: "events",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [["Track ID", "Is Real", "Fake Click Trigger Value"]],
    columns: {
      email: "Email Address",
      eventTime: "Click Date",
      url: "Link Url",
      linkId: "Link ID",
      userAgent: "User Agent",
      ip: "Source IP",
      campaignId: "Track ID",
      machineFlag: "Is Real",
      machineReason: ["Fake Click Trigger Value", "Reason"],
    },
    event: "click",
    time: { verified: false },
    flags: { "0": "machine", "1": "human", false: "machine", true: "human", no: "machine", yes: "human" },
    caveats: ["clicks only: no sends and no opens", TIME_UNSEEN, ZONE_UNSEEN],
    expand: verdictOfVendor,
  },
  {
    id: "omeda-clickbot-summary",
    vendor: "Omeda",
    title: "Clickbot Summary report",
    howToGet: "Email > Reports > Clickbot Summary > export",
    role: "campaigns",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [["Track ID", "All Click Activity", "Total Clicks Negated"]],
    columns: {
      campaignId: "Track ID",
      campaignName: "Deployment Name",
      sendTime: "Sent Date",
      sentCount: "Final List Qty",
      uniqueOpens: "Unique Opens",
      totalOpens: "Gross Opens",
      uniqueClicks: "Unique Clicks",
      totalClicks: "Gross Clicks",
    },
    time: { verified: false },
    alreadyFiltered: {
      says: "Omeda already left the clicks that it calls fake out of Unique Clicks and Gross Clicks.",
      clicksSince: "",
      opensSince: null,
    },
    caveats: ["totals only: serves as send time and comparison", TIME_UNSEEN, ZONE_UNSEEN],
  },
];
