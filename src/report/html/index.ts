import { createHash } from "node:crypto";
import type { Report } from "../../domain/report.js";
import { maskReport } from "../mask.js";
import { html, type Markup, raw } from "./escape.js";
import { moment, plural } from "./format.js";
import { SCRIPT } from "./script.js";
import { renderSection, type Section, type SectionRenderer } from "./section.js";
import { accounting } from "./sections/accounting.js";
import { actions } from "./sections/actions.js";
import { automations } from "./sections/automations.js";
import { checks } from "./sections/checks.js";
import { delays } from "./sections/delays.js";
import { diagnosis } from "./sections/diagnosis.js";
import { headline } from "./sections/headline.js";
import { heat } from "./sections/heat.js";
import { hygiene } from "./sections/hygiene.js";
import { links } from "./sections/links.js";
import { method } from "./sections/method.js";
import { newScanners } from "./sections/new-scanners.js";
import { numbers } from "./sections/numbers.js";
import { reconciliation } from "./sections/reconciliation.js";
import { removed } from "./sections/removed.js";
import { selfCheck } from "./sections/self-check.js";
import { sources } from "./sections/sources.js";
import { subscribers } from "./sections/subscribers.js";
import { trend } from "./sections/trend.js";
import { variants } from "./sections/variants.js";
import { where } from "./sections/where.js";
import { STYLE } from "./style.js";
import { PATTERNS } from "./svg.js";

/** Numbers, then reasons, then what to do; the long list comes last, so that it hides nothing. */
const SECTIONS: SectionRenderer[] = [
  numbers,
  delays,
  removed,
  actions,
  where,
  heat,
  links,
  trend,
  newScanners,
  variants,
  diagnosis,
  automations,
  hygiene,
  selfCheck,
  reconciliation,
  checks,
  method,
  sources,
  accounting,
  subscribers,
];

function hash(text: string): string {
  return `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;
}

/** Nothing is loaded and nothing runs but the two elements whose hashes are named. */
const POLICY = [
  "default-src 'none'",
  `style-src ${hash(STYLE)}`,
  `script-src ${hash(SCRIPT)}`,
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/**
 * The report as one HTML file that loads nothing: readable without script, on a phone and on paper. With `mask`, the part
 * of every e-mail address before the @ is hidden.
 */
export function renderHtml(report: Report, options: { mask: boolean }): string {
  const shown = options.mask ? maskReport(report) : report;
  const sections = SECTIONS.map((section) => section(shown)).filter((section) => section !== null);
  return page(shown, sections, options.mask).text;
}

function page(report: Report, sections: Section[], masked: boolean): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${pageTitle(report)}</title>
<link rel="icon" href="data:,">
<style>${raw(STYLE)}</style>
</head>
<body>
${PATTERNS}<div class="page">
<header>
<p class="eyebrow"><b>Click audit</b> · ${scope(report)}</p>
${headline(report)}
</header>
<nav class="contents" aria-label="Contents"><ul>
${sections.map((s) => html`<li><a href="#${s.id}">${s.title}</a></li>\n`)}</ul></nav>
<main>
${sections.map(renderSection)}</main>
<footer><p>Made offline by ${report.tool.name} ${report.tool.version}. ${masked ? "Addresses are masked." : "This file holds personal data: share it with care."}</p></footer>
</div>
<script>${raw(SCRIPT)}</script>
</body>
</html>
`;
}

function pageTitle(report: Report): string {
  return report.campaigns.length === 1 ? `Click audit: ${report.campaigns[0]!.campaign}` : "Click audit";
}

/** What the report is about: campaign or campaigns, and the days that the events span. */
function scope({ campaigns, inputs }: Report): Markup {
  const what =
    campaigns.length === 1
      ? html`<bdi>${campaigns[0]!.campaign}</bdi>`
      : html`${plural(campaigns.length, "campaign")}`;
  const days = inputs
    .filter((i) => i.role === "events" || i.role === "recipients")
    .flatMap((i) => [i.period.from, i.period.to])
    .filter((day) => day !== null)
    .map((day) => moment(day, true))
    .sort();
  if (days.length === 0) return what;
  const [from, to] = [days[0]!, days.at(-1)!];
  return html`${what} · <span class="date">${from === to ? from : `${from} to ${to}`}</span>`;
}
