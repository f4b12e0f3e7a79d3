import type { Base, Burst, FollowUp, Hit, OpenView, Twin } from "../domain/burst.js";
import type { AgentInfo, NetworkInfo } from "../domain/clients.js";
import { baseOf } from "./base.js";
import { BURST_GAP_MS, type BurstHits, compareHits, splitBursts } from "./bursts.js";
import { delayBin } from "./delay.js";
import { impossibleTravel, type Whereabouts } from "./travel.js";
import type { World } from "./world.js";

const FLAG_NAMES = ["none", "human", "machine", "prefetch", "proxy"] as const;
/** Flags from the one that speaks least to the one that speaks most for a machine. */
const FLAG_ORDER = [0, 1, 4, 3, 2];

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

/** A page view that starts this soon after a click is what a browser in a sandbox does too (labelled/README.md). */
const INSTANT_VISIT_S = 30;
/** An order, form or reply within this time of a click is taken as its consequence. */
const FOLLOW_UP_S = {
  purchase: 7 * 86400,
  booking: 7 * 86400,
  form: 3 * 86400,
  reply: 3 * 86400,
  visit: 86400,
  other: 3 * 86400,
} as const;

/** Hits of a burst that are compared with those of its twin: a flood must not cost the square of its length. */
const TWIN_LIMIT = 64;

/** Resolves the clicks of one message into bursts. */
export class BurstBuilder {
  private readonly world: World;
  private readonly gap: number;

  constructor(world: World) {
    this.world = world;
    this.gap = Math.max(BURST_GAP_MS, world.resolution * 1000);
  }

  build(message: number): Burst[] {
    const hits = this.hits(message);
    if (hits.length === 0) return [];
    const parts = splitBursts(hits, this.gap);
    const shared = this.message(message, parts);
    return parts.map((part, index) => this.burst(part, index, parts, shared));
  }

