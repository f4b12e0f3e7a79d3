import type { CampaignReport, Measure, Report } from "../../domain/report.js";
import { count, moment, otherReadings, percent, plural, range } from "../words.js";
import type { Column } from "./columns.js";
import { grid } from "./grid.js";
import { type Page, paragraph } from "./page.js";

interface Row {
  name: string;
  measure: Measure;
  show: (n: number | null) => string;
}

/** Reported, people and likely range of one campaign, one measure a line. */
export function oneCampaign(campaign: CampaignReport, page: Page): string[] {
  const clicked = (campaign.totalClicks.reported ?? 0) > 0;
  const clicks: Row[] = [
    { name: "Click rate", measure: campaign.clickRate, show: percent },
    { name: "People who clicked", measure: campaign.uniqueClicks, show: count },
    { name: "All clicks", measure: campaign.totalClicks, show: count },
  ];
  const opens: Row[] = [
    { name: "Open rate", measure: campaign.openRate, show: percent },
    { name: "People who opened", measure: campaign.uniqueOpens, show: count },
  ];
  const after: Row[] = [
    { name: "Click-to-open rate", measure: campaign.clickToOpenRate, show: percent },
    { name: "Conversions", measure: campaign.conversions, show: count },
  ];
  const rows = [...(clicked ? clicks : []), ...opens, ...(clicked ? after : [])].filter(
    ({ measure }) => measure.reported !== null || measure.adjusted !== null,
  );
  const columns: Column<Row>[] = [
    { head: "", cell: (row) => row.name },
    { head: "Reported", align: "right", cell: (row) => row.show(row.measure.reported) },
    {
      head: "People",
      align: "right",
      cell: (row) => row.show(row.measure.adjusted),
      ink: () => page.ink.people,
    },
    { head: "Likely range", align: "right", cell: (row) => range(row.measure, row.show) },
  ];
  return [
    ...paragraph(titleOf(campaign), page).map((line) => page.ink.strong(line)),
    ...(rows.length === 0 ? [] : grid(rows, columns, page)),
    ...footer(campaign, page),
  ];
}

function titleOf({ campaign, sentAt, delivered, earlyFrom }: CampaignReport): string {
  const parts = [campaign];
  if (sentAt !== null) parts.push(`sent ${moment(sentAt)}${earlyFrom === "inferred" ? " (inferred)" : ""}`);
  if (delivered !== null) parts.push(`${count(delivered)} delivered`);
  return parts.join(", ");
}

function footer(
  { footerClicks: { reported, automated } }: Pick<Report["total"], "footerClicks">,
  page: Page,
) {
  if (reported === 0) return [];
  return paragraph(
    `${plural(reported, "click")} went to the footer or to unsubscribe; machines made ${automated === reported ? "all" : count(automated)} of them.`,
    page,
  ).map((line) => page.ink.faint(line));
}

/** One faint line below the numbers: the rate under a stricter and a laxer reading. */
export function readings(report: Report, page: Page): string[] {
  const text = (report.total.totalClicks.reported ?? 0) > 0 ? otherReadings(report.sensitivity) : "";
  return text === "" ? [] : paragraph(text, page).map((line) => page.ink.faint(line));
}
