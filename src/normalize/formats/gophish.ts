import type { FormatSpec } from "../format.js";
import { type Cells, flatten, isObject, parseJson, withCells } from "./records.js";

/** The browser sits as JSON in `details`. */
function expandEvent(record: Cells): readonly Cells[] {
  const details = parseJson(record.get("details"));
  if (!isObject(details)) return [record];
  const cells = new Map(record);
  flatten(cells, "details.browser", details.browser);
  return [cells];
}

/** How far each status has come; a later stage implies the earlier ones, as in Gophish's own dashboard. */
const STAGES = new Map([
  ["email sent", 1],
  ["email opened", 2],
  ["clicked link", 3],
  ["submitted data", 3],
]);

function expandResult(record: Cells): readonly Cells[] {
  const stage = STAGES.get((record.get("status") ?? "").trim().toLowerCase()) ?? 0;
  return [
    withCells(record, [
      ["status.sent", stage > 0 ? "1" : "0"],
      ["status.opened", stage > 1 ? "1" : "0"],
      ["status.clicked", stage > 2 ? "1" : "0"],
    ]),
  ];
}

/** https://github.com/gophish/gophish, models/campaign.go, models/result.go, campaign_results.js. */
export const gophish: readonly FormatSpec[] = [
  {
    id: "gophish-events",
    vendor: "Gophish",
    title: "Raw Events",
    howToGet: "Campaign results > Export CSV > Raw Events",
    role: "events",
    confidence: "verified",
    syntax: ["csv"],
    // The last two are of derived files: a leading campaign name, or no details.
    signatures: [
      ["email", "time", "message", "details"],
      ["campaign_id", "email", "time", "message"],
    ],
    columns: {
      email: "email",
      eventType: "message",
      eventTime: "time",
      campaignId: "campaign_id",
      campaignName: "campaign",
      ip: "details.browser.address",
      userAgent: "details.browser.user-agent",
    },
    events: {
      "campaign created": "other",
      "email sent": "sent",
      "error sending email": "other",
      "email opened": "open",
      "clicked link": "click",
      "submitted data": "form",
      "email reported": "other",
      "proxied request": "other",
    },
    time: { zone: "UTC", verified: true },
    caveats: ["no link address: one tracked link per message, so checks over several links cannot run"],
    expand: expandEvent,
  },
  {
    id: "gophish-results",
    vendor: "Gophish",
    title: "Results",
    howToGet: "Campaign results > Export CSV > Results",
    role: "recipients",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [["status", "ip", "latitude", "longitude", "send_date", "reported", "modified_date"]],
    columns: {
      email: "email",
      subscriberId: "id",
      campaignId: "campaign_id",
      status: "status",
      sendTime: "send_date",
      sent: "status.sent",
      opened: "status.opened",
      clicked: "status.clicked",
    },
    time: { zone: "UTC", verified: true },
    caveats: [
      "only the furthest stage of each recipient is kept, without its time: timing checks need the Raw Events export",
    ],
    expand: expandResult,
  },
];
