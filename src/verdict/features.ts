import type { Base, Burst, Hit, Twin } from "../domain/burst.js";
import { delayBin } from "../domain/delay.js";
import { baseAt, baseKind, sendTime } from "./base.js";
import { type BlankBurst, blankBurst } from "./blank-burst.js";
import { BURST_GAP_MS, type BurstHits, splitBursts } from "./bursts.js";
import { follows, NO_FOLLOW } from "./follow-ups.js";
import {
  distinct,
  distinctTimes,
  gapVariation,
  knownAgents,
  linkOf,
  mostRepeated,
  networkOf,
} from "./hits.js";
import { MessageHits, MOST_KEPT } from "./message-hits.js";
import { MessageOpens } from "./message-opens.js";
import { OtherBursts } from "./other-bursts.js";
import { countryOf } from "./place.js";
import type { Whereabouts } from "./travel.js";
import type { World } from "./world.js";

const FLAG_NAMES = ["none", "human", "machine", "prefetch", "proxy"] as const;
/** By flag code, how much it speaks for a machine. */
const FLAG_RANKS = [0, 1, 4, 3, 2];

/** Hits of a burst that are compared with those of its twin: a flood must not cost the square of its length. */
const TWIN_LIMIT = 64;

/** Resolves the clicks of one message into bursts. */
export class BurstBuilder {
  private readonly world: World;
  private readonly gap: number;
  private readonly markOf = (hit: Hit): number => this.world.events.clickFlag.get(hit.click);
  private readonly hits: MessageHits;
  private readonly opens: MessageOpens;
  private readonly others: OtherBursts;
  private readonly reuses: boolean;
  private pool: BlankBurst[] = [];
  private parts: readonly BurstHits[] = [];
  /** How many messages were taken up, and with which of them each burst of the pool was filled. */
  private reading = 0;
  private readonly filled: number[] = [];
  private readonly facts: MessageFacts = {
    message: 0,
    campaign: 0,
    subscriber: 0,
    base: "none",
    baseAt: Number.NaN,
    sentAt: Number.NaN,
  };

  /** @param reuses whether bursts are good until the next message only: their objects are filled anew for it */
  constructor(world: World, reuses: boolean) {
    this.world = world;
    this.reuses = reuses;
    this.gap = Math.max(BURST_GAP_MS, world.resolution * 1000);
    this.hits = new MessageHits(world, reuses);
    this.opens = new MessageOpens(world);
    this.others = new OtherBursts(({ hits }) => this.whereabouts(hits));
  }

  build(message: number): Burst[] {
    const count = this.read(message);
    for (let index = 0; index < count; index++) this.burst(index);
    return this.pool.slice(0, count);
  }

  /** Takes up a message, whose bursts can then be asked for. @returns how many there are */
  read(message: number): number {
    const hits = this.hits.of(message);
    if (!this.reuses || this.pool.length > MOST_KEPT) this.pool = [];
    this.reading++;
    this.parts = hits.length === 0 ? [] : splitBursts(hits, this.gap, this.markOf);
    const { world, pool, parts } = this;
    if (parts.length === 0) return 0;
    this.message(message, parts);
    while (pool.length < parts.length) pool.push(blankBurst(world.agents[0]!, world.networks[0]!));
    return parts.length;
  }

  /** A burst of the message, filled in when it is asked for. */
  burst(index: number): Burst {
    const burst = this.pool[index]!;
    if (this.filled[index] !== this.reading) {
      this.filled[index] = this.reading;
      this.fill(burst, index, this.parts);
    }
    return burst;
  }

  /** What all bursts of the message share. */
  private message(message: number, parts: readonly BurstHits[]): void {
    const { world, facts } = this;
    const { events, settled } = world;
    const at = settled(baseAt(world, message));
    facts.message = message;
    facts.campaign = events.messages.a(message);
    facts.subscriber = events.messages.b(message);
    facts.base = baseKind(world, message);
    facts.baseAt = at;
    facts.sentAt = settled(sendTime(world, message));
    this.opens.read(message, at, parts.length);
    this.others.read(parts);
  }

  private fill(burst: BlankBurst, index: number, parts: readonly BurstHits[]): void {
    const { world, facts } = this;
    const part = parts[index]!;
    const { hits } = part;
    const start = hits[0]!.time;
    const machine = this.strongest(hits);
    burst.hits = hits;
    burst.start = start;
    burst.end = hits[hits.length - 1]!.time;
    burst.message = facts.message;
    burst.campaign = facts.campaign;
    burst.subscriber = facts.subscriber;
    burst.domain = world.domains[facts.subscriber]!;
    burst.agent = world.agents[machine.agent]!;
    burst.network = world.networks[machine.ip]!;
    burst.agentId = machine.agent;
    burst.ipId = machine.ip;
    burst.country = countryOf(world, machine.ip, world.events.clickCountry.get(machine.click));
    this.fillTimes(burst);
    this.fillShape(burst);
    this.fillFlag(burst);
    this.fillOthers(burst, part, index, parts);
    this.opens.view(world.clocked === undefined ? start : world.clocked(start), hits, burst.opens);
  }

