import type { Measure, Report } from "../../../domain/report.js";
import { otherReadings } from "../../words.js";
import { html } from "../escape.js";
import { count, percent, plural, range } from "../format.js";
import type { Section } from "../section.js";
import { type Column, table } from "../table.js";

interface Row {
  name: string;
  /** What a rate divides by what. */
  basis?: string;
  measure: Measure;
  show: (n: number | null) => string;
}

const COLUMNS: Column<Row>[] = [
  { head: "Number", cell: (r) => html`${r.name} ${r.basis ? html`<small>${r.basis}</small>` : null}` },
  { head: "Reported", kind: "number", cell: (r) => r.show(r.measure.reported) },
  { head: "People", kind: "number", cell: (r) => html`<strong>${r.show(r.measure.adjusted)}</strong>` },
  { head: "Range", kind: "number", cell: (r) => range(r.measure, r.show) },
];

/** Reported, adjusted and range of every number that platforms print. */
export function numbers(report: Report): Section | null {
  const rows = rowsOf(report).filter((r) => r.measure.reported !== null || r.measure.adjusted !== null);
  if (rows.length === 0) return null;
  const notes = notesOf(report);
  return {
    id: "numbers",
    title: "Key numbers",
    body: html`${table({ id: "numbers-table", caption: "As the platform counts, and as people earned it", columns: COLUMNS, rows })}
${notes.map((note) => html`<p class="note">${note}</p>`)}`,
  };
}

function rowsOf({ total }: Report): Row[] {
  return [
    { name: "Click rate", basis: "unique clicks of delivered", measure: total.clickRate, show: percent },
    { name: "Unique clicks", measure: total.uniqueClicks, show: count },
    { name: "Total clicks", measure: total.totalClicks, show: count },
    { name: "Open rate", basis: "unique opens of delivered", measure: total.openRate, show: percent },
    { name: "Unique opens", measure: total.uniqueOpens, show: count },
    {
      name: "Click-to-open rate",
      basis: "unique clicks of unique opens",
      measure: total.clickToOpenRate,
      show: percent,
    },
    { name: "Conversions", measure: total.conversions, show: count },
  ];
}

function notesOf({ total, sensitivity, openOnlySubscribers }: Report): string[] {
  const notes: string[] = [];
  if (total.delivered === null)
    notes.push("Nothing says how many mails were delivered, so there are no rates.");
  else
    notes.push(
      `Delivered: ${count(total.delivered)}${total.deliveredFrom ? ` (from: ${total.deliveredFrom})` : ""}.`,
    );
  const readings = otherReadings(sensitivity);
  if (readings !== "" && (total.totalClicks.reported ?? 0) > 0) notes.push(readings);
  const { footerClicks } = total;
  if (footerClicks.reported > 0) {
    notes.push(
      `${plural(footerClicks.reported, "click")} went to unsubscribe and footer links, ${count(footerClicks.automated)} of them by machines. They count, as platforms count them.`,
    );
  }
  if (openOnlySubscribers > 0) {
    notes.push(
      `For ${plural(openOnlySubscribers, "subscriber")} only opens were automatic, mostly privacy features of mail apps. They are counted here and not listed.`,
    );
  }
  const { reported, adjusted } = total.clickToOpenRate;
  if (reported !== null && adjusted !== null && adjusted > reported) {
    notes.push("Click-to-open rises because machines opened even more than they clicked.");
  }
  return notes;
}
