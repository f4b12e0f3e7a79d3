import type { EventStore } from "../../store/events.js";
import { Pairs } from "../../store/pairs.js";
import { ClientKinds } from "../../verdict/client-kinds.js";
import { Homes } from "../../verdict/homes.js";
import type { World } from "../../verdict/world.js";
import { addressLooks } from "./addresses.js";
import { campaignFacts } from "./campaign-facts.js";
import { earlyAgents } from "./early-agents.js";
import { type Lookups, lookUp } from "./look-ups.js";
import { minuteOf } from "./minutes.js";
import {
  type Position,
  type SideTables,
  type WorldFacts,
  type WorldOptions,
  worldFacts,
} from "./world-facts.js";

/** Resolves everything that occurs in the store, once. */
export function buildWorld(
  store: EventStore,
  side: SideTables,
  lookups: Lookups,
  options: WorldOptions,
): World {
  return worldOf(store, worldFacts(store, side, lookUp(store, lookups), campaignFacts(store), options));
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

function settledBy(ambiguous: ReadonlySet<number>): World["settled"] {
  if (ambiguous.size === 0) return (time) => time;
  return (time) => (ambiguous.has(minuteOf(time)) ? Number.NaN : time);
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

/** People of free mail are no colleagues; nor are those whom the export names by an id. */
function isShared({ domainTexts, mailboxes }: WorldFacts, domain: number): boolean {
  return domainTexts[domain] === "" || mailboxes[domain]!.kind === "consumer";
}
