import type { Beside } from "./beside.js";
import { type BurstColumns, eachBlock, messageOf } from "./burst-columns.js";
import { type DomainShares, domainShares } from "./domain-shares.js";
import { exact } from "./exact.js";
import { usualRate } from "./filtered.js";
import type { HeavyDomain } from "./heavy-domain.js";
import { BurstLesson, type Lesson } from "./lessons.js";
import type { Mailings } from "./mailings.js";
import type { World } from "./world.js";

/** Messages with which a campaign counts half for itself, half for the whole export. */
const SHRINK_CAMPAIGN = 100;
/** Messages hit by a machine with which a domain counts half for itself in how often they are hit again. */
const SHRINK_AGAIN = 5;

/** How often machines and people hit messages, from which every burst starts. */
export interface HitRates {
  /** Of each campaign: messages hit by machines as a share of those and of the bursts of people. */
  readonly contamination: Float64Array;
  /** How much likelier than elsewhere in the campaign a machine hits such a message: by its domain, and by who hit it already. */
  readonly domain: Lesson;
}

/**
 * Machines hit messages at the rate of their domain, people at that of the campaign, learned where machines leave the mail alone.
 * A message that a machine has hit is hit again by machines at a rate of its own, so that it says nothing more about the reader.
 * @param probability of automation of each burst
 */
export function hitRates(
  world: World,
  bursts: BurstColumns,
  probability: Float32Array,
  beside: Beside,
  mailings: Mailings,
): HitRates {
  const { domains, domainTexts, filteredClicks } = world;
  const nameless = domainTexts.indexOf("");
  const own = new OwnHits(world, bursts, probability, mailings.heavy);
  const machines = new Machines(world, bursts, own, mailings.heavy);
  eachBlock(bursts, (from, to) => machines.add(from, to));
  const shares = domainShares(machines.hit, mailings, nameless);
  const people = peopleOf(world, bursts, probability, machines.hit, mailings);
  const rate = (machines.allHit + 1) / (mailings.all + 2);
  const machineRate = machines.hitIn.map(
    (hit, campaign) =>
      (hit + SHRINK_CAMPAIGN * usualRate(rate, people.usual, filteredClicks[campaign]!)) /
      (people.messages[campaign]! + SHRINK_CAMPAIGN),
  );
  const about = (burst: number) => {
    const domain = domains[bursts.subscriber[burst]!]!;
    const others = domain === nameless ? 0 : mailings.byDomain[domain]! - 1;
    if (others <= 0) return { others, share: shares.mean };
    own.enter(burst);
    return { others, share: Math.min(1, Math.max(0, machines.hit[domain]! - own.hit) / others) };
  };
  const lesson = new BurstLesson(bursts.size, about);
  const likeness = new Likeness(world, bursts, {
    own,
    machines,
    shares,
    machineRate,
    rate,
    mailings,
    beside,
  });
  eachBlock(bursts, (from, to) => likeness.say(from, to, lesson));
  return { contamination: machineRate.map((one, at) => one / (one + people.rate[at]!)), domain: lesson };
}

/** What machines are expected to have done to the message of a burst. */
class OwnHits {
  /** That one hit it, and its bursts beyond the first. */
  // NaN first, see `Expected`.
  sum = Number.NaN;
  sumAgain = Number.NaN;
  /** The same as it is left out of sums. */
  hit = Number.NaN;
  again = Number.NaN;
  /** The message that was asked for last: bursts of one message ask one after the other. */
  private from = 0;
  to = 0;
  private readonly domains: Int32Array;
  private readonly bursts: BurstColumns;
  private readonly probability: Float32Array;
  private readonly heavy: HeavyDomain | null;

  constructor(
    { domains }: World,
    bursts: BurstColumns,
    probability: Float32Array,
    heavy: HeavyDomain | null,
  ) {
    this.domains = domains;
    this.bursts = bursts;
    this.probability = probability;
    this.heavy = heavy;
  }

  enter(burst: number): void {
    if (burst >= this.from && burst < this.to) return;
    const { bursts, probability, heavy } = this;
    const { from, to } = messageOf(bursts, burst);
    let none = 1;
    let all = 0;
    for (let at = from; at < to; at++) {
      none *= 1 - probability[at]!;
      all += probability[at]! * bursts.weight[at]!;
    }
    const isHeavy = heavy !== null && this.domains[bursts.subscriber[burst]!] === heavy.domain;
    this.sum = 1 - none;
    this.sumAgain = Math.max(0, all / (isHeavy ? heavy.ofBursts : 1) - (1 - none));
    this.hit = Math.fround(this.sum);
    this.again = Math.fround(this.sumAgain);
    this.from = from;
    this.to = to;
  }
}

/** Expected numbers by domain, over the messages with clicks; those over several domains take each by its part. */
class Machines {
  /** Messages hit by a machine, and their bursts beyond the first. */
  readonly hit: Float64Array;
  readonly again: Float64Array;
  /** The same messages by campaign. */
  readonly hitIn: Float64Array;
  // NaN first, see `Expected`.
  allHit = Number.NaN;
  allAgain = Number.NaN;
  private readonly world: World;
  private readonly bursts: BurstColumns;
  private readonly own: OwnHits;
  private readonly heavy: HeavyDomain | null;