  private fillTimes(burst: BlankBurst): void {
    const { world, facts } = this;
    const { start, end } = burst;
    const settled = world.settled(start);
    burst.base = facts.base;
    burst.delay = (settled - facts.baseAt) / 1000;
    burst.sinceSend = (settled - facts.sentAt) / 1000;
    burst.delayBin = delayBin(burst.delay);
    burst.resolution = world.resolution;
    const first = world.clocked === undefined ? start : world.clocked(start);
    burst.span = (end - first) / 1000;
    burst.hour = Number.isNaN(start) ? -1 : (Math.floor(start / 3_600_000) | 0) % 24;
  }

  private fillShape(burst: BlankBurst): void {
    const { world } = this;
    const { hits, campaign } = burst;
    burst.linksKnown = world.hasLinks;
    burst.campaignLinks = world.campaignLinks[campaign]!;
    if (hits.length === 1) {
      this.fillLone(burst, hits[0]!);
      return;
    }
    burst.links = distinct(hits, linkOf);
    burst.distinctTimes = distinctTimes(hits);
    burst.agents = knownAgents(hits);
    burst.networks = distinct(hits, networkOf);
    burst.inOrder = this.inOrder(hits, campaign);
    burst.gapVariation = gapVariation(hits);
    burst.unlikelyLinks = this.unlikelyLinks(hits);
    burst.repeats = mostRepeated(hits);
    burst.honeypot = this.honeypot(hits);
  }

  /** Three of four bursts are one hit, of which nothing need be counted. */
  private fillLone(burst: BlankBurst, { link, count }: Hit): void {
    const { hasLinks, unlikely, honeypots } = this.world;
    burst.links = 1;
    burst.distinctTimes = 1;
    burst.agents = 1;
    burst.networks = 1;
    burst.inOrder = Number.NaN;
    burst.gapVariation = Number.NaN;
    burst.unlikelyLinks = hasLinks ? unlikely[link]! : 0;
    burst.repeats = count;
    burst.honeypot = honeypots[link] === 1;
  }

  private fillFlag(burst: BlankBurst): void {
    const { events, flagReasonTexts } = this.world;
    const flagged = this.flagged(burst.hits);
    burst.flag = flagged === null ? "none" : FLAG_NAMES[events.clickFlag.get(flagged.click)]!;
    burst.flagReason = flagged === null ? "" : flagReasonTexts(events.clickReason.get(flagged.click));
  }

  /** What else happened: other bursts of the message, and what followed. */
  private fillOthers(burst: BlankBurst, part: BurstHits, index: number, parts: readonly BurstHits[]): void {
    const { events } = this.world;
    burst.twin = parts.length === 1 ? null : this.twin(part, index, parts);
    this.others.fill(burst, index);
    const follow =
      events.followUps.size === 0
        ? NO_FOLLOW
        : follows(events, this.facts.subscriber, burst.start, burst.end);
    burst.followUp = follow.followUp;
    burst.visitAfter = follow.visitAfter;
    burst.instantVisit = follow.instantVisit;
  }

  /** Clicked addresses that people rarely want, each once. */
  private unlikelyLinks(hits: readonly Hit[]): number {
    const { hasLinks, unlikely } = this.world;
    if (!hasLinks) return 0;
    const found = hits.filter((hit) => unlikely[hit.link] === 1);
    return found.length === 0 ? 0 : distinct(found, linkOf);
  }

  private honeypot(hits: readonly Hit[]): boolean {
    for (const hit of hits) if (this.world.honeypots[hit.link] === 1) return true;
    return false;
  }

  /** The hit with the most machine-like client; the earliest of equals. */
  private strongest(hits: readonly Hit[]): Hit {
    const { clients } = this.world;
    let best = hits[0]!;
    if (hits.length === 1) return best;
    let most = -1;
    for (const hit of hits) {
      const rank = clients.rank(hit.agent, hit.ip);
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
    const { clocked } = this.world;
    if (clocked !== undefined && Number.isNaN(clocked(part.hits[0]!.time))) return null;
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
}

interface MessageFacts {
  message: number;
  campaign: number;
  subscriber: number;
  base: Base;
  baseAt: number;
  sentAt: number;
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
