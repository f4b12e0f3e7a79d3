import type { Report, SignalReport } from "../../../domain/report.js";
import type { Need } from "../../../domain/signal.js";
import { html, prose } from "../escape.js";
import { count } from "../format.js";
import type { Section } from "../section.js";
import { type Column, table } from "../table.js";

/** How to get what a check needs, for people who make exports; other needs are shown as they are. */
const ENABLE = new Map<string, string>([
  ["click times", "Export one row per click with its time, not one per person."],
  ["delivery or send times", "Export the delivery events too, or give the send time (--sent-at)."],
  ["links", "Export the link of each click."],
  ["opens", "Export the opens with their times too."],
  ["ip", "Export the address (IP) of each click."],
  ["user_agent", "Export the browser (user agent) of each click."],
  ["subscribers with country", "Add the subscriber list with its countries (--subscribers)."],
  ["conversions", "Add orders, forms or replies (--conversions)."],
  ["platform flags", "Export the platform’s own mark for machine clicks, if it has one."],
  ["mail servers (--mx)", "Add a file with the mail servers of the domains (--mx)."],
  [
    "hidden links (--honeypot)",
    "Put a link that people cannot see into the next mail and name it (--honeypot).",
  ],
  ["mail domains", "Export e-mail addresses instead of bare ids."],
  ["several campaigns", "Add the exports of more campaigns."],
] satisfies [Need, string][]);

/** Checks that wait for the same thing. */
interface Group {
  remedy: string;
  titles: string[];
}

const COLUMNS: Column<Group>[] = [
  { head: "What would enable them", kind: "prose", cell: (g) => prose(g.remedy) },
  { head: "Checks", kind: "prose", cell: (g) => g.titles.join(", ") },
];

/** Checks that did not run, and what would let them. */
export function checks(report: Report): Section | null {
  const rows = report.signals.filter((s) => s.state !== "ran");
  const ran = report.signals.filter((s) => s.state === "ran");
  if (report.signals.length === 0) return null;
  const done = html`<p>${count(ran.length)} of ${count(report.signals.length)} checks ran.${rows.length === 0 ? "" : " Without the others the ranges are wider."}</p>
${ran.length === 0 ? null : html`<details><summary>The checks that ran</summary><ul>${ran.map((s) => html`<li>${s.title}: ${s.hits === 0 ? "saw nothing" : `seen ${count(s.hits)} times`}</li>`)}</ul></details>`}`;
  if (rows.length === 0) return { id: "checks", title: "Checks", body: done };
  return {
    id: "checks",
    title: "Checks that could not run",
    body: html`${done}
${table({ id: "checks-table", caption: "What to add, most useful first", columns: COLUMNS, rows: groups(rows) })}`,
  };
}

function groups(signals: SignalReport[]): Group[] {
  const byRemedy = new Map<string, string[]>();
  for (const signal of signals) {
    const remedy = remedyOf(signal);
    const titles = byRemedy.get(remedy);
    if (titles === undefined) byRemedy.set(remedy, [signal.title]);
    else titles.push(signal.title);
  }
  return [...byRemedy]
    .map(([remedy, titles]) => ({ remedy, titles }))
    .sort((a, b) => b.titles.length - a.titles.length);
}

function remedyOf({ state, missing }: SignalReport): string {
  if (state === "off") return "They were switched off.";
  if (state === "failed") return "Their data could not be read; see the notices.";
  if (missing.length === 0) return "Nothing: these files hold nothing for them to look at.";
  return missing.map((m) => ENABLE.get(m) ?? `Add ${m}.`).join(" ");
}
