import { NO_BUCKET } from "../../domain/delay.js";
import { AUTOMATED, AUTOMATED_MIN, HUMAN, verdictNumber } from "../../domain/verdict.js";
import type { EventStore } from "../../store/events.js";
import { spreadOf } from "../../verdict/filtered.js";
import type { Judge } from "../../verdict/judge.js";
import type { OpenJudge } from "../../verdict/opens.js";
import { oddsOf, type Spread } from "../../verdict/rates.js";
import type { World } from "../../verdict/world.js";
import { creditedMessages } from "./credited.js";
import { LinkSums } from "./link-sums.js";
import { Suspicious } from "./suspicious.js";
import {
  type CampaignTally,
  type GroupTally,
  group,
  type NetworkTally,
  newCampaign,
  newGroup,
  noSums,
} from "./tally-parts.js";

/** Bits of what is known of a subscriber. */
const OPENED_BY_MACHINE = 1;
const OPENED_OTHERWISE = 2;
const CLICKED = 4;
/** Odds of a person up to which an open is automated, not unsure. */
const MACHINE_ODDS = oddsOf(AUTOMATED_MIN);

/** All sums of one audit: those of clicks at once, those of opens when they are added. */
export class Tally {
  readonly campaigns: CampaignTally[];
  readonly domains = new Map<number, GroupTally>();
  readonly networks: NetworkTally[] = [];
  readonly links: LinkSums;
  readonly suspicious: Suspicious;
  private readonly world: World;
  private readonly judge: Judge;
  private readonly subscribers: Uint8Array;
  /** See `creditedMessages`. */
  private readonly credited: Uint8Array;
  /** By address: place in `networks`, plus one. */
  private readonly networkOf: Int32Array;
  private readonly networkIds = new Map<string, number>();
  /** By number, those of `domains`. */
  private readonly domainOf: (GroupTally | undefined)[];
  /** Odds of a person of the bursts, or opens, of the message at hand; only so many count as it has. */
  private readonly odds: number[] = [];

  constructor(world: World, store: EventStore, judge: Judge, spread: Spread, openSpread: Spread) {
    this.world = world;
    this.judge = judge;
    this.subscribers = new Uint8Array(store.subscribers.size);
    this.credited = creditedMessages(store, (click) => judge.clickedAs(click) < AUTOMATED_MIN);
    this.networkOf = new Int32Array(world.networks.length);
    this.domainOf = new Array(world.domainTexts.length).fill(undefined);
    this.links = new LinkSums(world.linkRanks.length, spread);
    this.campaigns = Array.from({ length: store.campaigns.size }, (_, id) =>
      newCampaign(
        spreadOf(spread, world.filteredClicks[id]!),
        spreadOf(openSpread, world.filteredOpens[id]!),
      ),
    );
    this.suspicious = new Suspicious(world, judge, store.subscribers.size);
    judge.forEachRange((message, from, to) => this.message(message, from, to));
  }

  private message(message: number, from: number, to: number): void {
    const { world, odds } = this;
    const { probability } = this.judge;
    const id = world.events.messages.a(message);
    const campaign = this.campaigns[id]!;
    const subscriber = world.events.messages.b(message);
    const isNew = (this.subscribers[subscriber]! & CLICKED) === 0;
    this.subscribers[subscriber]! |= CLICKED;
    const domain = this.domain(world.domains[subscriber]!);
    if (isNew) domain.subscribers++;
    const person = this.suspicious.numberOf(subscriber);
    for (let burst = from; burst < to; burst++) odds[burst - from] = oddsOf(probability[burst]!);
    campaign.clickers.addMessage(odds, to - from);
    this.readings(from, to, campaign);
    for (let burst = from; burst < to; burst++) {
      const verdict = verdictNumber(probability[burst]!);
      const hits = this.hits(burst, odds[burst - from]!, verdict, message, id);
      campaign.clicks.addHits(odds[burst - from]!, hits);
      this.burst(burst, verdict, hits, campaign, domain);
      if (person !== -1) this.suspicious.add(person, from, verdict, probability[burst]!, hits);
    }
    this.links.endMessage();
    this.followUps(from, to, campaign, this.credited[message] === 1);
  }

