import type { FormatSpec } from "../format.js";
import { FIRST_ONLY, NO_NETWORK, ZONE_UNSEEN } from "./caveats.js";

/** Columns of the field table, in file order; the file has no header, so the reader names the columns column_1, column_2 ... */
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

/** A column by its name, else by its position. */
const column = (name: string): readonly string[] => [name, `column_${FIELDS.indexOf(name) + 1}`];

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
      email: column("CustomerEmailAddress"),
      subscriberId: column("CustomerNumber"),
      campaignId: column("CommunicationId"),
      campaignName: column("CommunicationInternalName"),
      sendTime: column("CommunicationSentDate"),
      delivered: column("Delivered"),
      opened: column("Opened"),
      openTime: column("OpenDateTime"),
      clicked: column("Clicked"),
      clickTime: column("ClickedDateTime"),
      bounced: column("Bounced"),
      bounceTime: column("BounceDateTime"),
    },
    time: { verified: true },
    caveats: [FIRST_ONLY, NO_NETWORK, ZONE_UNSEEN],
  },
];
