import type { Report } from "../../../domain/report.js";
import { html, prose, value } from "../escape.js";
import { sentence } from "../format.js";
import type { Section } from "../section.js";
import { type Column, cutNote, table } from "../table.js";

type Row = Report["insights"]["hygiene"][number];

const SHOWN = 50;

const COLUMNS: Column<Row>[] = [
  { head: "What", cell: (h) => html`<span class="link">${value(h.subject)}</span>` },
  {
    head: "Finding",
    cell: (h) => html`${h.check.replaceAll("-", " ")} <span class="tag">${h.severity}</span>`,
  },
  { head: "Why scanners care", kind: "prose", cell: (h) => prose(sentence(h.why)) },
  { head: "What to do", kind: "prose", cell: (h) => prose(sentence(h.advice)) },
];

/** What in links and sender draws scanners; never part of a verdict. */
export function hygiene(report: Report): Section | null {
  const all = report.insights.hygiene;
  if (all.length === 0) return null;
  const rows = all.slice(0, SHOWN);
  return {
    id: "hygiene",
    title: "Links and sender",
    body: html`<p>These make scanners look harder. They are advice and changed no number in this report.</p>
${table({ id: "hygiene-table", caption: "Findings on links and sender", columns: COLUMNS, rows, note: cutNote(rows.length, all.length, "findings", "report.json") })}`,
  };
}
