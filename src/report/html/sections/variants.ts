import type { Report, VariantReport } from "../../../domain/report.js";
import { html, type Markup, value } from "../escape.js";
import { count, percent, range, sentence } from "../format.js";
import type { Section } from "../section.js";
import { type Column, table } from "../table.js";

type Variant = VariantReport["variants"][number];

/** Who wins by reported and by people's clicks. */
export function variants(report: Report): Section | null {
  const tests = report.insights.variants;
  if (tests.length === 0) return null;
  return { id: "variants", title: "Test variants", body: html`${tests.map(test)}` };
}

function test(t: VariantReport, index: number): Markup {
  const columns: Column<Variant>[] = [
    { head: "Variant", cell: (v) => html`${value(v.variant)}${winner(t, v)}` },
    { head: "Delivered", kind: "number", cell: (v) => count(v.delivered) },
    { head: "Reported", kind: "number", cell: (v) => percent(v.clickRate.reported) },
    { head: "People", kind: "number", cell: (v) => html`<strong>${percent(v.clickRate.adjusted)}</strong>` },
    { head: "Range", kind: "number", cell: (v) => range(v.clickRate, percent) },
  ];
  return html`<p class="statement">${sentence(t.statement)}</p>
${table({ id: `variants-${index + 1}`, caption: `Click rates by variant: ${t.campaign}`, columns, rows: t.variants })}`;
}

function winner(t: VariantReport, { variant }: Variant): Markup[] {
  const tags: Markup[] = [];
  if (t.winnerReported === variant) tags.push(html` <span class="tag">ahead as reported</span>`);
  if (t.winnerAdjusted === variant) tags.push(html` <span class="tag people-tag">ahead with people</span>`);
  return tags;
}
