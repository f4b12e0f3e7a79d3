import type { Report } from "../../../domain/report.js";
import { actions as listActions, verdictsOf } from "../../actions.js";
import { html, prose } from "../escape.js";
import { units } from "../format.js";
import type { Section } from "../section.js";

/** What to do with the result, what matters most first. */
export function actions(report: Report): Section | null {
  const points = listActions(report, verdictsOf(report));
  if (points.length === 0) return null;
  return {
    id: "actions",
    title: "What to do",
    body: html`<ol class="actions">
${points.map((text) => html`<li>${prose(units(text))}</li>\n`)}</ol>`,
  };
}
