import { type Verdict, verdictOf } from "../domain/verdict.js";
import type { EventStore } from "../store/events.js";
import { Pairs } from "../store/pairs.js";
import { NO_BUCKET } from "../verdict/delay.js";
import { spreadOf } from "../verdict/filtered.js";
import type { Judge } from "../verdict/judge.js";
import type { OpenJudge } from "../verdict/opens.js";
import { Expected, oddsOf, type Spread } from "../verdict/rates.js";
import type { World } from "../verdict/world.js";
import {
  type CampaignTally,
  count,
  type GroupTally,
  group,
  type LinkTally,
  type NetworkTally,
  newCampaign,
  newGroup,
  noClicks,
  type ReasonTally,
  type SubscriberTally,
} from "./tally-parts.js";

/** Bits of what is known of a subscriber. */
const OPENED = 1;
const OPENED_BY_PERSON = 2;
const CLICKED = 4;
/** Has an automated or unsure burst. */
const SUSPICIOUS = 8;

/** Evidence below this weight did not decide that a click was removed. */
const DECISIVE = 0.25;

/** All sums of one audit. */
export class Tally {
  readonly campaigns: CampaignTally[];
  readonly domains = new Map<number, GroupTally>();
  readonly networks: NetworkTally[] = [];
  readonly links: LinkTally[] = [];
  readonly suspicious = new Map<number, SubscriberTally>();
  readonly removedBecause = new Map<string, ReasonTally>();
  private readonly world: World;
  private readonly judge: Judge;
  private readonly spread: Spread;
  private readonly subscribers: Uint8Array;
  /** By address: place in `networks`, plus one. */
  private readonly networkOf: Int32Array;
  private readonly networkIds = new Map<string, number>();
  /** (campaign, link) -> place in `links`. */
  private readonly linkIds = new Pairs();
  /** Odds of a person of the bursts of the message at hand. */
  private readonly odds: number[] = [];
  /** Links that were hit in the message at hand, each once. */
  private readonly hitLinks: LinkTally[] = [];
  /** Clicks and subscriber of the removed burst whose evidence is visited. */
  private removedHits = 0;
  private removedFrom = 0;

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
    this.subscribers = new Uint8Array(store.subscribers.size);
    this.networkOf = new Int32Array(world.networks.length);
    this.campaigns = Array.from({ length: store.campaigns.size }, (_, id) =>
      newCampaign(
        spreadOf(spread, world.filteredClicks[id]!),
        spreadOf(openSpread, world.filteredOpens[id]!),
      ),
    );
    this.markSuspicious();
    judge.forEachRange((message, from, to) => this.message(message, from, to));
    this.opens(store, opens);
  }

  /** Only people who will be listed get sums of their own. */
  private markSuspicious(): void {
    const { columns, probability } = this.judge;
    const { messages } = this.world.events;
    for (let burst = 0; burst < columns.size; burst++)
      if (verdictOf(probability[burst]!) !== "human")
        this.subscribers[messages.b(columns.message[burst]!)]! |= SUSPICIOUS;
  }

  private message(message: number, from: number, to: number): void {
    const { world, odds } = this;
    const { probability } = this.judge;
    const campaign = this.campaigns[world.events.messages.a(message)]!;
    const subscriber = world.events.messages.b(message);
    const isNew = (this.subscribers[subscriber]! & CLICKED) === 0;
    this.subscribers[subscriber]! |= CLICKED;
    const domain = group(this.domains, world.domains[subscriber]!, newGroup);
    if (isNew) domain.subscribers++;
    odds.length = 0;
    for (let burst = from; burst < to; burst++) odds.push(oddsOf(probability[burst]!));
    campaign.clickers.addMessage(odds);
    this.readings(from, to, campaign);
    for (let burst = from; burst < to; burst++) {
      const verdict = verdictOf(probability[burst]!);
      const hits = this.hits(burst, verdict, campaign);
      campaign.clicks.addHits(odds[burst - from]!, hits);
      this.burst(burst, verdict, hits, campaign, domain);
      if ((this.subscribers[subscriber]! & SUSPICIOUS) !== 0) this.person(burst, verdict, hits, subscriber);
      if (probability[burst]! >= 0.5) this.reasons(burst, hits, subscriber);
    }
    this.followUps(from, to, campaign);
    if (world.hasLinks) this.linkClickers(message, from, to);
  }

  private readings(from: number, to: number, campaign: CampaignTally): void {
    let strict = 0;
    let lax = 0;
    for (let burst = from; burst < to; burst++) {
      const verdict = verdictOf(this.judge.probability[burst]!);
      if (verdict === "human") strict = 1;
      if (verdict !== "automated") lax = 1;
    }
    campaign.strict += strict;
    campaign.lax += lax;
  }

  /** Counts what single hits count for, links apart. @returns how many clicks the burst stands for */
  private hits(burst: number, verdict: Verdict, campaign: CampaignTally): number {
    const { world, judge } = this;
    const { clicks, firstClick } = judge.columns;
    const { events } = world;
    let hits = 0;
    let footer = 0;
    for (let at = firstClick[burst]!; at < firstClick[burst + 1]!; at++) {
      const click = clicks[at]!;
      const times = 1 + events.clickExtra.get(click);
      hits += times;
      if (world.hasLinks && world.unlikely[events.clickLink.get(click)] === 1) footer += times;
      const ip = events.clickIp.get(click);
      if (ip !== 0) count(this.network(ip).counts, verdict, times);
    }
    campaign.footer.reported += footer;
    if (judge.probability[burst]! >= 0.5) campaign.footer.automated += footer;
    return hits;
  }

  /** The network of an address, which is counted when it is seen for the first time. */
  private network(ip: number): NetworkTally {
    const known = this.networkOf[ip]!;
    if (known !== 0) return this.networks[known - 1]!;
    const { label, asn } = this.world.networks[ip]!;
    const name = label || `AS${asn}`;
    const id = group(
      this.networkIds,
      name,
      () => this.networks.push({ counts: noClicks(), addresses: 0, ip }) - 1,
    );
    this.networkOf[ip] = id + 1;
    this.networks[id]!.addresses++;
    return this.networks[id]!;
  }

  private burst(
    burst: number,
    verdict: Verdict,
    hits: number,
    campaign: CampaignTally,
    domain: GroupTally,
  ): void {
    const bucket = this.judge.columns.delayBucket[burst]!;
    count(campaign.counts, verdict, hits);
    count(domain.counts, verdict, hits);
    if (bucket === NO_BUCKET) return;
    campaign.delays[bucket]![verdict] += hits;
    domain.delays[bucket]! += hits;
  }

  private person(burst: number, verdict: Verdict, hits: number, subscriber: number): void {
    const one = group(this.suspicious, subscriber, () => ({
      counts: noClicks(),
      logNone: 0,
      human: 0,
      messages: [],
    }));
    count(one.counts, verdict, hits);
    one.logNone += Math.log(Math.max(1e-9, this.judge.probability[burst]!));
    if (verdict === "human") {
      one.human++;
      return;
    }
    const message = this.judge.columns.message[burst]!;
    if (one.messages[one.messages.length - 1] !== message) one.messages.push(message);
  }

  private reasons(burst: number, hits: number, subscriber: number): void {
    this.removedHits = hits;
    this.removedFrom = subscriber;
    this.judge.forEachEvidence(burst, this.reason);
  }

  private readonly reason = (one: number, weight: number): void => {
    if (weight < DECISIVE) return;
    const { signal } = this.judge.combinations.caseAt(one);
    const reason = group(this.removedBecause, signal, () => ({
      clicks: 0,
      subscribers: 0,
      counted: new Uint8Array(this.subscribers.length),
    }));
    reason.clicks += this.removedHits;
    if (reason.counted[this.removedFrom] === 1) return;
    reason.counted[this.removedFrom] = 1;
    reason.subscribers++;
  };

  private followUps(from: number, to: number, campaign: CampaignTally): void {
    // Without what followed: verdicts that rest on an order cannot be checked by it.
    const { judge } = this;
    const { columns } = judge;
    let followed = false;
    let kept = false;
    for (let burst = from; burst < to; burst++) {
      if (columns.followed[burst] === 1) followed = true;
      if (!kept && judge.plain(burst) < 0.5) kept = true;
    }
    const side = kept ? campaign.kept : campaign.removed;
    side.messages++;
    if (!followed) return;
    side.converted++;
    campaign.conversions.addMessage(this.odds);
  }

  private linkClickers(message: number, from: number, to: number): void {
    const { judge, world, odds, hitLinks } = this;
    const { clicks, firstClick } = judge.columns;
    const campaign = world.events.messages.a(message);
    hitLinks.length = 0;
    for (let burst = from; burst < to; burst++) {
      for (let at = firstClick[burst]!; at < firstClick[burst + 1]!; at++) {
        const tally = this.linkHit(campaign, clicks[at]!, burst);
        if (tally.message !== message) {
          tally.message = message;
          tally.burst = -1;
          tally.odds.length = 0;
          hitLinks.push(tally);
        }
        if (tally.burst !== burst) tally.odds.push(odds[burst - from]!);
        tally.burst = burst;
      }
    }
    for (const tally of hitLinks) tally.clickers.addMessage(tally.odds);
  }

  private linkHit(campaign: number, click: number, burst: number): LinkTally {
    const { events } = this.world;
    const tally = this.link(campaign, events.clickLink.get(click));
    count(tally.counts, verdictOf(this.judge.probability[burst]!), 1 + events.clickExtra.get(click));
    return tally;
  }

  private link(campaign: number, link: number): LinkTally {
    const id = this.linkIds.id(campaign, link);
    if (id === this.links.length)
      this.links.push({
        campaign,
        link,
        counts: noClicks(),
        clickers: new Expected(this.spread),
        message: -1,
        burst: -1,
        odds: [],
      });
    return this.links[id]!;
  }

  private opens(store: EventStore, opens: OpenJudge): void {
    const { odds } = this;
    let message = 0;
    const add = (open: number) => odds.push(Math.exp(-opens.logOdds(message, open)));
    for (; message < store.messages.size; message++) {
      if (!store.hasOpen(message)) continue;
      odds.length = 0;
      store.forEachOpenGroup(message, add);
      // The order of the groups is that of the rows, and so would be the last digit of a product.
      if (odds.length > 1) odds.sort((a, b) => b - a);
      this.campaigns[store.messages.a(message)]!.openers.addMessage(odds);
      this.subscribers[store.messages.b(message)]! |= odds[0]! > 1 ? OPENED_BY_PERSON : OPENED;
    }
  }

  /** Subscribers who never clicked and whose opens are all a machine's. */
  openOnly(): number {
    let count = 0;
    for (const known of this.subscribers) if (known === OPENED) count++;
    return count;
  }
}
