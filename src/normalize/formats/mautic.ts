import type { FormatSpec } from "../format.js";
import { MINUTES, MORE_COLUMNS, NO_NETWORK, TRANSLATED } from "./caveats.js";
import { type Cells, withCells } from "./records.js";

const LOCAL = "times follow the zone set in Mautic, which is not in the file: give --timezone";

/** A hit on a redirect is a click in a mail, any other hit a visit of a page. */
function kindOfHit(record: Cells): readonly Cells[] {
  const redirect = record.get("Redirect URL")?.trim();
  return [redirect ? withCells(record, [["kind", "click"]]) : withCells(record, [["kind", "visit"]])];
}

/** https://github.com/mautic/mautic, EmailBundle and PageBundle ReportSubscriber.php, CsvExporter.php. */
export const mautic: readonly FormatSpec[] = [
  {
    id: "mautic-email-stats",
    vendor: "Mautic",
    title: 'Report "Emails sent"',
    howToGet: "Reports > new report of type Emails sent > Export to CSV",
    role: "recipients",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [["Email address", "Date sent", "Date read"]],
    columns: {
      email: "Email address",
      sendTime: "Date sent",
      openTime: "Date read",
      opened: "Read",
      clicked: "Clicked",
      totalClicks: "Clicks",
      uniqueClicks: "Unique clicks",
      bounced: "Bounced",
      unsubscribed: "Unsubscribed",
      subject: "Subject",
    },
    time: { verified: true },
    nulls: ["-"],
    caveats: [
      "only the first read time is kept; clicks have a count and no time",
      NO_NETWORK,
      MINUTES,
      LOCAL,
      TRANSLATED,
      "columns are chosen by the author of the report",
    ],
  },
  {
    id: "mautic-page-hits",
    vendor: "Mautic",
    title: 'Report "Page hits"',
    howToGet: "Reports > new report of type Page hits, with the contact's email > Export to CSV",
    role: "events",
    confidence: "partly",
    syntax: ["csv"],
    signatures: [["Date hit", "URL"]],
    columns: {
      email: ["Email", "Email address"],
      eventType: "kind",
      eventTime: "Date hit",
      url: ["Redirect URL", "URL"],
      ip: "IP address",
      userAgent: "User agent",
      country: "Country",
      region: "Region",
      city: "City",
    },
    events: { click: "click", visit: "visit" },
    time: { verified: false },
    caveats: ["the spelling of the column names is not verified", MINUTES, LOCAL, MORE_COLUMNS],
    expand: kindOfHit,
  },
];
