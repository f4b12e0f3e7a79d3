import type { Report } from "../../domain/report.js";
import { count } from "../words.js";
import type { Column } from "./columns.js";
import { grid } from "./grid.js";
import { type Page, paragraph } from "./page.js";

type Row = Report["insights"]["reconciliation"][number];

/** A terminal shows how near they are; lists of hundreds of campaigns are for the HTML report. */
const ROWS = 6;

const COLUMNS: readonly Column<Row>[] = [
  { head: "Campaign", shrinks: true, spare: 2, cell: (row) => row.campaign },
  { head: "Counted by", shrinks: true, cell: (row) => row.source },
  { head: "Measure", shrinks: true, cell: (row) => row.measure },
  { head: "Theirs", align: "right", cell: (row) => count(row.theirs) },
  { head: "Reported", align: "right", spare: 1, cell: (row) => count(row.reported) },
  { head: "People", align: "right", cell: (row) => count(row.adjusted) },
];

/** Counts of the platform, a sponsor or the web analytics beside those of these files. */
export function reconciliation({ campaigns, insights }: Report, page: Page): string[] {
  const all = insights.reconciliation;
  if (all.length === 0) return [];
  const columns = campaigns.length > 1 ? COLUMNS : COLUMNS.slice(1);
  const more = all.length > ROWS ? paragraph("More of them are in the HTML report.", page) : [];
  return [page.ink.strong("What others counted"), ...grid(all.slice(0, ROWS), columns, page), ...more];
}
