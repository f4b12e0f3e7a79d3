import type { Reason, Report, SubscriberReport } from "../../../domain/report.js";
import { address, html, type Markup, raw, value } from "../escape.js";
import { certainty, count, plural, sentence } from "../format.js";
import type { Section } from "../section.js";
import { frame } from "../table.js";

/**
 * Rows with all reasons written out; later ones name the checks only, so that the file can still be mailed, and stand in a
 * folded list: a browser lays out tens of thousands of rows for half a minute.
 */
const FULL_ROWS = 2000;
const CAMPAIGNS_SHOWN = 3;

const HEAD: [head: string, sort: "text" | "number" | null][] = [
  ["Subscriber", "text"],
  ["Why", null],
  ["Verdict", "text"],
  ["Certainty", "number"],
  ["Clicks", "number"],
  ["Machine", "number"],
  ["Unsure", "number"],
  ["People", "number"],
];

/** Everybody with clicks that look like a machine's, and why. */
export function subscribers(report: Report): Section | null {
  const all = report.subscribers;
  const id = "subscribers";
  const title = "Suspicious subscribers";
  if (all.length === 0) {
    if (!report.total.totalClicks.reported) return null;
    return { id, title, body: html`<p>No subscriber had clicks that look like a machine’s.</p>` };
  }
  const head = HEAD.map(
    ([name, sort]) => `<th scope="col"${sort ? ` data-sort="${sort}"` : ""}>${name}</th>`,
  ).join("");
  const rows = all.slice(0, FULL_ROWS).map(fullRow);
  const others = all.slice(FULL_ROWS).map(lightRow);
  return {
    id,
    title,
    body: html`<p>${intro(all)}</p>
${all.length > FULL_ROWS ? html`<p class="note">Reasons are written out for the ${count(FULL_ROWS)} most certain. The others stand in the folded list below, with the names of the checks; suspicious-subscribers.csv (--out-dir) has the sentences.</p>` : null}
<form class="filter" hidden><label>Find <input type="search" autocomplete="off"></label>
<label>Verdict <select><option value="">all</option><option>automated</option><option>mixed</option><option>unsure</option></select></label>
<output>${plural(all.length, "subscriber")}</output></form>
${frame("subscribers-table", "Most certain first", head, rows.join(""), raw(' class="people-list"'))}
${others.length === 0 ? null : rest(others, head)}`,
  };
}

function rest(rows: readonly string[], head: string): Markup {
  const plain = head.replace(/ data-sort="[a-z]+"/g, "");
  return html`<details class="rest"><summary>The other ${plural(rows.length, "subscriber")}</summary>
${frame("rest-table", "The others, most certain first", plain, rows.join(""), raw(' class="people-list"'))}</details>`;
}

function intro(all: SubscriberReport[]): string {
  const [automated, mixed, unsure] = (["automated", "mixed", "unsure"] as const).map(
    (v) => all.filter((s) => s.verdict === v).length,
  );
  return `${count(automated!)} automated: no click looks like a person’s. ${count(mixed!)} mixed: a machine clicked, and so did the person. ${count(unsure!)} unsure: the files do not settle it. Leave machine clicks out of the report; they say nothing about the person, so do not remove anybody because of them.`;
}

const LOOK = { automated: "tag machine-tag", mixed: "tag mixed-tag", unsure: "tag" };

function cells(s: SubscriberReport): string {
  const { reported, automated, unsure, human } = s.clicks;
  return `<td>${certainty(s.probability)}<td>${count(reported)}<td>${count(automated)}<td>${count(unsure)}<td>${count(human)}`;
}

/** End tags of cells and rows are left out: HTML allows it, and they are a fifth of a long list. */
function fullRow(s: SubscriberReport): string {
  return `<tr><th scope="row">${address(s.subscriber)}${about(s)}<td>${reasons(s)}<td><span class="${LOOK[s.verdict]}">${s.verdict}</span>${cells(s)}\n`;
}

function lightRow(s: SubscriberReport): string {
  const names = s.reasons.filter((r) => r.weight > 0).map((r) => r.signal.replaceAll("-", " "));
  return `<tr><th scope="row">${address(s.subscriber)}<td>${html`${names.join(", ")}`}<td>${s.verdict}${cells(s)}\n`;
}

/** Mailbox system and campaigns, under the address. */
function about(s: SubscriberReport): Markup {
  const names = s.campaigns.slice(0, CAMPAIGNS_SHOWN).map((c, i) => html`${i === 0 ? "" : ", "}${value(c)}`);
  const more = s.campaigns.length - CAMPAIGNS_SHOWN;
  const system =
    s.mailboxSystem === "" || s.mailboxSystem === "unknown"
      ? null
      : html`<small>${value(s.mailboxSystem)}</small>`;
  return html`${system}<small>${names}${more > 0 ? ` and ${more} more` : ""}</small>`;
}

function reasons(s: SubscriberReport): Markup {
  const item = (r: Reason) => html`<li>${sentence(r.because)}`;
  const machine = s.reasons.filter((r) => r.weight > 0);
  const person = s.reasons.filter((r) => r.weight <= 0);
  return html`<ul>${machine.map(item)}${person.map((r) => html`<li class="person">For a person: ${sentence(r.because)}`)}</ul>`;
}
