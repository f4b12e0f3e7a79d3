import type { Report } from "../../../domain/report.js";
import { machineBar } from "../bars.js";
import { html } from "../escape.js";
import { count } from "../format.js";
import type { Section } from "../section.js";
import { type Column, cutNote, table } from "../table.js";

type Row = Report["removedBecause"][number];

const SHOWN = 15;

/** Which checks spoke for a machine in the clicks that were removed. */
export function removed(report: Report): Section | null {
  if (!report.total.totalClicks.reported) return null;
  const all = report.removedBecause;
  const id = "removed";
  const title = "Why clicks were removed";
  if (all.length === 0)
    return {
      id,
      title,
      body: html`<p>No click was removed: nothing spoke for a machine strongly enough.</p>`,
    };
  const longest = Math.max(...all.map((r) => r.clicks));
  const columns: Column<Row>[] = [
    { head: "What was seen", cell: (r) => r.title },
    { head: "How often", kind: "bar", cell: (r) => machineBar(r.clicks, longest) },
    { head: "Clicks", kind: "number", cell: (r) => count(r.clicks) },
    { head: "Subscribers", kind: "number", cell: (r) => count(r.subscribers) },
  ];
  const rows = all.slice(0, SHOWN);
  return {
    id,
    title,
    body: html`<p>One sign alone is rarely enough. Most removed clicks show several of these, so the figures overlap.</p>
${table({ id: "removed-table", caption: "Signs in the removed clicks, most frequent first", columns, rows, note: cutNote(rows.length, all.length, "signs", "report.json") })}`,
  };
}
