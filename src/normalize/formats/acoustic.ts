import type { FormatSpec } from "../format.js";
import { NO_NETWORK, TIME_UNSEEN } from "./caveats.js";

/** https://github.com/mozilla/bigquery-etl, acoustic_external/raw_recipient_raw_v1/schema.yaml. */
export const acoustic: readonly FormatSpec[] = [
  {
    id: "acoustic-raw-recipient",
    vendor: "Acoustic Campaign",
    title: "Raw Recipient Data Export",
    howToGet: "Reports > Raw Recipient Data Export, or the API call RawRecipientDataExport",
    role: "events",
    confidence: "partly",
    syntax: ["csv"],
    signatures: [
      ["recipient_id", "mailing_id", "event_timestamp", "event_type"],
      ["Recipient Id", "Mailing Id", "Event Timestamp", "Event Type"],
    ],
    columns: {
      email: "email",
      subscriberId: ["recipient_id", "Recipient Id"],
      campaignId: ["mailing_id", "Mailing Id"],
      eventType: ["event_type", "Event Type"],
      eventTime: ["event_timestamp", "Event Timestamp"],
      url: "url",
      linkName: ["click_name", "Click Name"],
    },
    events: {
      sent: "sent",
      open: "open",
      "click through": "click",
      "hard bounce": "bounce",
      "soft bounce": "bounce",
      "opt out": "unsubscribe",
      abuse: "complaint",
      suppressed: "other",
    },
    time: { verified: false },
    caveats: [
      NO_NETWORK,
      TIME_UNSEEN,
      "times follow the zone of the user who asked for the export: give --timezone",
      "the spaced column names are not verified",
    ],
  },
];
