import type { Report } from "../../domain/report.js";
import { html, type Markup } from "./escape.js";

/** One part of the page: an entry of the contents and a heading of the second level. */
export interface Section {
  /** Anchor; fixed, never from data. */
  id: string;
  title: string;
  body: Markup;
}

/** Draws one part, or nothing when the report has nothing to say there. */
export type SectionRenderer = (report: Report) => Section | null;

export function renderSection(section: Section): Markup {
  return html`<section id="${section.id}" aria-labelledby="${section.id}-title">
<h2 id="${section.id}-title">${section.title}</h2>
${section.body}
</section>
`;
}
