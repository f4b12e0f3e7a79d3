import type { Measure, Report } from "../../domain/report.js";
import { count, percent, plural, range, share } from "../words.js";
import type { Column } from "./columns.js";
import { grid } from "./grid.js";
import { type Page, paragraph, point } from "./page.js";

interface Row {
  name: string;
  delivered: number | null;
  clicks: Measure;
  opens: Measure;
  machine: number | null;
  change: string;
}

/** A longer series is for `campaigns.csv`; people look at the latest. */
const LATEST = 12;

/**
 * Clicks, then opens, one campaign a line and all of them together in the last. What no campaign has is left out: a table of
 * zeros or dashes would look like one of bad campaigns.
 */
export function manyCampaigns(report: Report, page: Page): string[] {
  const byRate = report.total.clickRate.reported !== null;
  const show = byRate ? percent : count;
  const rows = rowsOf(report, byRate);
  const lead: Column<Row> = { head: "Campaign", shrinks: true, cell: (row) => row.name };
  const delivered: Column<Row> = {
    head: "Delivered",
    spare: 3,
    align: "right",
    cell: (row) => count(row.delivered),
  };
  if (!report.total.totalClicks.reported)
    return [...opensOf(rows, [lead, delivered], byRate, page), ...hiddenCampaigns(report, page)];
  const clicks: Column<Row>[] = [
    lead,
    delivered,
    ...measureColumns((row) => row.clicks, show, page),
    {
      head: "Machine",
      spare: 2,
      align: "right",
      cell: (row) => share(row.machine),
      ink: () => page.ink.machine,
    },
    { head: "Change", spare: 1, cell: (row) => row.change },
  ];
  return [
    page.ink.strong(byRate ? "Click rate by campaign" : "People who clicked, by campaign"),
    ...grid(rows, clicks, page),
    ...hiddenCampaigns(report, page),
    ...(rows.some((row) => row.change === CHANGES["within range"])
      ? paragraph("Unclear: the difference to the campaign before is within the ranges.", page).map((line) =>
          page.ink.faint(line),
        )
      : []),
    ...breaks(report, page),
    ...gap(opensOf(rows, [lead], byRate, page)),
  ];
}

function gap(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", ...lines];
}

/** Nothing where no campaign knows its opens: an export of clicks. */
function opensOf(rows: readonly Row[], lead: readonly Column<Row>[], byRate: boolean, page: Page): string[] {
  if (rows.every(({ opens }) => opens.reported === null && opens.adjusted === null)) return [];
  return [
    page.ink.strong(byRate ? "Open rate by campaign" : "People who opened, by campaign"),
    ...grid(rows, [...lead, ...measureColumns((row) => row.opens, byRate ? percent : count, page)], page),
  ];
}

function measureColumns(
  pick: (row: Row) => Measure,
  show: (n: number | null) => string,
  page: Page,
): Column<Row>[] {
  return [
    { head: "Reported", align: "right", cell: (row) => show(pick(row).reported) },
    { head: "People", align: "right", cell: (row) => show(pick(row).adjusted), ink: () => page.ink.people },
    { head: "Likely range", align: "right", cell: (row) => range(pick(row), show) },
  ];
}

const CHANGES = { up: "up", down: "down", "within range": "unclear" } as const;

function rowsOf({ campaigns, trend, total }: Report, byRate: boolean): Row[] {
  const changes = new Map(trend.map((point) => [point.campaign, point.change]));
  const order = new Map(trend.map((point, i) => [point.campaign, i]));
  const rows = [...campaigns]
    .sort((a, b) => (order.get(a.campaign) ?? 0) - (order.get(b.campaign) ?? 0))
    .slice(-LATEST)
    .map((campaign) => {
      const change = changes.get(campaign.campaign) ?? null;
      return {
        ...rowOf(campaign, byRate),
        name: campaign.campaign,
        change: change === null ? "" : CHANGES[change],
      };
    });
  return [...rows, { ...rowOf(total, byRate), name: "All campaigns", change: "" }];
}

function rowOf(one: Report["total"], byRate: boolean): Omit<Row, "name" | "change"> {
  return {
    delivered: one.delivered,
    clicks: byRate ? one.clickRate : one.uniqueClicks,
    opens: byRate ? one.openRate : one.uniqueOpens,
    machine: one.automatedShare,
  };
}

function hiddenCampaigns({ campaigns }: Report, page: Page): string[] {
  const hidden = campaigns.length - LATEST;
  return hidden > 0
    ? paragraph(`${plural(hidden, "earlier campaign")} not shown; --out-dir writes all.`, page)
    : [];
}

function breaks({ trend }: Report, page: Page): string[] {
  return trend.flatMap(({ campaign, breaks }) =>
    breaks.flatMap((why) => point(`At ${campaign}: ${why}`, page)),
  );
}
