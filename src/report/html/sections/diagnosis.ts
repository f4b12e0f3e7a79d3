import type { Report } from "../../../domain/report.js";
import { html, prose } from "../escape.js";
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
    body: html`<div class="answers">${answers.map(
      (d) => html`<article><h3>${d.complaint} <span class="${LOOK[d.answer]}">${d.answer}</span></h3>
<div><p>${prose(sentence(d.evidence))}</p>
${d.advice === "" ? null : html`<p class="advice"><b>What to do:</b> ${prose(sentence(d.advice))}</p>`}</div></article>`,
    )}</div>`,
  };
}
