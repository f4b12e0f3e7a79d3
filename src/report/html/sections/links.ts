import type { LinkReport, Report } from "../../../domain/report.js";
import { adjustedBar } from "../bars.js";
import { html, type Markup, value } from "../escape.js";
import { count } from "../format.js";
import type { Section } from "../section.js";
import { legend } from "../svg.js";
import { type Column, cutNote, table } from "../table.js";

/** Links of one mail shown, and mails shown: the rest is in links.csv. */
const LINKS_SHOWN = 25;
const CAMPAIGNS_SHOWN = 6;

interface Ranked {
  link: LinkReport;
  reported: number;
  adjusted: number;
  rankReported: number;
  rankAdjusted: number;
}

/** Links by what people clicked, with the places they lose or gain. */
export function links(report: Report): Section | null {
  if (report.links.length === 0) {
    if (!report.total.totalClicks.reported) return null;
    return { id: "links", title: "Links", body: html`<p>The files do not say which links were clicked.</p>` };
  }
  const groups = groupByCampaign(report.links);
  const shown = groups.sort((a, b) => inflation(b[1]) - inflation(a[1])).slice(0, CAMPAIGNS_SHOWN);
  return {
    id: "links",
    title: "Links",
    body: html`<p>Unique clicks of each link, sorted by what people clicked. The arrow shows the place by reported clicks against the place by people.</p>
${legend(["people", "machine"])}
${shown.map(([campaign, group], i) => campaignLinks(campaign, group, i))}
${shown.length < groups.length ? html`<p class="note">The ${shown.length} campaigns with the most inflated links are shown; all ${groups.length} are in links.csv (--out-dir).</p>` : null}`,
  };
}

function groupByCampaign(all: LinkReport[]): [string, Ranked[]][] {
  const groups = new Map<string, LinkReport[]>();
  for (const link of all) {
    const group = groups.get(link.campaign);
    if (group === undefined) groups.set(link.campaign, [link]);
    else group.push(link);
  }
  return [...groups].map(([campaign, group]) => [campaign, rank(group)]);
}

function inflation(group: Ranked[]): number {
  return group.reduce((sum, r) => sum + Math.max(0, r.reported - r.adjusted), 0);
}

/** Places from 1; equal figures share the better place. */
function rank(group: LinkReport[]): Ranked[] {
  const rows = group.map((link) => ({
    link,
    reported: link.uniqueClicks.reported ?? link.clicks.reported,
    adjusted: link.uniqueClicks.adjusted ?? link.clicks.human,
  }));
  const byReported = places(rows.map((r) => r.reported));
  const byAdjusted = places(rows.map((r) => r.adjusted));
  return rows
    .map((r) => ({
      ...r,
      rankReported: byReported.get(r.reported)!,
      rankAdjusted: byAdjusted.get(r.adjusted)!,
    }))
    .sort((a, b) => a.rankAdjusted - b.rankAdjusted || a.rankReported - b.rankReported);
}

function places(figures: number[]): Map<number, number> {
  const place = new Map<number, number>();
  for (const [i, n] of figures.sort((a, b) => b - a).entries()) if (!place.has(n)) place.set(n, i + 1);
  return place;
}

function campaignLinks(campaign: string, group: Ranked[], index: number): Markup {
  const rows = group.slice(0, LINKS_SHOWN);
  const longest = Math.max(...group.map((r) => r.reported));
  const columns: Column<Ranked>[] = [
    { head: "Link", cell: linkName },
    { head: "Order in mail", kind: "number", cell: (r) => count(r.link.position) },
    { head: "Clicks by", kind: "bar", cell: (r) => adjustedBar(r.reported, r.adjusted, longest) },
    { head: "Reported", kind: "number", cell: (r) => count(r.reported) },
    { head: "People", kind: "number", cell: (r) => html`<strong>${count(r.adjusted)}</strong>` },
    { head: "Place by people", kind: "number", cell: move },
  ];
  const note = cutNote(rows.length, group.length, "links", "links.csv");
  return table({ id: `links-${index + 1}`, caption: `Links of ${campaign}`, columns, rows, note });
}

function linkName({ link }: Ranked): Markup {
  const onlyMachines = link.clicks.reported > 0 && link.clicks.human + link.clicks.unsure === 0;
  return html`<span class="link">${value(link.link)}</span>${link.footer ? html` <span class="tag">footer</span>` : null}${onlyMachines ? html` <span class="tag machine-tag">only machines</span>` : null}`;
}

function move({ adjusted, rankReported, rankAdjusted }: Ranked): Markup {
  if (Math.round(adjusted) === 0) return html`–`;
  const steps = rankReported - rankAdjusted;
  if (steps === 0) return html`${rankAdjusted} <span class="same">=</span>`;
  const [arrow, word] = steps > 0 ? ["▲", "up"] : ["▼", "down"];
  const hint = `${word} ${Math.abs(steps)}, was ${rankReported}`;
  return html`${rankAdjusted} <span class="${word}" title="${hint}"><span aria-hidden="true">${arrow} ${Math.abs(steps)}</span><span class="unseen">${hint}</span></span>`;
}