  constructor(world: World, bursts: BurstColumns, own: OwnHits, heavy: HeavyDomain | null) {
    this.world = world;
    this.bursts = bursts;
    this.own = own;
    this.heavy = heavy;
    this.hit = new Float64Array(world.domainTexts.length);
    this.again = new Float64Array(world.domainTexts.length);
    this.hitIn = new Float64Array(world.campaignLinks.length);
    this.allHit = this.allAgain = 0;
  }

  /** Takes the bursts of whole messages. */
  add(from: number, to: number): void {
    const { own, bursts, heavy } = this;
    const { events, domains } = this.world;
    for (let first = from; first < to; first = own.to) {
      own.enter(first);
      const domain = domains[bursts.subscriber[first]!]!;
      const part = domain === heavy?.domain ? heavy.ofMessages : 1;
      this.hit[domain]! += own.sum;
      this.again[domain]! += own.sumAgain;
      this.hitIn[events.messages.a(bursts.message[first]!)]! += part * own.sum;
      this.allHit += part * own.sum;
      this.allAgain += part * own.sumAgain;
    }
  }
}

/** What is learned of machines, from which follows how much likelier than elsewhere they hit a message. */
interface Facts {
  readonly own: OwnHits;
  readonly machines: Machines;
  readonly shares: DomainShares;
  /** Messages hit by machines as a share of all, by campaign and in the whole export. */
  readonly machineRate: Float64Array;
  readonly rate: number;
  readonly mailings: Mailings;
  readonly beside: Beside;
}

/** See `HitRates.domain`. */
class Likeness {
  private readonly world: World;
  private readonly bursts: BurstColumns;
  private readonly facts: Facts;
  private readonly nameless: number;
  /** How often a message is hit again by a machine where nothing is known of its domain. */
  private readonly againRate: number;

  constructor(world: World, bursts: BurstColumns, facts: Facts) {
    this.world = world;
    this.bursts = bursts;
    this.facts = facts;
    this.nameless = world.domainTexts.indexOf("");
    this.againRate = (facts.machines.allAgain + 1) / (facts.machines.allHit + 2);
  }

  /** Says it of the bursts of whole messages. */
  say(from: number, to: number, lesson: BurstLesson): void {
    const { bursts, nameless, againRate } = this;
    const { own, machines, shares, machineRate, rate, mailings, beside } = this.facts;
    const { events, domains } = this.world;
    for (let first = from; first < to; first = own.to) {
      own.enter(first);
      const domain = domains[bursts.subscriber[first]!]!;
      const here = machineRate[events.messages.a(bursts.message[first]!)]!;
      let scanned = here;
      let again = againRate;
      if (domain !== nameless) {
        const hit = Math.max(0, machines.hit[domain]! - own.hit);
        const hitAgain = Math.max(0, machines.again[domain]! - own.again);
        const others = mailings.byDomain[domain]! - 1;
        scanned = (hit + shares.strength * shares.mean * (here / rate)) / (others + shares.strength);
        again = (hitAgain + SHRINK_AGAIN * againRate) / (hit + SHRINK_AGAIN);
      }
      for (let burst = first; burst < own.to; burst++) {
        const besides = beside.of(burst);
        lesson.say(burst, Math.log(((1 - besides) * scanned + besides * again) / here));
      }
    }
  }
}

/** How many bursts of people there are for a message, by campaign: domains count less, the more of their mail machines hit. */
function peopleOf(
  world: World,
  bursts: BurstColumns,
  probability: Float32Array,
  hit: Float64Array,
  { byDomain, pairs }: Mailings,
): { rate: Float64Array; usual: number; messages: Float64Array } {
  const { campaignLinks } = world;
  const free = hit.map((one, domain) => (1 - Math.min(1, one / Math.max(1, byDomain[domain]!))) ** 2);
  const people = new Float64Array(campaignLinks.length);
  const looked = new Float64Array(campaignLinks.length);
  const messages = new Float64Array(campaignLinks.length);
  for (let at = 0; at < pairs.campaign.length; at++) {
    looked[pairs.campaign[at]!]! += exact(free[pairs.domain[at]!]! * pairs.messages[at]!);
    messages[pairs.campaign[at]!]! += pairs.messages[at]!;
  }
  eachBlock(bursts, (from, to) => addPeople(world, bursts, probability, free, from, to, people));
  const usual = (sum(people) + 1) / (sum(looked) + 2);
  const rate = people.map((one, at) => (one + SHRINK_CAMPAIGN * usual) / (looked[at]! + SHRINK_CAMPAIGN));
  return { rate, usual, messages };
}

function addPeople(
  { events, domains }: World,
  { message, subscriber, weight }: BurstColumns,
  probability: Float32Array,
  free: Float64Array,
  from: number,
  to: number,
  people: Float64Array,
): void {
  for (let burst = from; burst < to; burst++)
    people[events.messages.a(message[burst]!)]! += exact(
      free[domains[subscriber[burst]!]!]! * (1 - probability[burst]!) * weight[burst]!,
    );
}

function sum(values: Float64Array): number {
  return values.reduce((all, one) => all + one, 0);
}
