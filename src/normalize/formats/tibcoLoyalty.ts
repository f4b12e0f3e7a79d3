import type { FormatSpec } from "../format.js";
import { FIRST_ONLY, NO_NETWORK, ZONE_UNSEEN } from "./caveats.js";
import type { Cells } from "./records.js";

/** Columns of the field table, in file order; the file has no header. */
const FIELDS = [
  "CommunicationInternalName",
  "CommunicationId",
  "CustomerEmailAddress",
  "CustomerNumber",
  "CommunicationSentDate",
  "Delivered",
  "Opened",
  "OpenDateTime",
  "Clicked",
  "ClickedDateTime",
  "Bounced",
  "BounceDateTime",
];

/** Names the cells by position where the file has no header. */
function named(record: Cells): readonly Cells[] {
  if (record.has("CustomerEmailAddress")) return [record];
  const cells = new Map<string, string>();
  let position = 0;
  for (const text of record.values()) {
    const field = FIELDS[position++];
    if (field !== undefined) cells.set(field, text);
  }
  return [cells];
}

/** https://docs.tibco.com/pub/loyalty/17.1.0/doc/html_v3/GUID-C189A122-1718-4D3B-81DF-74CF6D9F60B5.html. */
export const tibcoLoyalty: readonly FormatSpec[] = [
  {
    id: "tibco-loyalty-email-stats",
    vendor: "TIBCO Loyalty",
    title: "E-mail statistics export file",
    howToGet: "scheduled export of e-mail statistics",
    role: "recipients",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [["CommunicationInternalName", "CustomerEmailAddress", "OpenDateTime"]],
    recognise: ({ delimiter, sample }) =>
      delimiter === "|" &&
      sample.length > 0 &&
      sample.slice(0, 20).every(
        // A pipe ends each line, so a thirteenth empty cell may follow.
        (cells) =>
          (cells.length === FIELDS.length || cells.length === FIELDS.length + 1) &&
          (cells[2] ?? "").includes("@") &&
          /^\d{4}-\d\d-\d\d /.test(cells[4] ?? ""),
      ),
    columns: {
      email: "CustomerEmailAddress",
      subscriberId: "CustomerNumber",
      campaignId: "CommunicationId",
      campaignName: "CommunicationInternalName",
      sendTime: "CommunicationSentDate",
      delivered: "Delivered",
      opened: "Opened",
      openTime: "OpenDateTime",
      clicked: "Clicked",
      clickTime: "ClickedDateTime",
      bounced: "Bounced",
      bounceTime: "BounceDateTime",
    },
    time: { verified: true },
    caveats: [FIRST_ONLY, NO_NETWORK, ZONE_UNSEEN],
    expand: named,
  },
];
