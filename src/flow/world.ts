import type { AgentInfo, MailboxSystem, NetworkInfo } from "../domain/clients.js";
import type { CampaignRow, LinkRow, SubscriberRow } from "../domain/event.js";
import type { Home } from "../domain/signal.js";
import { domainOf, type EventStore } from "../store/events.js";
import { Pairs } from "../store/pairs.js";
import { ClientKinds } from "../verdict/client-kinds.js";
import { Homes } from "../verdict/homes.js";
import type { World } from "../verdict/world.js";
import { addressLooks } from "./addresses.js";
import { campaignFacts } from "./campaign-facts.js";
import { earlyAgents } from "./early-agents.js";
import { FilteredHits, sentOrStarted } from "./filtered.js";
import { sharing } from "./shared-networks.js";

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

/** Minutes since 1970 UTC: clocks go back by whole minutes at whole minutes, so that all times of one are ambiguous or none. */
export const minuteOf = (time: number): number => Math.floor(time / 60_000);

/** Look-ups of the enrich stage, asked once per distinct value. */
export interface Lookups {
  network(ip: string): NetworkInfo;
  agent(userAgent: string): AgentInfo;
  mailbox(domain: string): MailboxSystem;
}

/** Words in an address that mark links people rarely click, in the languages whose footers we have seen. */
const UNLIKELY =
  /unsub|opt-?out|prefs?\b|preference|subscription|privacy|datenschutz|imprint|impressum|legal|terms|view-?(in-?|online|it)|webversion|browser|abmeld|abbestell|desinscri|desabonn|afmeld|uitschrij|cancellati|darse-?de-?baja|mirror|forward-to|agb\b/i;

/**
 * What is known of the values that occur in a store, as far as a message to another thread can say it: by their numbers there, where
 * nothing else is said.
 */
export interface WorldFacts
  extends Pick<
    World,
    | "agents"
    | "networkKeys"
    | "linkRanks"
    | "unlikely"
    | "honeypots"
    | "campaignLinks"
    | "campaignSentAt"
    | "campaignStart"
    | "campaignFirst"
    | "campaignHasOpens"
    | "filteredClicks"
    | "filteredOpens"
    | "domains"
    | "domainTexts"
    | "resolution"
    | "hasLinks"
    | "hasCountries"
  > {
  /** Networks, each once, and which of them each address is in. */
  readonly networkList: readonly NetworkInfo[];
  readonly networkOf: Int32Array;
  /** By mail domain. */
  readonly mailboxes: readonly MailboxSystem[];
  /** Where the links stand, as their file says. */
  readonly positions: readonly Position[];
  /** Homes that the subscribers file knows, and whether it has any, be it of others. */
  readonly homes: ReadonlyMap<number, Home>;
  readonly hasHomesFile: boolean;
  /** Minutes whose times are not settled, and those that are days. */
  readonly unsettled: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
}

interface Position {
  readonly campaign: number;
  readonly link: number;
  readonly position: number;
}

/** Resolves everything that occurs in the store, once. */
export function buildWorld(
  store: EventStore,
  side: SideTables,
  lookups: Lookups,
  options: WorldOptions,
): World {
  return worldOf(store, worldFacts(store, side, lookups, options));
}

export interface WorldOptions {
  /** Step of the export's clock in s. */
  readonly resolution: number;
  readonly honeypots: readonly string[];
  /** ms; NaN where the user does not say. */
  readonly sentAt: number;
}

/** What has to be looked up, or is in side files. */
export function worldFacts(
  store: EventStore,
  side: SideTables,
  lookups: Lookups,
  options: WorldOptions,
): WorldFacts {
  const agents = texts(store.agents).map((text) => lookups.agent(text));
  const { networkList, networkOf, networkKeys } = networksOf(store, lookups);
  const { domains, domainTexts } = domainsOf(store);
  const campaigns = store.campaigns.size;
  // Adds the addresses that only the links file knows.
  const positions = positionsOf(store, side.links);
  const links = texts(store.links);
  const { clickedLinks, ...started } = campaignFacts(store);
  const campaignSentAt = sentAtOf(store, side.campaigns, options.sentAt);
  const filtered = side.filtered ?? new FilteredHits();
  const sentOrSeen = sentOrStarted(campaignSentAt, started.campaignStart);
  return {
    agents,
    networkList,
    networkOf,
    networkKeys,
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
    domains,
    domainTexts,
    mailboxes: domainTexts.map((domain) => lookups.mailbox(domain)),
    homes: homesOf(store, side.subscribers),
    hasHomesFile: [...side.subscribers.values()].some(({ country }) => country !== ""),
    unsettled: new Set([...(side.ambiguous ?? []), ...(side.days ?? [])]),
    days: new Set(side.days),
    resolution: options.resolution,
    hasLinks: store.links.size > 1,
    hasCountries: store.countries.size > 1 || networkList.some(({ country }) => country !== ""),
  };

  function texts(dictionary: { size: number; text(id: number): string }): string[] {
    return Array.from({ length: dictionary.size }, (_, id) => dictionary.text(id));
  }
  function sentAtOf(events: EventStore, rows: Map<string, CampaignRow>, fallback: number): Float64Array {
    return Float64Array.from(
      { length: campaigns },
      (_, id) => rows.get(events.campaigns.text(id))?.sentAt ?? fallback,
    );
  }
}

