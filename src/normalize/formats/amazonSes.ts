import type { FormatSpec } from "../format.js";
import { expandAthenaView, expandPublished } from "./amazonSesRecords.js";
import { FIRST_ONLY, NO_NETWORK } from "./caveats.js";

/** Events of SES, in its notifications as in its tables. Reject and Rendering Failure follow a Send that counted, so they are bounces. */
export const SES_EVENTS: FormatSpec["events"] = {
  send: "sent",
  delivery: "delivered",
  open: "open",
  click: "click",
  bounce: "bounce",
  complaint: "complaint",
  reject: "bounce",
  "rendering failure": "bounce",
  deliverydelay: "other",
  subscription: "unsubscribe",
  received: "other",
};

/** https://github.com/awsdocs/amazon-ses-developer-guide, event-publishing-retrieving-sns-examples.md. */
export const amazonSes: readonly FormatSpec[] = [
  {
    id: "ses-event-publishing",
    vendor: "Amazon SES",
    title: "Event publishing records and inbox notifications",
    howToGet:
      "Configuration set > Event destinations > Firehose to S3, or SNS; notifications of an identity have the same shape",
    role: "events",
    confidence: "verified",
    syntax: ["ndjson", "json"],
    signatures: [
      ["eventType", "mail.messageId"],
      ["notificationType", "mail.messageId"],
    ],
    columns: {
      email: "recipient",
      eventType: ["eventType", "notificationType"],
      eventTime: [
        "click.timestamp",
        "open.timestamp",
        "delivery.timestamp",
        "bounce.timestamp",
        "complaint.timestamp",
        "deliveryDelay.timestamp",
        "subscription.timestamp",
        "mail.timestamp",
      ],
      sendTime: "mail.timestamp",
      deliveryTime: "delivery.timestamp",
      url: "click.link",
      ip: ["click.ipAddress", "open.ipAddress"],
      userAgent: ["click.userAgent", "open.userAgent"],
      messageId: "mail.messageId",
      subject: "mail.commonHeaders.subject",
      campaignName: "campaign",
    },
    events: SES_EVENTS,
    time: { zone: "UTC", verified: true },
    caveats: [
      "a message to several recipients: its opens and clicks cannot be tied to one of them and stand under the message's id",
      "the campaign is the message tag `campaign`, else the configuration set",
    ],
    expand: expandPublished,
  },
  {
    id: "ses-athena-status-view",
    vendor: "Amazon SES",
    title: "E-mail status view of Athena, as CSV",
    howToGet: "Athena > query of the view email_status > Download results",
    role: "recipients",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [["message_id", "destination", "time_sent", "time_clicked", "time_opened"]],
    columns: {
      email: "recipient",
      messageId: "message_id",
      subject: "subject",
      sendTime: "time_sent",
      deliveryTime: "time_delivered",
      clickTime: "time_clicked",
      openTime: "time_opened",
      bounceTime: "time_bounced",
    },
    time: { zone: "UTC", verified: true },
    caveats: [FIRST_ONLY, NO_NETWORK, "no campaign in the view: the subject stands for it"],
    expand: expandAthenaView,
  },
];
