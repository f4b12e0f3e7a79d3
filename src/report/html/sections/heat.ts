import type { DomainReport, Report } from "../../../domain/report.js";
import { html, type Markup, raw, value } from "../escape.js";
import { count } from "../format.js";
import type { Section } from "../section.js";
import { frame } from "../table.js";
import { allDelays, bucketName, clicksIn } from "./delays.js";
import { worstFirst } from "./where.js";

const SHOWN = 12;
/** Shades of the style sheet, from none to all clicks of the row. */
const SHADES = 6;

/**
 * Clicks of the worst domains by delay, each row shaded on its own scale: it is the shape of a row that tells a scanner
 * from readers. A table, because a heat map is one; every cell carries its number.
 */
export function heat(report: Report): Section | null {
  const buckets = allDelays(report);
  const worst = worstFirst(report.domains)
    .filter((d) => d.clicks.automated > 0 && d.delays.some((n) => n > 0))
    .slice(0, SHOWN);
  if (worst.length === 0 || !buckets.some((b) => clicksIn(b) > 0)) return null;
  const head = ["Domain", ...buckets.map((b) => bucketName(b))]
    .map((text, i) => `<th scope="col"${i === 0 ? "" : ' class="number"'}>${html`${text}`}</th>`)
    .join("");
  const all = buckets.map(clicksIn);
  const body = worst.map((d) => row(value(d.domain), delaysOf(d, all.length)));
  const last = row(html`<em>All domains</em>`, all, ' class="total"');
  return {
    id: "heat",
    title: "Delay by domain",
    body: html`<p>A scanner clicks at the same delay for everybody behind it; people spread over hours. The last row shows all domains together.</p>
${frame("heat-table", "Clicks of the domains with the most machine clicks; the stronger the shade, the larger the share of the row", head, body.join("") + last, raw(' class="heat"'))}`,
  };
}

function delaysOf(domain: DomainReport, buckets: number): number[] {
  return Array.from({ length: buckets }, (_, i) => domain.delays[i] ?? 0);
}

function row(name: Markup, clicks: number[], attributes = ""): string {
  const sum = clicks.reduce((a, b) => a + b, 0);
  const cells = clicks.map((n) => {
    const shade = n === 0 ? 0 : Math.max(1, Math.ceil((n / sum) * SHADES));
    return `<td class="number h${shade}">${n === 0 ? "·" : count(n)}</td>`;
  });
  return `<tr${attributes}><th scope="row">${name}</th>${cells.join("")}</tr>\n`;
}
