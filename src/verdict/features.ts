import type { Base, Burst, FollowUp, Hit, OpenView, Twin } from "../domain/burst.js";
import { baseOf, sendTime } from "./base.js";
import { BURST_GAP_MS, type BurstHits, compareHits, splitBursts } from "./bursts.js";
import { HIDDEN, PERSON } from "./client-kinds.js";
import { delayBin } from "./delay.js";
import { follows, NO_FOLLOW } from "./follow-ups.js";
import {
  countAbove,
  countBelow,
  distinct,
  distinctTimes,
  FEW,
  gapVariation,
  knownAgents,
  linkOf,
  mostRepeated,
  networkOf,
} from "./hits.js";
import { ManyOpens, type OpensBefore, SLACK_MS } from "./many-opens.js";
import { countryOf } from "./place.js";
import { Journeys, type Whereabouts } from "./travel.js";
import type { World } from "./world.js";

const FLAG_NAMES = ["none", "human", "machine", "prefetch", "proxy"] as const;
/** By flag code, how much it speaks for a machine. */
const FLAG_RANKS = [0, 1, 4, 3, 2];

/** How machine-like a client class is: the burst takes its strongest. */
const AGENT_ORDER = {
  person: 0,
  "mail-client": 0,
  "image-proxy": 1,
  missing: 2,
  prefetch: 3,
  tool: 4,
  scanner: 5,
} as const;
const NETWORK_ORDER = {
  unknown: 0,
  private: 1,
  access: 2,
  "web-proxy": 3,
  relay: 4,
  "image-proxy": 5,
  cloud: 6,
  security: 7,
} as const;

/** Hits of a burst that are compared with those of its twin: a flood must not cost the square of its length. */
const TWIN_LIMIT = 64;

/** From so many clients that opened a message on, each burst looks its own up. */
const MANY_OPENS = 256;

/** Resolves the clicks of one message into bursts. */
export class BurstBuilder {
  private readonly world: World;
  private readonly gap: number;
  private readonly markOf = (hit: Hit): number => this.world.events.clickFlag.get(hit.click);
  /** Filled anew for every message: most have one hit and few opens, and objects would be most of the work. */
  private hits: Hit[] = [];
  private readonly opens: OpenFacts[] = [];
  private openCount = 0;
  private manyOpens: ManyOpens | null = null;

  constructor(world: World) {
    this.world = world;
    this.gap = Math.max(BURST_GAP_MS, world.resolution * 1000);
  }

  build(message: number): Burst[] {
    this.hits = [];
    this.world.events.forEachClick(message, this.addHit);
    const { hits } = this;
    if (hits.length === 0) return [];
    if (hits.length > 1) hits.sort(this.compare);
    const parts = splitBursts(hits, this.gap, this.markOf);
    const shared = this.message(message, parts);
    const bursts: Burst[] = [];
    for (let index = 0; index < parts.length; index++)
      bursts.push(this.burst(parts[index]!, index, parts, shared));
    return bursts;
  }

  private readonly addHit = (click: number): void => {
    const { events, networkKeys, linkRanks, hasLinks } = this.world;
    const link = events.clickLink.get(click);
    const ip = events.clickIp.get(click);
    this.hits.push({
      click,
      time: events.clickTime.get(click),
      // One tracked link without an address (Gophish) is still one link.
      link: hasLinks ? link : 1,
      rank: linkRanks[link]!,
      ip,
      agent: events.clickAgent.get(click),
      network: networkKeys[ip]!,
      count: 1 + events.clickExtra.get(click),
    });
  };

  private readonly compare = (a: Hit, b: Hit): number => compareHits(a, b) || this.compareClients(a, b);

  /** Hits that still tie are equal in all that a verdict looks at. */
  private compareClients(a: Hit, b: Hit): number {
    const { events, ipTexts, agentTexts, countryTexts, flagReasonTexts } = this.world;
    return (
      compareText(ipTexts(a.ip), ipTexts(b.ip)) ||
      compareText(agentTexts(a.agent), agentTexts(b.agent)) ||
      a.count - b.count ||
      events.clickFlag.get(a.click) - events.clickFlag.get(b.click) ||
      compareText(
        flagReasonTexts(events.clickReason.get(a.click)),
        flagReasonTexts(events.clickReason.get(b.click)),
      ) ||
      compareText(
        countryTexts(events.clickCountry.get(a.click)),
        countryTexts(events.clickCountry.get(b.click)),
      )
    );
  }

