import type { FormatSpec } from "../format.js";
import { NO_EMAIL } from "./caveats.js";
import { type Cells, isObject, parseJson, scalar } from "./records.js";

/** `attributes` is one JSON object per cell; older documentation shows an array of `{name, value}`. */
function withAttributes(record: Cells): readonly Cells[] {
  // Older headers have a blank before the name.
  const attributes = parseJson(record.get("attributes") ?? record.get(" attributes"));
  if (attributes === undefined) return [record];
  const cells = new Map(record);
  if (Array.isArray(attributes)) {
    for (const item of attributes) {
      if (isObject(item)) cells.set(`attributes.${scalar(item.name)}`, scalar(item.value));
    }
  } else if (isObject(attributes)) {
    for (const [name, value] of Object.entries(attributes)) cells.set(`attributes.${name}`, scalar(value));
  }
  return [cells];
}

/** Types of https://github.com/fivetran/dbt_marketo, seeds; bots of AdobeDocs/marketo.en, filtering-email-bot-activity.md. */
export const marketo: readonly FormatSpec[] = [
  {
    id: "marketo-activities",
    vendor: "Adobe Marketo Engage",
    title: "Bulk activity extract",
    howToGet: "POST /bulk/v1/activities/export with the types 6 to 11, then download the file",
    role: "events",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [
      ["marketoGUID", "leadId", "activityTypeId", "attributes"],
      ["activity_type_id", "activity_date", "lead_id", "primary_attribute_value"],
    ],
    columns: {
      subscriberId: ["leadId", "lead_id"],
      eventId: ["marketoGUID", "id"],
      eventType: ["activityTypeId", "activity_type_id"],
      eventTime: ["activityDate", "activity_date"],
      campaignId: ["primaryAttributeValueId", "primary_attribute_value_id"],
      campaignName: ["primaryAttributeValue", "primary_attribute_value"],
      url: ["attributes.Link", "link"],
      userAgent: ["attributes.User Agent", "user_agent"],
      machineFlag: "attributes.Bot Activity",
      machineReason: "attributes.Bot Activity Pattern",
    },
    events: {
      "6": "sent",
      "7": "delivered",
      "8": "bounce",
      "9": "unsubscribe",
      "10": "open",
      "11": "click",
      "27": "bounce",
    },
    time: { zone: "UTC", verified: true },
    flags: { true: "machine", false: "human" },
    nulls: ["null"],
    caveats: [
      NO_EMAIL,
      "no IP address: network checks cannot run",
      "the campaign is the e-mail asset (primaryAttributeValue), as `campaignId` is the smart campaign",
      "rows from before the account's bot filter carry no flag",
    ],
    expand: withAttributes,
  },
];
