import type { ClickCounts } from "../domain/report.js";
import { sigmoid, type Verdict, verdictOf } from "../domain/verdict.js";
import type { EventStore } from "../store/events.js";
import type { Judge, JudgedBurst } from "../verdict/judge.js";
import type { OpenJudge } from "../verdict/opens.js";
import { Expected, logOddsOf, type Spread } from "../verdict/rates.js";
import type { World } from "../verdict/world.js";

/** Delay buckets of the report: upper edge in seconds and name. */
export const BUCKETS: readonly { under: number; name: string }[] = [
  { under: 0, name: "before delivery" },
  { under: 10, name: "under 10 s" },
  { under: 60, name: "10 s to 1 min" },
  { under: 300, name: "1 to 5 min" },
  { under: 1800, name: "5 to 30 min" },
  { under: 7200, name: "30 min to 2 h" },
  { under: 28_800, name: "2 to 8 h" },
  { under: 86_400, name: "8 to 24 h" },
  { under: 259_200, name: "1 to 3 days" },
  { under: Number.POSITIVE_INFINITY, name: "over 3 days" },
];

export interface CampaignTally {
  clickers: Expected;
  clicks: Expected;
  openers: Expected;
  delays: Record<Verdict, number>[];
  counts: ClickCounts;
  footer: { reported: number; automated: number };
  /** Messages with clicks that were kept (more likely human) and removed, and how many of each were followed up. */
  kept: { messages: number; converted: number };
  removed: { messages: number; converted: number };
  conversions: Expected;
}

export interface GroupTally {
  counts: ClickCounts;
  subscribers: Set<number>;
  delays: number[];
}

export interface LinkTally {
  campaign: number;
  link: number;
  counts: ClickCounts;
  clickers: Expected;
}

export interface NetworkTally {
  counts: ClickCounts;
  addresses: Set<number>;
  ip: number;
}

export interface SubscriberTally {
  counts: ClickCounts;
  /** Log of the probability that no burst was human. */
  logNone: number;
  human: number;
  campaigns: Set<number>;
  /** Messages with automated or unsure bursts. */
  messages: number[];
}

const OPENED = 1;
const BY_PERSON = 2;

/** All sums of one audit. */
export class Tally {
  readonly campaigns: CampaignTally[];
  readonly domains = new Map<number, GroupTally>();
  readonly networks = new Map<string, NetworkTally>();
  readonly links = new Map<string, LinkTally>();
  readonly suspicious = new Map<number, SubscriberTally>();
  readonly removedBecause = new Map<string, { clicks: number; subscribers: Set<number> }>();
  private readonly world: World;
  private readonly judge: Judge;
  private readonly spread: Spread;
  /** By subscriber: whether a mail of theirs was opened, and whether a person opened one. */
  private readonly opened: Uint8Array;

  constructor(
    world: World,
    store: EventStore,
    judge: Judge,
    opens: OpenJudge,
    spread: Spread,
    openSpread: Spread,
  ) {
    this.world = world;
    this.judge = judge;
    this.spread = spread;
    this.opened = new Uint8Array(store.subscribers.size);
    this.campaigns = Array.from({ length: store.campaigns.size }, () => newCampaign(spread, openSpread));
    judge.forEachMessage((message, bursts) => this.message(message, bursts));
    this.opens(store, opens);
  }

  private message(message: number, bursts: readonly JudgedBurst[]): void {
    const { world } = this;
    const campaign = this.campaigns[world.events.messages.a(message)]!;
    const subscriber = world.events.messages.b(message);
    const logOdds = bursts.map((judged) => logOddsOf(judged.probability));
    campaign.clickers.addMessage(logOdds);
    for (const [at, judged] of bursts.entries()) {
      const hits = judged.burst.hits.reduce((sum, hit) => sum + hit.count, 0);
      campaign.clicks.addHits(logOdds[at]!, hits);
      this.burst(judged, hits, campaign, subscriber);
    }
    this.followUps(bursts, logOdds, campaign);
    this.linkClickers(bursts, logOdds);
  }

  private burst(judged: JudgedBurst, hits: number, campaign: CampaignTally, subscriber: number): void {
    const { burst, probability } = judged;
    const verdict = verdictOf(probability);
    const bucket = bucketOf(burst.delay);
    count(campaign.counts, verdict, hits);
    if (bucket !== -1) campaign.delays[bucket]![verdict] += hits;
    const footer = burst.hits
      .filter((hit) => this.world.hasLinks && this.world.unlikely[hit.link] === 1)
      .reduce((sum, hit) => sum + hit.count, 0);
    campaign.footer.reported += footer;
    if (probability >= 0.5) campaign.footer.automated += footer;
    const domain = group(this.domains, burst.domain, newGroup);
    count(domain.counts, verdict, hits);
    domain.subscribers.add(subscriber);
    if (bucket !== -1) domain.delays[bucket]! += hits;
    for (const hit of burst.hits) {
      if (hit.ip === 0) continue;
      const network = group(
        this.networks,
        this.world.networks[hit.ip]!.label || `AS${this.world.networks[hit.ip]!.asn}`,
        () => ({ counts: noClicks(), addresses: new Set<number>(), ip: hit.ip }),
      );
      count(network.counts, verdict, hit.count);
      network.addresses.add(hit.ip);
    }
    this.person(judged, verdict, hits, subscriber);
    if (probability >= 0.5) this.reasons(judged, hits, subscriber);
  }