  private message(message: number, parts: readonly BurstHits[]): MessageFacts {
    const { events, settled } = this.world;
    const { base, at } = baseOf(this.world, message);
    const subscriber = events.messages.b(message);
    this.openCount = 0;
    events.forEachOpenGroup(message, this.addOpen);
    this.manyOpens =
      this.openCount > MANY_OPENS && parts.length > FEW
        ? new ManyOpens(this.opens.slice(0, this.openCount))
        : null;
    return {
      message,
      campaign: events.messages.a(message),
      subscriber,
      base,
      baseAt: settled(at),
      sentAt: settled(sendTime(this.world, message)),
      others: parts.length === 1 ? null : this.others(parts),
      followUps: this.followUps(subscriber),
      openers: this.openers(settled(at)),
    };
  }

  private others(parts: readonly BurstHits[]): OtherBursts {
    const whereabouts = parts.map(({ hits }) => this.whereabouts(hits));
    return {
      starts: Float64Array.from(parts, (part) => part.hits[0]!.time).sort(),
      whereabouts,
      journeys: new Journeys(whereabouts),
    };
  }

  private readonly addOpen = (group: number): void => {
    const { events, clients, networkKeys } = this.world;
    const ip = events.openIp.get(group);
    const agent = events.openAgent.get(group);
    if (this.openCount === this.opens.length)
      this.opens.push({ first: 0, last: 0, ip: 0, agent: 0, network: 0, kind: PERSON });
    const open = this.opens[this.openCount++]!;
    open.first = events.openFirst.get(group);
    open.last = events.openLast.get(group);
    open.ip = ip;
    open.agent = agent;
    open.network = networkKeys[ip]!;
    open.kind = clients.of(agent, ip, events.openFlag.get(group));
  };

  private followUps(subscriber: number): readonly FollowUp[] {
    if (this.world.events.followUps.size === 0) return NO_FOLLOW_UPS;
    const found: FollowUp[] = [];
    this.world.events.followUps.forEach(subscriber, (time, type) => found.push({ type, after: time / 1000 }));
    return found;
  }

  private burst(part: BurstHits, index: number, parts: readonly BurstHits[], shared: MessageFacts): Burst {
    const { world } = this;
    const { hits } = part;
    const start = hits[0]!.time;
    const end = hits[hits.length - 1]!.time;
    const settled = world.settled(start);
    const delay = (settled - shared.baseAt) / 1000;
    const machine = this.strongest(hits);
    const follow = shared.followUps.length === 0 ? NO_FOLLOW : follows(shared.followUps, start, end);
    const flagged = this.flagged(hits);
    return {
      hits,
      start,
      end,
      base: shared.base,
      delay,
      sinceSend: (settled - shared.sentAt) / 1000,
      delayBin: delayBin(delay),
      resolution: world.resolution,
      links: distinct(hits, linkOf),
      linksKnown: world.hasLinks,
      campaignLinks: world.campaignLinks[shared.campaign]!,
      span: (end - start) / 1000,
      distinctTimes: distinctTimes(hits),
      agents: knownAgents(hits),
      networks: distinct(hits, networkOf),
      inOrder: this.inOrder(hits, shared.campaign),
      gapVariation: gapVariation(hits),
      unlikelyLinks: this.unlikelyLinks(hits),
      repeats: mostRepeated(hits),
      honeypot: this.honeypot(hits),
      agent: world.agents[machine.agent]!,
      network: world.networks[machine.ip]!,
      agentId: machine.agent,
      ipId: machine.ip,
      twin: parts.length === 1 ? null : this.twin(part, index, parts),
      travel:
        shared.others === null ? null : shared.others.journeys.nearest(shared.others.whereabouts[index]!),
      burstsBefore: shared.others === null ? 0 : countBelow(shared.others.starts, start),
      burstsAfter: shared.others === null ? 0 : countAbove(shared.others.starts, start),
      opens: this.view(shared, start, hits),
      followUp: follow.followUp,
      visitAfter: follow.visitAfter,
      instantVisit: follow.instantVisit,
      flag: flagged === null ? "none" : FLAG_NAMES[world.events.clickFlag.get(flagged.click)]!,
      flagReason: flagged === null ? "" : world.flagReasonTexts(world.events.clickReason.get(flagged.click)),
      country: this.country(machine),
      hour: Number.isNaN(start) ? -1 : Math.floor(start / 3_600_000) % 24,
      message: shared.message,
      campaign: shared.campaign,
      subscriber: shared.subscriber,
      domain: world.domains[shared.subscriber]!,
    };
  }

