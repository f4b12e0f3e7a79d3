import type { Explanation } from "../domain/options.js";
import type { Reason, Report } from "../domain/report.js";
import { type Reasoning, Suspect } from "../domain/suspect.js";
import { hideInLink, hideLinkTokens } from "./link-text.js";
import { mapText } from "./text-map.js";

/** Characters: from here on a value is a token, a pass or an address; shorter ones name an article or a variant. */
const TOKEN_LENGTH = 12;

function shortened(value: string): string {
  if (value.length < TOKEN_LENGTH && !/@|%40/.test(value)) return value;
  return `${[...value.slice(0, 4)].slice(0, 2).join("")}\u2026`;
}

/**
 * Tracked links tell who reads and open doors (passes to log in, to unsubscribe), and a report is passed on: what such a link
 * carries is shown by its first two characters (T33). Analysis and events.csv know the whole link.
 * @param links as they are in the export; those that would look alike are numbered, in the order of their whole texts
 * @returns shortens a value that is a link, and links inside a sentence
 */
function shortener(links: Iterable<string>): {
  link: (link: string) => string;
  text: (text: string) => string;
} {
  const alike = new Map<string, string[]>();
  for (const link of new Set(links)) {
    const short = hideInLink(link, shortened);
    if (short === link) continue;
    const group = alike.get(short);
    if (group === undefined) alike.set(short, [link]);
    else group.push(link);
  }
  const shown = new Map<string, string>();
  for (const [short, group] of alike)
    for (const [at, link] of group.sort().entries())
      shown.set(link, group.length === 1 ? short : `${short} (${at + 1})`);
  const link = (whole: string) => shown.get(whole) ?? hideInLink(whole, shortened);
  return { link, text: (text) => shown.get(text) ?? hideLinkTokens(text, shortened) };
}

/** The report as it is shown: its links shortened, names and figures untouched. */
export function withShortLinks(report: Report): Report {
  const { link, text } = shortener(report.links.map((one) => one.link));
  const { insights, subscribers } = report;
  const reasoning: Reasoning = {
    campaigns: (at) => subscribers[at]!.campaigns,
    reasons: (at) => shortReasons(subscribers[at]!.reasons, text),
    forEachGround: (at, see) => Suspect.forEachGround(subscribers[at]!, see),
  };
  return {
    ...report,
    links: report.links.map((one) => ({ ...one, link: link(one.link) })),
    subscribers: subscribers.map((one, at) => new Suspect(one, reasoning, at)),
    notices: mapText(report.notices, text),
    insights: {
      ...insights,
      hygiene: mapText(insights.hygiene, text),
      diagnosis: mapText(insights.diagnosis, text),
    },
  };
}

/** Sentences of a user's own signals may quote a link. */
function shortReasons(reasons: Reason[], text: (text: string) => string): Reason[] {
  return reasons.some(({ because }) => because.includes("://")) ? mapText(reasons, text) : reasons;
}

/** One subscriber's story with their links shortened. */
export function explanationWithShortLinks(explanation: Explanation): Explanation {
  const { messages, ...rest } = explanation;
  const urls = messages.flatMap(({ bursts }) => bursts.flatMap(({ clicks }) => clicks.map(({ url }) => url)));
  const { link } = shortener(urls);
  const bursts = (all: Explanation["messages"][number]["bursts"]) =>
    all.map((burst) => ({ ...burst, clicks: burst.clicks.map((one) => ({ ...one, url: link(one.url) })) }));
  return { ...rest, messages: messages.map((one) => ({ ...one, bursts: bursts(one.bursts) })) };
}
