import type { FormatSpec } from "../format.js";
import { type Cells, isObject, parseJson, scalar } from "./records.js";

const events = { open: "open", click: "click", bounce: "bounce" } as const;

/** One record per activity, with the cells that say whose it is. */
function activitiesOf(cell: string | undefined, owner: Iterable<readonly [string, string]>): Cells[] {
  const activities = parseJson(cell);
  if (!Array.isArray(activities)) return [];
  return activities.filter(isObject).map((activity) => {
    const row = new Map(owner);
    for (const key of ["action", "timestamp", "url", "ip"]) row.set(key, scalar(activity[key]));
    return row;
  });
}

/** `{"someone@site.example": [{action, timestamp, url, ip}]}`: the reader makes one cell `someone@site.example[]` of it. */
function expandByAddress(record: Cells): readonly Cells[] {
  const rows: Cells[] = [];
  for (const [path, cell] of record) {
    if (cell !== "" && path.endsWith("[]")) rows.push(...activitiesOf(cell, [["email", path.slice(0, -2)]]));
  }
  return rows;
}

/** `{"email_address", "activity": [...]}`, as the API answers. */
function expandMember(record: Cells): readonly Cells[] {
  const owner = [...record].filter(([path]) => path !== "activity[]");
  return activitiesOf(record.get("activity[]"), owner);
}

export const mailchimpApi: readonly FormatSpec[] = [
  {
    id: "mailchimp-export-api-activity",
    vendor: "Mailchimp",
    title: "Export API 1.0, campaignSubscriberActivity",
    howToGet: "no longer offered (retired in 2023); old dumps are read",
    role: "events",
    confidence: "verified",
    syntax: ["ndjson"],
    signatures: [],
    recognise: ({ header }) => {
      const first = header[0];
      return first !== undefined && first.length < 400 && /^[^@\s]+@[^@\s]+\[\]$/.test(first);
    },
    columns: { email: "email", eventType: "action", eventTime: "timestamp", url: "url", ip: "ip" },
    events,
    time: { zone: "UTC", verified: true },
    caveats: [
      "the campaign is only known from the request or the file name",
      "no deliveries: lines without activity may be left out, so say --delivered",
    ],
    expand: expandByAddress,
  },
  {
    id: "mailchimp-email-activity-flat",
    vendor: "Mailchimp",
    title: "Marketing API email activity, flattened",
    howToGet:
      "GET /reports/<campaign>/email-activity, or campaign_recipient_activity of a data pipeline, as CSV",
    role: "events",
    confidence: "verified",
    syntax: ["csv", "ndjson", "json"],
    signatures: [
      ["email_address", "action", "timestamp", "campaign_id"],
      ["member_id", "action", "timestamp", "campaign_id", "list_id"],
      ["member_id", "action", "timestamp", "automation_email_id"],
    ],
    columns: {
      email: "email_address",
      subscriberId: ["email_id", "member_id"],
      eventType: "action",
      eventTime: "timestamp",
      url: "url",
      ip: "ip",
      campaignId: ["campaign_id", "automation_email_id"],
    },
    events,
    time: { zone: "UTC", verified: true },
    caveats: ["no sends and no deliveries: add the campaigns export", "no user agent"],
  },
  {
    id: "mailchimp-email-activity-api",
    vendor: "Mailchimp",
    title: "Marketing API email activity, as answered",
    howToGet: "GET /reports/<campaign>/email-activity, saved as JSON",
    role: "events",
    confidence: "partly",
    syntax: ["json", "ndjson"],
    signatures: [["email_address", "email_id", "activity[]"]],
    columns: {
      email: "email_address",
      subscriberId: "email_id",
      eventType: "action",
      eventTime: "timestamp",
      url: "url",
      ip: "ip",
      campaignId: "campaign_id",
    },
    events,
    time: { zone: "UTC", verified: true },
    caveats: [
      "no sends and no deliveries: add the campaigns export",
      "no user agent",
      "the nesting is not verified",
    ],
    expand: expandMember,
  },
];