  private hits(message: number): Hit[] {
    const { events, networkKeys, linkRanks, hasLinks } = this.world;
    const hits: Hit[] = [];
    events.forEachClick(message, (click) => {
      const link = events.clickLink.get(click);
      const ip = events.clickIp.get(click);
      hits.push({
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
    });
    return hits.sort((a, b) => compareHits(a, b) || this.compareClients(a, b));
  }

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
    const { events } = this.world;
    const { base, at } = baseOf(this.world, message);
    return {
      message,
      campaign: events.messages.a(message),
      subscriber: events.messages.b(message),
      base,
      baseAt: at,
      sentAt: events.sentAt.get(message),
      starts: parts.map((part) => part.hits[0]!.time),
      whereabouts: parts.map(({ hits }) => this.whereabouts(hits)),
      opens: this.opens(message),
      followUps: this.followUps(events.messages.b(message)),
    };
  }

  private opens(message: number): OpenFacts[] {
    const { events, agents, networks, networkKeys } = this.world;
    const opens: OpenFacts[] = [];
    events.forEachOpenGroup(message, (group) => {
      const ip = events.openIp.get(group);
      const agent = events.openAgent.get(group);
      opens.push({
        first: events.openFirst.get(group),
        last: events.openLast.get(group),
        ip,
        agent,
        network: networkKeys[ip]!,
        kind: openKind(agents[agent]!, networks[ip]!, FLAG_NAMES[events.openFlag.get(group)]!),
      });
    });
    return opens;
  }

  private followUps(subscriber: number): FollowUp[] {
    if (this.world.events.followUps.size === 0) return [];
    const found: FollowUp[] = [];
    this.world.events.followUps.forEach(subscriber, (time, type) => found.push({ type, after: time / 1000 }));
    return found;
  }

  private burst(part: BurstHits, index: number, parts: readonly BurstHits[], shared: MessageFacts): Burst {
    const { world } = this;
    const { hits } = part;
    const start = hits[0]!.time;
    const end = hits[hits.length - 1]!.time;
    const delay = (start - shared.baseAt) / 1000;
    const machine = this.strongest(hits);
    const links = new Set(hits.map((hit) => hit.link));
    const follow = follows(shared.followUps, start, end);
    return {
      hits,
      start,
      end,
      base: shared.base,
      delay,
      sinceSend: (start - shared.sentAt) / 1000,
      delayBin: delayBin(delay),
      resolution: world.resolution,
      links: links.size,
      campaignLinks: world.campaignLinks[shared.campaign]!,
      span: (end - start) / 1000,
      distinctTimes: new Set(hits.map((hit) => hit.time)).size,
      agents: new Set(hits.map((hit) => hit.agent)).size,
      networks: new Set(hits.map((hit) => hit.network)).size,
      inOrder: this.inOrder(hits, shared.campaign),
      gapVariation: gapVariation(hits),
      unlikelyLinks: [...links].filter((link) => world.hasLinks && world.unlikely[link] === 1).length,
      repeats: mostRepeated(hits),
      honeypot: hits.some((hit) => world.honeypots[hit.link] === 1),
      agent: world.agents[machine.agent]!,
      network: world.networks[machine.ip]!,
      agentId: machine.agent,
      ipId: machine.ip,
      twin: this.twin(part, index, parts),
      travel: impossibleTravel(shared.whereabouts, index),
      burstsBefore: shared.starts.filter((other, at) => at !== index && other < start).length,
      burstsAfter: shared.starts.filter((other, at) => at !== index && other > start).length,
      opens: view(shared, start, hits),
      ...follow,
      ...this.platform(hits),
      country: this.country(machine),
      hour: Number.isNaN(start) ? -1 : Math.floor(start / 3_600_000) % 24,
      message: shared.message,
      campaign: shared.campaign,
      subscriber: shared.subscriber,
      domain: world.domains[shared.subscriber]!,
    };
  }

  /** The hit with the most machine-like client; the earliest of equals. */
  private strongest(hits: readonly Hit[]): Hit {
    const { agents, networks } = this.world;
    let best = hits[0]!;
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
    return { start: hits[0]!.time, network: this.world.networks[this.strongest(hits).ip]! };
  }

  /** Share of steps between distinct instants that go down the mail; hits of the same instant have no order. */
  private inOrder(hits: readonly Hit[], campaign: number): number {
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
    const others =
      part.twinOf === -1 ? parts.filter((other) => other.twinOf === index) : [parts[part.twinOf]!];
    let nearest: Twin | null = null;
    const theirs = others.flatMap((burst) => burst.hits).slice(0, TWIN_LIMIT);
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

  private platform(hits: readonly Hit[]): Pick<Burst, "flag" | "flagReason"> {
    const { events, flagReasonTexts } = this.world;
    let flag = 0;
    let reason = "";
    for (const hit of hits) {
      const code = events.clickFlag.get(hit.click);
      if (FLAG_ORDER.indexOf(code) <= FLAG_ORDER.indexOf(flag)) continue;
      flag = code;
      reason = flagReasonTexts(events.clickReason.get(hit.click));
    }
    return { flag: FLAG_NAMES[flag]!, flagReason: reason };
  }

  private country(hit: Hit): string {
    const { events, networks, countryTexts } = this.world;
    const network = networks[hit.ip]!;
    if (network.country !== "") return network.country;
    return network.class === "unknown" ? countryTexts(events.clickCountry.get(hit.click)) : "";
  }
}

interface MessageFacts {
  message: number;
  campaign: number;
  subscriber: number;
  base: Base;
  baseAt: number;
  sentAt: number;
  starts: number[];
  whereabouts: Whereabouts[];
  opens: OpenFacts[];
  followUps: FollowUp[];
}

export type OpenKind = "person" | "hidden" | "machine";

interface OpenFacts {
  first: number;
  last: number;
  ip: number;
  agent: number;
  network: number;
  kind: OpenKind;
}

/** Who an open is by: a person's own client, a proxy or prefetch that hides whether anybody read, or a machine. */
export function openKind(
  agent: AgentInfo,
  network: NetworkInfo,
  flag: (typeof FLAG_NAMES)[number],
): OpenKind {
  if (flag === "machine" || agent.class === "tool" || agent.class === "scanner") return "machine";
  if (network.class === "security" && network.scope === "all") return "machine";
  if (flag === "prefetch" || flag === "proxy" || agent.class === "prefetch" || agent.class === "image-proxy")
    return "hidden";
  if (
    network.class === "image-proxy" ||
    network.class === "relay" ||
    network.class === "cloud" ||
    network.class === "security"
  )
    return "hidden";
  return "person";
}

function view(shared: MessageFacts, start: number, hits: readonly Hit[]): OpenView {
  const ips = new Set(hits.map((hit) => hit.ip));
  const clients = new Set(hits.map((hit) => `${hit.network} ${hit.agent}`));
  let lead = Number.NaN;
  let sameClientLead = Number.NaN;
  let personDelay = Number.NaN;
  let sameClient = false;
  const kinds = new Set<OpenKind>();
  for (const open of shared.opens) {
    kinds.add(open.kind);
    // The fold keeps the first and the last open of each client.
    const before = nearestBefore(open, start);
    const same =
      (open.ip !== 0 && ips.has(open.ip)) ||
      (open.agent !== 0 && open.network !== 0 && clients.has(`${open.network} ${open.agent}`));
    if (!(before >= lead)) lead = Number.isNaN(before) ? lead : before;
    if (same) {
      sameClient = true;
      if (!(before >= sameClientLead)) sameClientLead = Number.isNaN(before) ? sameClientLead : before;
    }
    const since = (open.first - shared.baseAt) / 1000;
    if (open.kind === "person" && !(since >= personDelay))
      personDelay = Number.isNaN(since) ? personDelay : since;
  }
  return {
    any: shared.opens.length > 0,
    person: kinds.has("person"),
    personDelay,
    lead,
    sameClientLead,
    sameClient,
    hidden: kinds.has("hidden"),
    machine: kinds.has("machine"),
  };
}

/** Seconds from the last known open at or before `start`; one step of tolerance for clocks of whole seconds. */
function nearestBefore(open: OpenFacts, start: number): number {
  const slack = 1000;
  if (open.last <= start + slack) return (start - open.last) / 1000;
  return open.first <= start + slack ? (start - open.first) / 1000 : Number.NaN;
}

function follows(
  all: readonly FollowUp[],
  start: number,
  end: number,
): Pick<Burst, "followUp" | "visitAfter" | "instantVisit"> {
  let first: FollowUp | null = null;
  let visitAfter = Number.NaN;
  let instantVisit = false;
  for (const { type, after } of all) {
    const since = after - end / 1000;
    // Without click times nothing is known to have come after.
    if (!(after >= start / 1000) || since > FOLLOW_UP_S[type]) continue;
    if (type !== "visit") first ??= { type, after: Math.max(0, since) };
    else if (since <= INSTANT_VISIT_S) instantVisit = true;
    else if (Number.isNaN(visitAfter)) visitAfter = since;
  }
  const visit = Number.isNaN(visitAfter) ? null : ({ type: "visit", after: visitAfter } as const);
  return { followUp: first ?? visit, visitAfter, instantVisit };
}

function gapVariation(hits: readonly Hit[]): number {
  if (hits.length < 4) return Number.NaN;
  const gaps = hits.slice(1).map((hit, index) => hit.time - hits[index]!.time);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  if (!(mean > 0)) return Number.NaN;
  return Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length) / mean;
}

function mostRepeated(hits: readonly Hit[]): number {
  const counts = new Map<number, number>();
  for (const hit of hits) counts.set(hit.link, (counts.get(hit.link) ?? 0) + hit.count);
  let most = 0;
  for (const count of counts.values()) most = Math.max(most, count);
  return most;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
