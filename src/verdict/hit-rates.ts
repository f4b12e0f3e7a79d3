import type { Beside } from "./beside.js";
import { type BurstColumns, messageOf } from "./burst-columns.js";
import { domainShares } from "./domain-shares.js";
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

/** Expected numbers by domain, over the messages with clicks; those over several domains take each by its part. */
interface Machines {
  /** Messages hit by a machine, and their bursts beyond the first. */
  readonly hit: Float64Array;
  readonly again: Float64Array;
  readonly hitIn: Float64Array;
  readonly allHit: number;
  readonly allAgain: number;
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
  const { events, domains, domainTexts, filteredClicks } = world;
  const nameless = domainTexts.indexOf("");
  const own = new OwnHits(world, bursts, probability, mailings.heavy);
  const machines = machinesOf(world, bursts, own, mailings.heavy);
  const shares = domainShares(machines.hit, mailings, nameless);
  const people = peopleOf(world, bursts, probability, machines.hit, mailings);
  const rate = (machines.allHit + 1) / (mailings.all + 2);
  const againRate = (machines.allAgain + 1) / (machines.allHit + 2);
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
  for (let burst = 0; burst < bursts.size; burst++) {
    const domain = domains[bursts.subscriber[burst]!]!;
    const here = machineRate[events.messages.a(bursts.message[burst]!)]!;
    let scanned = here;
    let again = againRate;
    if (domain !== nameless) {
      own.enter(burst);
      const hit = Math.max(0, machines.hit[domain]! - own.hit);
      const hitAgain = Math.max(0, machines.again[domain]! - own.again);
      const others = mailings.byDomain[domain]! - 1;
      scanned = (hit + shares.strength * shares.mean * (here / rate)) / (others + shares.strength);
      again = (hitAgain + SHRINK_AGAIN * againRate) / (hit + SHRINK_AGAIN);
    }
    const besides = beside.of(burst);
    const expected = (1 - besides) * scanned + besides * again;
    lesson.say(burst, Math.log(expected / here));
  }
  return { contamination: machineRate.map((one, at) => one / (one + people.rate[at]!)), domain: lesson };
}

/** What machines are expected to have done to the message of a burst. */
class OwnHits {
  /** That one hit it, and its bursts beyond the first. */
  sum = 0;
  sumAgain = 0;
  /** The same as it is left out of sums. */
  hit = 0;
  again = 0;
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

function machinesOf(
  { events, domains, domainTexts, campaignLinks }: World,
  bursts: BurstColumns,
  own: OwnHits,
  heavy: HeavyDomain | null,
): Machines {
  const hit = new Float64Array(domainTexts.length);
  const again = new Float64Array(domainTexts.length);
  const hitIn = new Float64Array(campaignLinks.length);
  let allHit = 0;
  let allAgain = 0;
  for (let from = 0; from < bursts.size; from = own.to) {
    own.enter(from);
    const domain = domains[bursts.subscriber[from]!]!;
    const part = domain === heavy?.domain ? heavy.ofMessages : 1;
    hit[domain]! += own.sum;
    again[domain]! += own.sumAgain;
    hitIn[events.messages.a(bursts.message[from]!)]! += part * own.sum;
    allHit += part * own.sum;
    allAgain += part * own.sumAgain;
  }
  return { hit, again, hitIn, allHit, allAgain };
}

/** How many bursts of people there are for a message, by campaign: domains count less, the more of their mail machines hit. */
function peopleOf(
  { events, domains, campaignLinks }: World,
  bursts: BurstColumns,
  probability: Float32Array,
  hit: Float64Array,
  { byDomain, pairs }: Mailings,
): { rate: Float64Array; usual: number; messages: Float64Array } {
  const free = hit.map((one, domain) => (1 - Math.min(1, one / Math.max(1, byDomain[domain]!))) ** 2);
  const people = new Float64Array(campaignLinks.length);
  const looked = new Float64Array(campaignLinks.length);
  const messages = new Float64Array(campaignLinks.length);
  for (let at = 0; at < pairs.campaign.length; at++) {
    looked[pairs.campaign[at]!]! += exact(free[pairs.domain[at]!]! * pairs.messages[at]!);
    messages[pairs.campaign[at]!]! += pairs.messages[at]!;
  }
  for (let burst = 0; burst < bursts.size; burst++)
    people[events.messages.a(bursts.message[burst]!)]! += exact(
      free[domains[bursts.subscriber[burst]!]!]! * (1 - probability[burst]!) * bursts.weight[burst]!,
    );
  const usual = (sum(people) + 1) / (sum(looked) + 2);
  const rate = people.map((one, at) => (one + SHRINK_CAMPAIGN * usual) / (looked[at]! + SHRINK_CAMPAIGN));
  return { rate, usual, messages };
}

function sum(values: Float64Array): number {
  return values.reduce((all, one) => all + one, 0);
}
