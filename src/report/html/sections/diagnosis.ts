import type { Report } from "../../../domain/report.js";
import { html } from "../escape.js";
import { sentence } from "../format.js";
import type { Section } from "../section.js";

const LOOK = { yes: "tag machine-tag", no: "tag people-tag", "cannot tell": "tag" };

/** The complaints people arrive with, each answered from the data. */
export function diagnosis(report: Report): Section | null {
  const answers = report.insights.diagnosis;
  if (answers.length === 0) return null;
  return {
    id: "diagnosis",
    title: "Five common complaints",
    body: html`<div class="cards">${answers.map(
      (d) => html`<article><h3>${d.complaint} <span class="${LOOK[d.answer]}">${d.answer}</span></h3>
<p>${sentence(d.evidence)}</p>
${d.advice === "" ? null : html`<p class="advice"><b>What to do:</b> ${sentence(d.advice)}</p>`}</article>`,
    )}</div>`,
  };
}
