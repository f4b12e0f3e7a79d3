import type { Report } from "../../../domain/report.js";
import { html } from "../escape.js";
import type { Section } from "../section.js";

/** How the numbers come about, in plain words (DESIGN section 4). */
export function method(_: Report): Section {
  return {
    id: "method",
    title: "How this was decided",
    body: html`<p>Security systems and mail apps open mails and follow links before people read them. Platforms count these as clicks. This audit takes them out again.</p>
<ol>
<li>Clicks of one mail that follow each other within seconds are judged together. A machine and the reader may both click in one mail, so people are never judged as a whole.</li>
<li>Each check that sees something adds its weight, for a machine or for a person. The sum gives the probability that a machine clicked. Checks that say the same thing twice count once.</li>
<li>From 80 % on, clicks are called automated; up to 20 %, a person’s. What lies between is called unsure.</li>
<li>The adjusted rate is the expected number of mails with a click by a person, divided by the delivered mails.</li>
<li>The range is made to hold the true rate in at least nine of ten campaigns. It is wider where columns are missing.</li>
<li>An order, a form or a reply after the click speaks for a person.</li>
<li>Opens are harder to judge than clicks, because mail apps load images for people who never look. Their ranges are wide for that reason.</li>
</ol>`,
  };
}
