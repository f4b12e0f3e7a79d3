import type { Report } from "../../../domain/report.js";
import { inflated, onlyMachines, type RankedLink, type RankedMail, rankedLinks } from "../../link-ranks.js";
import { adjustedBar } from "../bars.js";
import { clickMap } from "../click-map.js";
import { html, type Markup, value } from "../escape.js";
import { count, plural } from "../format.js";
import type { Section } from "../section.js";
import { legend } from "../svg.js";
import { type Column, cutNote, table } from "../table.js";

/** Links of one mail shown, and mails shown: the rest is in links.csv. */
const LINKS_SHOWN = 25;
const CAMPAIGNS_SHOWN = 6;
const MAPS_OPEN = 1;

/** Links by what people clicked, with the places they lose or gain, and the map of the mail. */
export function links(report: Report): Section | null {
  const id = "links";
  const title = "Links";
  if (report.links.length === 0) {
    if (!report.total.totalClicks.reported) return null;
    return { id, title, body: html`<p>The files do not say which links were clicked.</p>` };
  }
  const mails = rankedLinks(report.links);
  const shown = mails.slice(0, CAMPAIGNS_SHOWN);
  return {
    id,
    title,
    body: html`<p>${summary(mails)}</p>
<p class="note">Unique clicks of each link, sorted by what people clicked. The arrow shows the place by reported clicks against the place by people.</p>
${legend(["people", "machine"])}
${shown.map(mail)}
${shown.length < mails.length ? html`<p class="note">The ${shown.length} campaigns with the most inflated links are shown; all ${mails.length} are in links.csv (<code>--out-dir</code>).</p>` : null}
${shown.some(({ links: all }) => all.some(({ link }) => link.position === null)) ? html`<p class="note">The order of the links in the mail is not known for all of these, so there is no click map. A file with the links in their order (<code>--links</code>) gives one.</p>` : null}`,
  };
}

/** Which links machines changed most, over all mails. */
function summary(mails: readonly RankedMail[]): Markup {
  const all = mails.flatMap(({ links }) => links);
  const alone = all.filter(onlyMachines).length;
  const [worst] = inflated(all);
  const twice = inflated(all).length;
  const sentences: Markup[] = [];
  if (worst === undefined) sentences.push(html`Machines changed no link’s figure much.`);
  else
    sentences.push(
      html`${twice} of ${plural(all.length, "link")} ${twice === 1 ? "shows" : "show"} at least twice as many clicks as people made; most inflated is <span class="link">${value(worst.link.link)}</span> with ${plural(worst.reported, "click")}, ${Math.round(worst.adjusted) === 0 ? "none" : count(worst.adjusted)} of them by people.`,
    );
  if (alone > 0)
    sentences.push(
      html`${plural(alone, "link was", "links were")} touched by machines only: the clicks reported for ${alone === 1 ? "it" : "them"} say nothing about readers.`,
    );
  return html`${sentences.map((one, i) => (i === 0 ? one : html` ${one}`))}`;
}

function mail({ campaign, links: group }: RankedMail, index: number): Markup {
  const rows = group.slice(0, LINKS_SHOWN);
  const longest = group.reduce((most, { reported }) => Math.max(most, reported), 0);
  const columns: Column<RankedLink>[] = [
    { head: "Link", cell: linkName },
    { head: "Order in mail", kind: "number", cell: (r) => count(r.link.position) },
    { head: "Clicks by", kind: "bar", cell: (r) => adjustedBar(r.reported, r.adjusted, longest) },
    { head: "Reported", kind: "number", cell: (r) => count(r.reported) },
    { head: "People", kind: "number", cell: (r) => html`<strong>${count(r.adjusted)}</strong>` },
    { head: "Place by people", kind: "number", cell: move },
  ];
  const note = cutNote(rows.length, group.length, "links", "links.csv");
  return html`${table({ id: `links-${index + 1}`, caption: `Links of ${campaign}`, columns, rows, note })}
${mapOf(campaign, group, index)}`;
}

/** Open for the mails that come first; further down the page a map is there for whoever asks. */
function mapOf(campaign: string, group: readonly RankedLink[], index: number): Markup | null {
  const map = clickMap(campaign, group, index);
  if (map === null || index < MAPS_OPEN) return map;
  return html`<details><summary>Click map, in the order of the mail</summary>${map}</details>`;
}

function linkName(one: RankedLink): Markup {
  const { link } = one;
  return html`<span class="link">${value(link.link)}</span>${link.footer ? html` <span class="tag">footer</span>` : null}${onlyMachines(one) ? html` <span class="tag machine-tag">only machines</span>` : null}`;
}

function move({ adjusted, rankReported, rankAdjusted }: RankedLink): Markup {
  if (Math.round(adjusted) === 0) return html`–`;
  const steps = rankReported - rankAdjusted;
  if (steps === 0) return html`${rankAdjusted} <span class="same">=</span>`;
  const [arrow, word] = steps > 0 ? ["▲", "up"] : ["▼", "down"];
  const hint = `${word} ${Math.abs(steps)}, was ${rankReported}`;
  return html`${rankAdjusted} <span class="${word}" title="${hint}"><span aria-hidden="true">${arrow} ${Math.abs(steps)}</span><span class="unseen">${hint}</span></span>`;
}
