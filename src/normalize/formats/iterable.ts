import type { FormatSpec } from "../format.js";
import { MORE_COLUMNS } from "./caveats.js";

/** https://github.com/rudderlabs/rudder-transformer, test/integrations/sources/iterable/data.ts. */
export const iterable: readonly FormatSpec[] = [
  {
    id: "iterable-events-json",
    vendor: "Iterable",
    title: "System webhooks or data export as JSON lines",
    howToGet: "Integrations > System webhooks, or POST /api/export/start with JSON lines",
    role: "events",
    confidence: "verified",
    syntax: ["json", "ndjson"],
    signatures: [
      ["email", "eventName", "dataFields.createdAt"],
      ["email", "eventName", "dataFields.campaignId"],
    ],
    columns: {
      email: "email",
      eventType: "eventName",
      eventTime: "dataFields.createdAt",
      url: "dataFields.url",
      linkId: "dataFields.linkId",
      ip: "dataFields.ip",
      userAgent: "dataFields.userAgent",
      country: "dataFields.country",
      region: "dataFields.region",
      city: "dataFields.city",
      campaignId: "dataFields.campaignId",
      campaignName: "dataFields.campaignName",
      messageId: "dataFields.messageId",
      subject: "dataFields.emailSubject",
      machineFlag: "dataFields.proxySource",
      machineReason: "dataFields.proxySource",
    },
    events: {
      emailsend: "sent",
      emailopen: "open",
      emailclick: "click",
      emailbounce: "bounce",
      emailcomplaint: "complaint",
      emailunsubscribe: "unsubscribe",
      emailsubscribe: "other",
      emailsendskip: "other",
    },
    time: { zone: "UTC", verified: true },
    flags: { "*": "proxy" },
    caveats: ["copies saved by a spreadsheet lose the leading zero of the hour: read as well", MORE_COLUMNS],
  },
];
