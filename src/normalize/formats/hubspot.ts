import type { FormatSpec } from "../format.js";
import { FILTER_SWITCH, FIRST_ONLY, MORE_COLUMNS, TIME_UNSEEN, ZONE_UNSEEN } from "./caveats.js";

export const hubspot: readonly FormatSpec[] = [
  {
    id: "hubspot-email-events-json",
    vendor: "HubSpot",
    title: "Email events (API, or the table of a data pipeline)",
    howToGet: "GET /email/public/v1/events, or the table email_event of a Fivetran sync saved as CSV",
    role: "events",
    confidence: "verified",
    syntax: ["json", "ndjson", "csv"],
    signatures: [
      ["recipient", "type", "created", "emailCampaignId"],
      ["recipient", "type", "created", "email_campaign_id"],
      ["recipient", "type", "created", "sentBy.created"],
      ["recipient", "type", "created", "sent_by_created"],
    ],
    columns: {
      email: "recipient",
      eventId: "id",
      eventType: "type",
      eventTime: "created",
      sendTime: ["sentBy.created", "sent_by_created"],
      campaignId: ["emailCampaignId", "email_campaign_id"],
      url: "url",
      ip: ["ipAddress", "ip_address"],
      userAgent: ["userAgent", "user_agent"],
      country: ["location.country", "location_country"],
      region: ["location.state", "location_state"],
      city: ["location.city", "location_city"],
      machineFlag: ["filteredEvent", "filtered_event"],
    },
    // PROCESSED precedes SENT for the same message, so only SENT counts as a send.
    events: {
      sent: "sent",
      processed: "other",
      delivered: "delivered",
      deferred: "other",
      open: "open",
      click: "click",
      bounce: "bounce",
      dropped: "bounce",
      spamreport: "complaint",
      statuschange: "unsubscribe",
      unbounce: "other",
      forward: "forward",
      print: "other",
    },
    time: { zone: "UTC", verified: true },
    // "false" only means that no filter of the account hit: no word for a person.
    flags: { true: "machine" },
    caveats: [MORE_COLUMNS],
  },
  {
    id: "hubspot-recipient-export-legacy",
    vendor: "HubSpot",
    title: "Marketing email export, one row per recipient",
    howToGet:
      "Marketing email > Recipients > Export (layout of a help article of 2016; today's button not verified)",
    role: "recipients",
    confidence: "partly",
    syntax: ["csv"],
    signatures: [["SpamReport", "MTA_Dropped"]],
    // The help article names the event columns only; the person's column is one of these in every HubSpot list export.
    columns: {
      email: ["Recipient", "Email", "Email Address"],
      sendTime: "Sent",
      deliveryTime: "Delivered",
      openTime: "Open",
      clickTime: "Click",
      bounceTime: "Bounce",
      unsubscribeTime: "Unsubscribed",
    },
    time: { verified: false },
    caveats: [
      FIRST_ONLY,
      FILTER_SWITCH,
      "the name of the e-mail column is not verified",
      TIME_UNSEEN,
      ZONE_UNSEEN,
    ],
  },
];
