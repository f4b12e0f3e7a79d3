import type { NewScanner, Report } from "../../../domain/report.js";
import { html, value } from "../escape.js";
import { count } from "../format.js";
import type { Section } from "../section.js";
import { type Column, cutNote, table } from "../table.js";

const SHOWN = 25;

const COLUMNS: Column<NewScanner>[] = [
  { head: "Name", cell: (n) => value(n.name) },
  { head: "Kind", cell: (n) => (n.kind === "domain" ? "mail domain" : "network") },
  { head: "Since", cell: (n) => value(n.since) },
  { head: "Clicks then", kind: "number", cell: (n) => count(n.reported) },
  { head: "By machines", kind: "number", cell: (n) => count(n.automated) },
];

/** Domains and networks that were quiet and then began to scan: why a rate rises without a reader more. */
export function newScanners({ insights }: Report): Section | null {
  const all = insights.newScanners;
  if (all.length === 0) return null;
  const rows = all.slice(0, SHOWN);
  return {
    id: "new-scanners",
    title: "What began to scan",
    body: html`<p>These were quiet in the campaigns before and then checked most mails. A company that brings in a gateway raises the reported rate from one campaign to the next, without a reader more.</p>
${table({ id: "new-scanners-table", caption: "In the order of the campaigns", columns: COLUMNS, rows, note: cutNote(rows.length, all.length, "names", "report.json") })}`,
  };
}
