import type { LinkReport } from "../domain/report.js";

/** A link with its place among those of its mail, by reported and by people's unique clicks. */
export interface RankedLink {
  link: LinkReport;
  reported: number;
  adjusted: number;
  rankReported: number;
  rankAdjusted: number;
}

export interface RankedMail {
  campaign: string;
  /** By what people clicked, most first. */
  links: RankedLink[];
}

/** The links of each mail in the order of people's clicks; mails whose links hold most machine clicks come first. */
export function rankedLinks(all: readonly LinkReport[]): RankedMail[] {
  const mails = new Map<string, LinkReport[]>();
  for (const link of all) {
    const mail = mails.get(link.campaign);
    if (mail === undefined) mails.set(link.campaign, [link]);
    else mail.push(link);
  }
  return [...mails]
    .map(([campaign, links]) => ({ campaign, links: rank(links) }))
    .sort((a, b) => inflation(b.links) - inflation(a.links));
}

/** Nothing says that any person touched it. */
export function onlyMachines({ link }: RankedLink): boolean {
  return link.clicks.reported > 0 && link.clicks.human + link.clicks.unsure === 0;
}

/** The links that machines changed most: at least twice as many clicks reported as people made, worst first. */
export function inflated(links: readonly RankedLink[]): RankedLink[] {
  const factor = (one: RankedLink) => one.reported / Math.max(one.adjusted, 0.5);
  return links
    .filter((one) => one.reported >= 2 && one.reported >= 2 * one.adjusted)
    .sort((a, b) => factor(b) - factor(a) || b.reported - a.reported);
}

/** In the order of the mail; null where that order is not known. */
export function inMailOrder(links: readonly RankedLink[]): RankedLink[] | null {
  if (links.some(({ link }) => link.position === null)) return null;
  return links.toSorted((a, b) => a.link.position! - b.link.position!);
}

function inflation(links: readonly RankedLink[]): number {
  return links.reduce((sum, one) => sum + Math.max(0, one.reported - one.adjusted), 0);
}

/** Places from 1; equal figures share the better place. */
function rank(links: readonly LinkReport[]): RankedLink[] {
  const rows = links.map((link) => ({
    link,
    reported: link.uniqueClicks.reported ?? link.clicks.reported,
    adjusted: link.uniqueClicks.adjusted ?? link.clicks.human,
  }));
  const byReported = places(rows.map((row) => row.reported));
  const byAdjusted = places(rows.map((row) => row.adjusted));
  return rows
    .map((row) => ({
      ...row,
      rankReported: byReported.get(row.reported)!,
      rankAdjusted: byAdjusted.get(row.adjusted)!,
    }))
    .sort((a, b) => a.rankAdjusted - b.rankAdjusted || a.rankReported - b.rankReported);
}

function places(figures: number[]): Map<number, number> {
  const place = new Map<number, number>();
  for (const [i, n] of figures.sort((a, b) => b - a).entries()) if (!place.has(n)) place.set(n, i + 1);
  return place;
}