  private person(judged: JudgedBurst, verdict: Verdict, hits: number, subscriber: number): void {
    const one = group(this.suspicious, subscriber, () => ({
      counts: noClicks(),
      logNone: 0,
      human: 0,
      campaigns: new Set<number>(),
      messages: [],
    }));
    count(one.counts, verdict, hits);
    one.logNone += Math.log(Math.max(1e-9, judged.probability));
    if (verdict === "human") {
      one.human++;
      return;
    }
    one.campaigns.add(judged.burst.campaign);
    if (one.messages[one.messages.length - 1] !== judged.burst.message)
      one.messages.push(judged.burst.message);
  }

  private reasons(judged: JudgedBurst, hits: number, subscriber: number): void {
    for (const evidence of this.judge.evidence(judged)) {
      if (evidence.weight < 0.25) continue;
      const reason = group(this.removedBecause, evidence.signal, () => ({
        clicks: 0,
        subscribers: new Set<number>(),
      }));
      reason.clicks += hits;
      reason.subscribers.add(subscriber);
    }
  }

  private followUps(
    bursts: readonly JudgedBurst[],
    logOdds: readonly number[],
    campaign: CampaignTally,
  ): void {
    const followed = bursts.some(({ burst }) => burst.followUp !== null && burst.followUp.type !== "visit");
    const side = bursts.some((judged) => judged.probability < 0.5) ? campaign.kept : campaign.removed;
    side.messages++;
    if (!followed) return;
    side.converted++;
    campaign.conversions.addMessage(logOdds);
  }

  private linkClickers(bursts: readonly JudgedBurst[], logOdds: readonly number[]): void {
    if (!this.world.hasLinks) return;
    const perLink = new Map<number, { last: number; odds: number[] }>();
    for (const [at, { burst, probability }] of bursts.entries()) {
      const verdict = verdictOf(probability);
      for (const hit of burst.hits) {
        const tally = this.link(burst.campaign, hit.link);
        count(tally.counts, verdict, hit.count);
        const one = group(perLink, hit.link, () => ({ last: -1, odds: [] as number[] }));
        if (one.last !== at) one.odds.push(logOdds[at]!);
        one.last = at;
      }
    }
    for (const [link, { odds }] of perLink)
      this.link(bursts[0]!.burst.campaign, link).clickers.addMessage(odds);
  }

  private link(campaign: number, link: number): LinkTally {
    return group(this.links, `${campaign} ${link}`, () => ({
      campaign,
      link,
      counts: noClicks(),
      clickers: new Expected(this.spread),
    }));
  }

  private opens(store: EventStore, opens: OpenJudge): void {
    for (let message = 0; message < store.messages.size; message++) {
      if (!store.hasOpen(message)) continue;
      const logOdds: number[] = [];
      store.forEachOpenGroup(message, (open) => logOdds.push(opens.logOdds(message, open)));
      if (logOdds.length > 1) logOdds.sort((a, b) => a - b);
      this.campaigns[store.messages.a(message)]!.openers.addMessage(logOdds);
      const human = sigmoid(logOdds[0]!) < 0.5;
      this.opened[store.messages.b(message)]! |= human ? BY_PERSON : OPENED;
    }
  }

  /** Subscribers who never clicked and whose opens are all a machine's. */
  openOnly(): number {
    let count = 0;
    for (let subscriber = 0; subscriber < this.opened.length; subscriber++)
      if (this.opened[subscriber] === OPENED && !this.suspicious.has(subscriber)) count++;
    return count;
  }
}

function bucketOf(delay: number): number {
  return Number.isNaN(delay) ? -1 : BUCKETS.findIndex((bucket) => delay < bucket.under);
}

export function noClicks(): ClickCounts {
  return { reported: 0, human: 0, automated: 0, unsure: 0 };
}

function count(counts: ClickCounts, verdict: Verdict, hits: number): void {
  counts.reported += hits;
  counts[verdict] += hits;
}

function newCampaign(spread: Spread, openSpread: Spread): CampaignTally {
  return {
    clickers: new Expected(spread),
    clicks: new Expected(spread),
    openers: new Expected(openSpread),
    delays: BUCKETS.map(() => ({ human: 0, automated: 0, unsure: 0 })),
    counts: noClicks(),
    footer: { reported: 0, automated: 0 },
    kept: { messages: 0, converted: 0 },
    removed: { messages: 0, converted: 0 },
    conversions: new Expected(spread),
  };
}

function newGroup(): GroupTally {
  return { counts: noClicks(), subscribers: new Set(), delays: BUCKETS.map(() => 0) };
}

function group<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