  /** Clicked addresses that people rarely want, each once. */
  private unlikelyLinks(hits: readonly Hit[]): number {
    const { hasLinks, unlikely } = this.world;
    if (!hasLinks) return 0;
    const found = hits.length === 1 ? hits : hits.filter((hit) => unlikely[hit.link] === 1);
    return found.length === 1 ? unlikely[found[0]!.link]! : found.length === 0 ? 0 : distinct(found, linkOf);
  }

  private honeypot(hits: readonly Hit[]): boolean {
    for (const hit of hits) if (this.world.honeypots[hit.link] === 1) return true;
    return false;
  }

  /** The hit with the most machine-like client; the earliest of equals. */
  private strongest(hits: readonly Hit[]): Hit {
    const { agents, networks } = this.world;
    let best = hits[0]!;
    if (hits.length === 1) return best;
    let most = -1;
    for (const hit of hits) {
      const rank = NETWORK_ORDER[networks[hit.ip]!.class] * 10 + AGENT_ORDER[agents[hit.agent]!.class];
      if (rank > most) {
        best = hit;
        most = rank;
      }
    }
    return best;
  }

  private whereabouts(hits: readonly Hit[]): Whereabouts {
    const { networks, settled } = this.world;
    return { start: settled(hits[0]!.time), network: networks[this.strongest(hits).ip]! };
  }

  /** Share of steps between distinct instants that go down the mail; hits of the same instant have no order. */
  private inOrder(hits: readonly Hit[], campaign: number): number {
    if (hits.length < 3) return Number.NaN;
    let steps = 0;
    let down = 0;
    let last: Hit | null = null;
    for (const hit of hits) {
      if (last !== null && hit.time > last.time) {
        const from = this.world.position(campaign, last.link);
        const to = this.world.position(campaign, hit.link);
        if (from !== 0 && to !== 0 && from !== to) {
          steps++;
          if (to > from) down++;
        }
      }
      last = hit;
    }
    return steps < 2 ? Number.NaN : down / steps;
  }

  private twin(part: BurstHits, index: number, parts: readonly BurstHits[]): Twin | null {
    const others = part.twinOf === -1 ? twinsOf(index, parts) : [parts[part.twinOf]!];
    if (others.length === 0) return null;
    let nearest: Twin | null = null;
    const theirs = firstHits(others, TWIN_LIMIT);
    for (const mine of part.hits.slice(0, TWIN_LIMIT)) {
      for (const other of theirs) {
        if (mine.link !== other.link) continue;
        const gap = (mine.time - other.time) / 1000;
        if (nearest !== null && Math.abs(gap) >= Math.abs(nearest.gap)) continue;
        nearest = {
          gap,
          network: this.world.networks[other.ip]!,
          agent: this.world.agents[other.agent]!,
          sameAgent: mine.agent === other.agent,
        };
      }
    }
    return nearest;
  }

  /** The first hit with the flag that speaks most for a machine, null when none has any. */
  private flagged(hits: readonly Hit[]): Hit | null {
    const { events } = this.world;
    let found: Hit | null = null;
    let most = 0;
    for (const hit of hits) {
      const rank = FLAG_RANKS[events.clickFlag.get(hit.click)]!;
      if (rank <= most) continue;
      found = hit;
      most = rank;
    }
    return found;
  }

  private country(hit: Hit): string {
    return countryOf(this.world, hit.ip, this.world.events.clickCountry.get(hit.click));
  }

