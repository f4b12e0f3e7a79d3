import type { Accounting, InputReport, Report } from "../../../domain/report.js";
import { type SharedNotice, sharedNotices } from "../../notices.js";
import { html, type Markup, prose, value } from "../escape.js";
import { count, moment, plural } from "../format.js";
import type { Section } from "../section.js";
import { type Column, table } from "../table.js";

const COLUMNS: Column<InputReport>[] = [
  { head: "File", cell: (i) => value(i.path) },
  {
    head: "Read as",
    cell: (i) => `${i.role}${i.format === "" || i.format === "generic" ? "" : `, ${i.format}`}`,
  },
  { head: "Time of events", cell: period },
  { head: "Rows", kind: "number", cell: (i) => count(i.accounting.rows) },
  { head: "Analysed", kind: "number", cell: (i) => count(i.accounting.analysed) },
  { head: "Duplicates", kind: "number", cell: (i) => count(i.accounting.duplicates) },
  { head: "Skipped", kind: "number", cell: (i) => count(skippedOf(i.accounting)) },
  { head: "Rejected", kind: "number", cell: (i) => count(i.accounting.rejected) },
];

/** Every row of the input is in one of four places. */
export function accounting(report: Report): Section {
  const { accounting: sum, inputs } = report;
  const notices = sharedNotices(report);
  const skipped = Object.entries(sum.skipped).filter(([, n]) => n > 0);
  return {
    id: "accounting",
    title: "What was read",
    body: html`<p class="sum"><b>${count(sum.rows)}</b> rows read = <b>${count(sum.analysed)}</b> analysed + <b>${count(sum.duplicates)}</b> duplicates + <b>${count(skippedOf(sum))}</b> skipped + <b>${count(sum.rejected)}</b> rejected</p>
${skipped.length === 0 ? null : html`<p>Skipped: ${skipped.map(([reason, n], i) => html`${i === 0 ? "" : "; "}${reason} (${plural(n, "row")})`)}.</p>`}
${inputs.length === 0 ? null : table({ id: "inputs-table", caption: "Files", columns: COLUMNS, rows: inputs })}
${notices.length === 0 ? null : html`<h3>Notices</h3><ul>${notices.map((n) => html`<li>${prose(n.message)}${filesOf(n)}</li>`)}</ul>`}`,
  };
}

function filesOf({ files }: SharedNotice): Markup | null {
  const [first] = files;
  if (first === undefined) return null;
  const many = files.length === 1 ? "" : `${count(files.length)} files, the first is `;
  return html` <small>${many}${value(first)}</small>`;
}

function skippedOf({ skipped }: Accounting): number {
  return Object.values(skipped).reduce((a, b) => a + b, 0);
}

function period({ period: { from, to }, timezone }: InputReport): Markup {
  if (from === null && to === null) return html`–`;
  const days = html`<span class="date">${moment(from, true)}</span> to <span class="date">${moment(to, true)}</span>`;
  return timezone === null ? days : html`${days} <small class="date">read as ${timezone}</small>`;
}
