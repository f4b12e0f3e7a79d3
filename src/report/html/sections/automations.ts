import type { AutomationReport, Report } from "../../../domain/report.js";
import { address, html, type Markup, prose, value } from "../escape.js";
import { count, percent, sentence } from "../format.js";
import type { Section } from "../section.js";
import { type Column, table } from "../table.js";

/** Names written out per automation; a longer list belongs into a file. */
const SHOWN = 40;

const COLUMNS: Column<AutomationReport>[] = [
  { head: "Automation", cell: (a) => value(a.automation) },
  { head: "Entries", kind: "number", cell: (a) => count(a.entries) },
  { head: "By machines only", kind: "number", cell: (a) => count(a.firedByMachine) },
  {
    head: "Share",
    kind: "number",
    cell: (a) => percent(a.entries > 0 ? a.firedByMachine / a.entries : null),
  },
  { head: "Advice", kind: "prose", cell: (a) => prose(sentence(a.advice)) },
];

/** Automations that a machine's click set off. */
export function automations(report: Report): Section | null {
  const rows = report.insights.automations;
  if (rows.length === 0) return null;
  return {
    id: "automations",
    title: "Automations",
    body: html`${table({ id: "automations-table", caption: "Entries that machines set off, with no click of a person", columns: COLUMNS, rows })}
${rows.filter((a) => a.subscribers.length > 0).map(list)}`,
  };
}

function list(a: AutomationReport): Markup {
  const more = a.subscribers.length - SHOWN;
  return html`<h3>To review: ${value(a.automation)}</h3>
<ul class="names">${a.subscribers.slice(0, SHOWN).map((s) => html`<li>${address(s)}</li>`)}</ul>
${more > 0 ? html`<p class="note">And ${count(more)} more; automations.csv (<code>--out-dir</code>) has all.</p>` : null}`;
}