  private view(shared: MessageFacts, start: number, hits: readonly Hit[]): OpenView {
    return {
      expected: this.world.campaignHasOpens[shared.campaign] === 1,
      any: this.openCount > 0,
      ...shared.openers,
      ...(this.manyOpens === null ? this.opensBefore(start, hits) : this.manyOpens.before(start, hits)),
    };
  }

  /** Who opened the message, whatever the burst. */
  private openers(baseAt: number): Openers {
    const found = { person: false, hidden: false, machine: false, personDelay: Number.NaN };
    for (let at = 0; at < this.openCount; at++) {
      const { kind, first } = this.opens[at]!;
      if (kind === PERSON) found.person = true;
      else if (kind === HIDDEN) found.hidden = true;
      else found.machine = true;
      const since = (this.world.settled(first) - baseAt) / 1000;
      if (kind === PERSON && !(since >= found.personDelay))
        found.personDelay = Number.isNaN(since) ? found.personDelay : since;
    }
    return found;
  }

  private opensBefore(start: number, hits: readonly Hit[]): OpensBefore {
    const clients = hits.length <= FEW ? null : clientsOf(hits);
    let lead = Number.NaN;
    let sameClientLead = Number.NaN;
    let sameClient = false;
    for (let at = 0; at < this.openCount; at++) {
      const open = this.opens[at]!;
      // The fold keeps the first and the last open of each client.
      const before = nearestBefore(open, start);
      if (!(before >= lead)) lead = Number.isNaN(before) ? lead : before;
      if (clients === null ? isAmong(open, hits) : clients(open)) {
        sameClient = true;
        if (!(before >= sameClientLead)) sameClientLead = Number.isNaN(before) ? sameClientLead : before;
      }
    }
    return { lead, sameClientLead, sameClient };
  }
}

const NO_FOLLOW_UPS: readonly FollowUp[] = [];
interface MessageFacts {
  message: number;
  campaign: number;
  subscriber: number;
  base: Base;
  baseAt: number;
  sentAt: number;
  /** Null for the only burst of its message. */
  others: OtherBursts | null;
  followUps: readonly FollowUp[];
  openers: Openers;
}

type Openers = Pick<OpenView, "person" | "hidden" | "machine" | "personDelay">;

interface OtherBursts {
  /** Ascending, NaN last. */
  starts: Float64Array;
  whereabouts: Whereabouts[];
  journeys: Journeys;
}

interface OpenFacts {
  first: number;
  last: number;
  ip: number;
  agent: number;
  network: number;
  /** See `ClientKinds`. */
  kind: number;
}

/** Whether an open came from the address, or the network and user agent, of one of the hits. */
function isAmong(open: OpenFacts, hits: readonly Hit[]): boolean {
  const network = open.network !== 0 && open.agent !== 0;
  for (const hit of hits) {
    if (open.ip !== 0 && hit.ip === open.ip) return true;
    if (network && hit.network === open.network && hit.agent === open.agent) return true;
  }
  return false;
}

/** The same for many hits. */
function clientsOf(hits: readonly Hit[]): (open: OpenFacts) => boolean {
  const ips = new Set(hits.map((hit) => hit.ip));
  const clients = new Set(hits.map((hit) => `${hit.network} ${hit.agent}`));
  return (open) =>
    (open.ip !== 0 && ips.has(open.ip)) ||
    (open.agent !== 0 && open.network !== 0 && clients.has(`${open.network} ${open.agent}`));
}

/** The first hits of bursts one after the other, without a copy of all. */
function firstHits(bursts: readonly BurstHits[], most: number): Hit[] {
  const found: Hit[] = [];
  for (const { hits } of bursts) {
    found.push(...hits.slice(0, most - found.length));
    if (found.length >= most) break;
  }
  return found;
}

/** What was split off from a burst follows it. */
function twinsOf(index: number, parts: readonly BurstHits[]): BurstHits[] {
  const twins: BurstHits[] = [];
  for (let at = index + 1; at < parts.length && parts[at]!.twinOf === index; at++) twins.push(parts[at]!);
  return twins;
}

/** Seconds from the last known open at or before `start`. */
function nearestBefore(open: OpenFacts, start: number): number {
  if (open.last <= start + SLACK_MS) return (start - open.last) / 1000;
  return open.first <= start + SLACK_MS ? (start - open.first) / 1000 : Number.NaN;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
