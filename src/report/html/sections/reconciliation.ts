import type { Report } from "../../../domain/report.js";
import { html, value } from "../escape.js";
import { count } from "../format.js";
import type { Section } from "../section.js";
import { type Column, cutNote, table } from "../table.js";

type Row = Report["insights"]["reconciliation"][number];

const SHOWN = 100;

const COLUMNS: Column<Row>[] = [
  { head: "Campaign", cell: (r) => value(r.campaign) },
  { head: "Counted by", cell: (r) => value(r.source) },
  { head: "Measure", cell: (r) => r.measure },
  { head: "Their count", kind: "number", cell: (r) => count(r.theirs) },
  { head: "Reported rows", kind: "number", cell: (r) => count(r.reported) },
  { head: "People", kind: "number", cell: (r) => html`<strong>${count(r.adjusted)}</strong>` },
  { head: "Nearer to", cell: nearer },
];

/** Counts of others beside ours. */
export function reconciliation(report: Report): Section | null {
  const all = report.insights.reconciliation;
  if (all.length === 0) return null;
  const rows = all.slice(0, SHOWN);
  return {
    id: "reconciliation",
    title: "Others’ counts",
    body: html`<p>A count that agrees with the reported rows holds the machines too. A count near people’s clicks supports the audit.</p>
${table({ id: "reconciliation-table", caption: "What others counted, and what these files hold", columns: COLUMNS, rows, note: cutNote(rows.length, all.length, "counts", "report.json") })}`,
  };
}

function nearer({ theirs, reported, adjusted }: Row): string {
  if (reported === null || adjusted === null) return "–";
  const [a, b] = [Math.abs(theirs - reported), Math.abs(theirs - adjusted)];
  if (a === b) return "both alike";
  return a < b ? "reported" : "people";
}
