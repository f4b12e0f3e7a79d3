import type { FormatSpec } from "../format.js";
import { FILTER_SWITCH, MINUTES, NO_NETWORK } from "./caveats.js";

/** https://developer.constantcontact.com/api_guide/email_summary_clicks_report.html. */
export const constantContact: readonly FormatSpec[] = [
  {
    id: "constantcontact-api",
    vendor: "Constant Contact",
    title: "V3 e-mail reports, tracking_activities",
    howToGet: "GET /v3/reports/email_reports/<activity>/tracking/..., saved as JSON",
    role: "events",
    confidence: "verified",
    syntax: ["json", "ndjson"],
    signatures: [["tracking_activity_type", "contact_id", "created_time"]],
    columns: {
      email: "email_address",
      subscriberId: "contact_id",
      eventType: "tracking_activity_type",
      eventTime: "created_time",
      url: "link_url",
      linkId: "url_id",
      campaignId: "campaign_activity_id",
    },
    events: {
      em_sends: "sent",
      em_opens: "open",
      em_clicks: "click",
      em_bounces: "bounce",
      em_optouts: "unsubscribe",
      em_forwards: "forward",
    },
    time: { zone: "UTC", verified: true },
    caveats: [NO_NETWORK, MINUTES, FILTER_SWITCH],
  },
];
