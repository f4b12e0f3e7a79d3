import type { FormatSpec } from "../format.js";

const columns = {
  email: "EmailAddress",
  subscriberId: "ContactId",
  eventId: "ActivityId",
  eventType: "ActivityType",
  eventTime: "ActivityDate",
  ip: "IpAddress",
  subject: "SubjectLine",
  campaignId: "CampaignId",
  campaignName: "AssetName",
  messageId: "EmailRecipientId",
} as const;
const events = {
  emailopen: "open",
  emailclickthrough: "click",
  emailsend: "sent",
  bounceback: "bounce",
  unsubscribe: "unsubscribe",
  subscribe: "other",
  formsubmit: "form",
  pageview: "visit",
  webvisit: "visit",
} as const;
const caveats = [
  "times follow the account's zone unless the export asks for UTC: give --timezone (not verified)",
  "no user agent",
  "export definitions may rename columns: use --map where they do",
];

/** https://docs.oracle.com/cloud/latest/marketingcs_gs/OMCAB/Developers/BulkAPI/Reference/activity-fields.htm. */
export const eloqua: readonly FormatSpec[] = [
  {
    id: "eloqua-activity-open",
    vendor: "Oracle Eloqua",
    title: "Bulk API activity export, EmailOpen",
    howToGet: "POST /bulk/2.0/activities/exports with ActivityType EmailOpen, synced to CSV",
    role: "events",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [["ActivityId", "ActivityType", "ActivityDate", "EmailRecipientId"]],
    columns,
    events,
    time: { verified: true },
    caveats,
  },
  {
    id: "eloqua-activity-click",
    vendor: "Oracle Eloqua",
    title: "Bulk API activity export, EmailClickthrough",
    howToGet: "POST /bulk/2.0/activities/exports with ActivityType EmailClickthrough, synced to CSV",
    role: "events",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [["ActivityId", "ActivityType", "ActivityDate", "EmailRecipientId", "EmailClickedThruLink"]],
    columns: { ...columns, url: "EmailClickedThruLink" },
    events,
    time: { verified: true },
    caveats,
  },
];