/** The world of a store of which all is looked up. */
export function worldOf(store: EventStore, facts: WorldFacts): World {
  const { networkList, networkOf, positions, homes: known, unsettled, days, ...values } = facts;
  const networks = Array.from(networkOf, (network) => networkList[network]!);
  const world: Omit<World, "home" | "hasHomes" | "visits" | "address" | "early"> = {
    ...values,
    events: store,
    networks,
    clients: new ClientKinds(facts.agents, networks),
    ipTexts: (ip) => store.ips.text(ip),
    agentTexts: (agent) => store.agents.text(agent),
    countryTexts: (country) => store.countries.text(country),
    flagReasonTexts: (reason) => (reason < store.flagReasons.size ? store.flagReasons.text(reason) : ""),
    position: positionIn(positions),
    settled: settledBy(unsettled),
    clocked: settledBy(days),
    pairs: () => new Pairs(),
  };
  const shared = (domain: number) => isShared(facts, domain);
  const homes = new Homes(world, (subscriber) => known.get(subscriber) ?? null, shared);
  const looks = addressLooks(store, world, shared);
  return {
    ...world,
    hasHomes: homes.learned || facts.hasHomesFile,
    home: (subscriber, message) => homes.home(subscriber, message),
    early: earlyAgents(store, world),
    visits: (subscriber, message, country) => homes.visits(subscriber, message, country),
    address: (ip) => looks.get(ip) ?? null,
  };
}

/** What owns each address of the store. */
function networksOf(
  store: EventStore,
  lookups: Lookups,
): Pick<WorldFacts, "networkList" | "networkOf" | "networkKeys"> {
  const share = sharing();
  const numbers = new Map<NetworkInfo, number>();
  const networkOf = new Int32Array(store.ips.size);
  const networkKeys = new Int32Array(store.ips.size);
  for (let ip = 0; ip < networkOf.length; ip++) {
    const text = store.ips.text(ip);
    const network = share(lookups.network(text));
    let number = numbers.get(network);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(network, number);
    }
    networkOf[ip] = number;
    networkKeys[ip] = networkKey(network, text);
  }
  return { networkList: [...numbers.keys()], networkOf, networkKeys };
}

function settledBy(ambiguous: ReadonlySet<number>): World["settled"] {
  if (ambiguous.size === 0) return (time) => time;
  return (time) => (ambiguous.has(minuteOf(time)) ? Number.NaN : time);
}

/** The address is the hidden link, or starts with it (a tracking query may follow). */
function isLink(link: string, honeypot: string): boolean {
  return (
    honeypot !== "" &&
    (link === honeypot || (link.startsWith(honeypot) && /[?#/&]/.test(link.charAt(honeypot.length))))
  );
}

/** Equal numbers are one network: the autonomous system, else the /16 (IPv4) or /32 (IPv6) of the address. */
function networkKey(network: NetworkInfo, ip: string): number {
  if (ip === "") return 0;
  if (network.asn !== 0) return network.asn;
  const parts = ip.includes(":")
    ? ip.split(":", 2).map((part) => Number.parseInt(part, 16) || 0)
    : ip.split(".", 2).map(Number);
  // Below zero, so that no prefix is taken for a number of an autonomous system.
  return -1 - (((parts[0]! & 0xffff) * 65_536 + (parts[1]! & 0xffff)) % 0x7fff_ffff);
}

function domainsOf(store: EventStore): { domains: Int32Array; domainTexts: string[] } {
  const ids = new Map<string, number>();
  const domainTexts: string[] = [];
  const domains = new Int32Array(store.subscribers.size);
  for (let subscriber = 0; subscriber < domains.length; subscriber++) {
    const domain = domainOf(store.subscribers.text(subscriber));
    let id = ids.get(domain);
    if (id === undefined) {
      id = domainTexts.push(domain) - 1;
      ids.set(domain, id);
    }
    domains[subscriber] = id;
  }
  return { domains, domainTexts };
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

function positionIn(positions: readonly Position[]): World["position"] {
  if (positions.length === 0) return () => 0;
  const pairs = new Pairs();
  const firsts: number[] = [];
  for (const { campaign, link, position } of positions) {
    const pair = pairs.id(campaign, link);
    // A link that stands in several places is found at the first.
    firsts[pair] = Math.min(firsts[pair] ?? position, position);
  }
  return (campaign, link) => {
    const pair = pairs.find(campaign, link);
    return pair === -1 ? 0 : firsts[pair]!;
  };
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

/** People of free mail are no colleagues; nor are those whom the export names by an id. */
function isShared({ domainTexts, mailboxes }: WorldFacts, domain: number): boolean {
  return domainTexts[domain] === "" || mailboxes[domain]!.kind === "consumer";
}
