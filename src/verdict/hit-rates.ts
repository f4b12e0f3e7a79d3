import type { BurstColumns } from "./burst-columns.js";
import { domainShares } from "./domain-shares.js";
import { exact } from "./exact.js";
import { usualRate } from "./filtered.js";
import type { HeavyDomain } from "./heavy-domain.js";
import { type Lesson, ListedLesson } from "./lessons.js";
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
  /** The same of the message of each burst. */
  readonly ownHit: Float32Array;
  readonly ownAgain: Float32Array;
  readonly hitIn: Float64Array;
  readonly allHit: number;
  readonly allAgain: number;
}

/**
 * Machines hit messages at the rate of their domain, people at that of the campaign, learned where machines leave the mail alone.
 * A message that a machine has hit is hit again by machines at a rate of its own, so that it says nothing more about the reader.
 * @param probability of automation of each burst
 * @param beside see `mostBeside`
 */
export function hitRates(
  world: World,
  bursts: BurstColumns,
  probability: Float32Array,
  beside: Float32Array,
  mailings: Mailings,
): HitRates {
  const { events, domains, domainTexts, filteredClicks } = world;
  const nameless = domainTexts.indexOf("");
  const machines = machinesOf(world, bursts, probability, mailings.heavy);
  const shares = domainShares(machines.hit, mailings, nameless);
  const people = peopleOf(world, bursts, probability, machines.hit, mailings);
  const rate = (machines.allHit + 1) / (mailings.all + 2);
  const againRate = (machines.allAgain + 1) / (machines.allHit + 2);
  const machineRate = machines.hitIn.map(
    (hit, campaign) =>
      (hit + SHRINK_CAMPAIGN * usualRate(rate, people.usual, filteredClicks[campaign]!)) /
      (people.messages[campaign]! + SHRINK_CAMPAIGN),
  );
  const lesson = new ListedLesson({ column: null, table: null, size: bursts.size });
  for (let burst = 0; burst < bursts.size; burst++) {
    const domain = domains[bursts.subscriber[burst]!]!;
    const here = machineRate[events.messages.a(bursts.message[burst]!)]!;
    let scanned = here;
    let again = againRate;
    let others = 0;
    let share = shares.mean;
    if (domain !== nameless) {
      const hit = Math.max(0, machines.hit[domain]! - machines.ownHit[burst]!);
      const hitAgain = Math.max(0, machines.again[domain]! - machines.ownAgain[burst]!);
      others = mailings.byDomain[domain]! - 1;
      if (others > 0) share = Math.min(1, hit / others);
      scanned = (hit + shares.strength * shares.mean * (here / rate)) / (others + shares.strength);
      again = (hitAgain + SHRINK_AGAIN * againRate) / (hit + SHRINK_AGAIN);
    }
    const expected = (1 - beside[burst]!) * scanned + beside[burst]! * again;
    lesson.say(burst, Math.log(expected / here), others, share);
  }
  return { contamination: machineRate.map((one, at) => one / (one + people.rate[at]!)), domain: lesson };
}

function machinesOf(
  { events, domains, domainTexts, campaignLinks }: World,
  bursts: BurstColumns,
  probability: Float32Array,
  heavy: HeavyDomain | null,
): Machines {
  const hit = new Float64Array(domainTexts.length);
  const again = new Float64Array(domainTexts.length);
  const ownHit = new Float32Array(bursts.size);
  const ownAgain = new Float32Array(bursts.size);
  const hitIn = new Float64Array(campaignLinks.length);
  let allHit = 0;
  let allAgain = 0;
  for (let from = 0, to = 0; from < bursts.size; from = to) {
    let none = 1;
    let sum = 0;
    for (to = from; to < bursts.size && bursts.message[to] === bursts.message[from]; to++) {
      none *= 1 - probability[to]!;
      sum += probability[to]! * bursts.weight[to]!;
    }
    const domain = domains[bursts.subscriber[from]!]!;
    const isHeavy = domain === heavy?.domain;
    const part = isHeavy ? heavy.ofMessages : 1;
    const beyond = Math.max(0, sum / (isHeavy ? heavy.ofBursts : 1) - (1 - none));
    ownHit.fill(1 - none, from, to);
    ownAgain.fill(beyond, from, to);
    hit[domain]! += 1 - none;
    again[domain]! += beyond;
    hitIn[events.messages.a(bursts.message[from]!)]! += part * (1 - none);
    allHit += part * (1 - none);
    allAgain += part * beyond;
  }
  return { hit, again, ownHit, ownAgain, hitIn, allHit, allAgain };
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