  private readings(from: number, to: number, campaign: CampaignTally): void {
    let strict = 0;
    let lax = 0;
    for (let burst = from; burst < to; burst++) {
      const verdict = verdictNumber(this.judge.probability[burst]!);
      if (verdict === HUMAN) strict = 1;
      if (verdict !== AUTOMATED) lax = 1;
    }
    campaign.strict += strict;
    campaign.lax += lax;
  }

  /** Counts what single hits count for. @returns how many clicks the burst stands for */
  private hits(burst: number, odds: number, verdict: number, message: number, id: number): number {
    const { world, judge } = this;
    const { firstClick } = judge.columns;
    const { events } = world;
    let hits = 0;
    let footer = 0;
    for (let click = firstClick[burst]!; click < firstClick[burst + 1]!; click++) {
      const times = 1 + events.clickExtra.get(click);
      hits += times;
      if (world.hasLinks) {
        const link = events.clickLink.get(click);
        if (world.unlikely[link] === 1) footer += times;
        this.links.hit(id, link, message, burst, odds, verdict, times);
      }
      const ip = events.clickIp.get(click);
      if (ip !== 0) this.network(ip).counts[verdict]! += times;
    }
    const { footer: sum } = this.campaigns[id]!;
    sum.reported += footer;
    if (judge.probability[burst]! >= 0.5) sum.automated += footer;
    return hits;
  }

  private domain(id: number): GroupTally {
    this.domainOf[id] ??= group(this.domains, id, newGroup);
    return this.domainOf[id]!;
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
      () => this.networks.push({ counts: noSums(), addresses: 0, ip }) - 1,
    );
    this.networkOf[ip] = id + 1;
    this.networks[id]!.addresses++;
    return this.networks[id]!;
  }

  private burst(
    burst: number,
    verdict: number,
    hits: number,
    campaign: CampaignTally,
    domain: GroupTally,
  ): void {
    const bucket = this.judge.columns.delayBucket[burst]!;
    campaign.counts[verdict]! += hits;
    domain.counts[verdict]! += hits;
    if (bucket === NO_BUCKET) return;
    campaign.delays[bucket]![verdict]! += hits;
    domain.delays[bucket]! += hits;
  }

  private followUps(from: number, to: number, campaign: CampaignTally, isCredited: boolean): void {
    // Without what followed: verdicts that rest on an order cannot be checked by it.
    const { judge } = this;
    const { columns } = judge;
    let followed = false;
    let kept = false;
    for (let burst = from; burst < to; burst++) {
      if (columns.followed[burst] === 1) followed = true;
      if (!kept && judge.isPlainlyPerson(burst)) kept = true;
    }
    const side = kept ? campaign.kept : campaign.removed;
    side.messages++;
    if (!followed || !isCredited) return;
    side.converted++;
    campaign.conversions.addMessage(this.odds, to - from);
  }

  /** Adds the opens, which need not be judged before the clicks are summed. */
  addOpens(store: EventStore, opens: OpenJudge): void {
    const { odds } = this;
    for (let message = 0; message < store.messages.size; message++) {
      let open = store.firstOpenGroup(message);
      if (open === -1) continue;
      let count = 0;
      for (; open !== -1; open = store.nextOpenGroup(open))
        odds[count++] = Math.exp(-opens.logOdds(message, open));
      // The order of the groups is that of the rows, and so would be the last digit of a product.
      if (count > 1) sortDown(odds, count);
      this.campaigns[store.messages.a(message)]!.openers.addMessage(odds, count);
      this.subscribers[store.messages.b(message)]! |=
        odds[0]! > MACHINE_ODDS ? OPENED_OTHERWISE : OPENED_BY_MACHINE;
    }
  }

  /** Subscribers who never clicked and whose opens are all automated: one that may be a person's is none. */
  openOnly(): number {
    let count = 0;
    for (const known of this.subscribers) if (known === OPENED_BY_MACHINE) count++;
    return count;
  }
}

/** Up to so many numbers are put in order by insertion. */
const FEW = 16;

/** Puts the first numbers of a list in order, the largest first. */
function sortDown(list: number[], count: number): void {
  if (count > FEW) {
    const sorted = list.slice(0, count).sort((a, b) => b - a);
    for (let at = 0; at < count; at++) list[at] = sorted[at]!;
    return;
  }
  for (let at = 1; at < count; at++) {
    const one = list[at]!;
    let to = at;
    for (; to > 0 && list[to - 1]! < one; to--) list[to] = list[to - 1]!;
    list[to] = one;
  }
}
