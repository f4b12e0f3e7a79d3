import type { FormatSpec } from "../format.js";
import { KIND_IN_NAME, MORE_COLUMNS, NO_EMAIL, NO_NETWORK } from "./caveats.js";

/** https://help.emarsys.com/hc/en-us/articles/360000148313-end-user-guides-open-data-data-views. */
export const emarsys: readonly FormatSpec[] = [
  {
    id: "emarsys-open-data",
    vendor: "SAP Emarsys",
    title: "Open Data views email_sends, email_opens, email_clicks",
    howToGet: "Open Data > query of the view in BigQuery > save as CSV, named after the view",
    role: "events",
    confidence: "partly",
    syntax: ["csv", "ndjson"],
    signatures: [
      ["contact_id", "campaign_id", "event_time", "loaded_at"],
      ["contact_id", "campaign_id", "message_id", "event_time"],
    ],
    columns: {
      subscriberId: "contact_id",
      campaignId: "campaign_id",
      messageId: "message_id",
      eventTime: "event_time",
      linkId: "link_id",
      recipientDomain: "domain",
    },
    eventFromPath: [
      { pattern: /email_click/i, kind: "click" },
      { pattern: /email_open/i, kind: "open" },
      { pattern: /email_sen[dt]/i, kind: "sent" },
      { pattern: /email_bounce/i, kind: "bounce" },
      { pattern: /email_unsub/i, kind: "unsubscribe" },
    ],
    time: { zone: "UTC", verified: true },
    caveats: [
      NO_EMAIL,
      NO_NETWORK,
      KIND_IN_NAME,
      "contact_id is empty for test mails and very late opens",
      MORE_COLUMNS,
    ],
  },
];
