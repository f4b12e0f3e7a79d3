import type { CampaignRow, LinkRow, SubscriberRow } from "../../domain/event.js";
import type { Home } from "../../domain/signal.js";
import type { EventStore } from "../../store/events.js";
import { Pairs } from "../../store/pairs.js";
import type { World } from "../../verdict/world.js";
import { FilteredHits, sentOrStarted } from "../take/filtered.js";
import type { CampaignFacts } from "./campaign-facts.js";
import { clocksApart } from "./clocks-apart.js";
import { isLink } from "./honeypots.js";
import type { LookedUp } from "./look-ups.js";

/** Side files, by what they are keyed on. */
export interface SideTables {
  campaigns: Map<string, CampaignRow>;
  subscribers: Map<string, SubscriberRow>;
  links: LinkRow[];
  /** Absent where no export is cleared of machines by its platform. */
  filtered?: FilteredHits;
  /** Minutes (`minuteOf`) whose times may be either of two instants. */
  ambiguous?: ReadonlySet<number>;
  /** Minutes at which days begin that are all that is known of a time. */
  days?: ReadonlySet<number>;
}

export interface WorldOptions {
  /** Step of the export's clock in s. */
  readonly resolution: number;
  readonly honeypots: readonly string[];
  /** ms; NaN where the user does not say. */
  readonly sentAt: number;
}

/**
 * What is known of the values that occur in a store, as far as a message to another thread can say it: by their numbers there, where
 * nothing else is said.
 */
export interface WorldFacts
  extends LookedUp,
    Pick<
      World,
      | "linkRanks"
      | "unlikely"
      | "honeypots"
      | "campaignLinks"
      | "campaignSentAt"
      | "campaignStart"
      | "campaignFirst"
      | "campaignHasOpens"
      | "clocksApart"
      | "filteredClicks"
      | "filteredOpens"
      | "resolution"
      | "hasLinks"
      | "hasCountries"
    > {
  /** Where the links stand, as their file says. */
  readonly positions: readonly Position[];
  /** Homes that the subscribers file knows, and whether it has any, be it of others. */
  readonly homes: ReadonlyMap<number, Home>;
  readonly hasHomesFile: boolean;
  /** Minutes whose times are not settled, and those that are days. */
  readonly unsettled: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
}

export interface Position {
  readonly campaign: number;
  readonly link: number;
  readonly position: number;
}

/** Words in an address that mark links people rarely click, in the languages whose footers we have seen. */
const UNLIKELY =
  /unsub|opt-?out|prefs?\b|preference|subscription|privacy|datenschutz|imprint|impressum|legal|terms|view-?(in-?|online|it)|webversion|browser|abmeld|abbestell|desinscri|desabonn|afmeld|uitschrij|cancellati|darse-?de-?baja|mirror|forward-to|agb\b/i;

/** Puts together what was looked up, what messages tell of campaigns, and what is in side files. */
export function worldFacts(
  store: EventStore,
  side: SideTables,
  looked: LookedUp,
  { clickedLinks, earlyHits, ...started }: CampaignFacts,
  options: WorldOptions,
): WorldFacts {
  // Adds the addresses that only the links file knows.
  const positions = positionsOf(store, side.links);
  const links = Array.from({ length: store.links.size }, (_, link) => store.links.text(link));
  const campaignSentAt = sentAtOf(store, side.campaigns, options.sentAt);
  const filtered = side.filtered ?? new FilteredHits();
  const sentOrSeen = sentOrStarted(campaignSentAt, started.campaignStart);
  return {
    ...looked,
    linkRanks: store.links.ranks(),
    unlikely: Uint8Array.from(links, (link) => (UNLIKELY.test(link.slice(0, 2048)) ? 1 : 0)),
    honeypots: Uint8Array.from(links, (link) =>
      options.honeypots.some((honeypot) => isLink(link, honeypot)) ? 1 : 0,
    ),
    positions,
    campaignLinks: campaignLinksOf(clickedLinks, positions),
    campaignSentAt,
    filteredClicks: filtered.campaigns("click", store, sentOrSeen),
    filteredOpens: filtered.campaigns("open", store, sentOrSeen),
    ...started,
    // A day begins before all that happened on it.
    clocksApart:
      (side.days?.size ?? 0) > 0
        ? new Uint8Array(store.campaigns.size)
        : clocksApart(earlyHits, looked.domains),
    homes: homesOf(store, side.subscribers),
    hasHomesFile: [...side.subscribers.values()].some(({ country }) => country !== ""),
    unsettled: new Set([...(side.ambiguous ?? []), ...(side.days ?? [])]),
    days: new Set(side.days),
    resolution: options.resolution,
    hasLinks: store.links.size > 1,
    hasCountries: store.countries.size > 1 || looked.networkList.some(({ country }) => country !== ""),
  };
}

function sentAtOf(store: EventStore, rows: Map<string, CampaignRow>, fallback: number): Float64Array {
  return Float64Array.from({ length: store.campaigns.size }, (_, id) => {
    const told = rows.get(store.campaigns.text(id))?.sentAt ?? Number.NaN;
    return Number.isNaN(told) ? fallback : told;
  });
}

/** Where the links file says that links stand in mails that there are. */
function positionsOf(store: EventStore, rows: readonly LinkRow[]): Position[] {
  const positions: Position[] = [];
  for (const row of rows) {
    const campaign = store.campaigns.find(row.campaign);
    if (campaign !== -1) positions.push({ campaign, link: store.links.id(row.url), position: row.position });
  }
  return positions;
}

/** How many links each campaign has: those of its file, or those that were clicked where these are more. */
function campaignLinksOf(clickedLinks: Int32Array, positions: readonly Position[]): Int32Array {
  const pairs = new Pairs();
  const counts = new Int32Array(clickedLinks.length);
  for (const { campaign, link } of positions) {
    const before = pairs.size;
    if (pairs.id(campaign, link) === before) counts[campaign]!++;
  }
  return clickedLinks.map((clicked, campaign) => Math.max(clicked, counts[campaign]!));
}

/** Homes of the subscribers file, by the number of the subscriber. */
function homesOf(store: EventStore, rows: Map<string, SubscriberRow>): Map<number, Home> {
  const homes = new Map<number, Home>();
  for (const [subscriber, { country, timezone }] of rows) {
    const id = country === "" ? -1 : store.subscribers.find(subscriber);
    if (id !== -1) homes.set(id, { country, zone: timezone, from: "file", agree: 1, of: 1 });
  }
  return homes;
}
