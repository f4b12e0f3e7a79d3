import type { BurstColumns } from "./burst-columns.js";
import { DELAY_BINS, NO_DELAY } from "./delay.js";
import { usualShare } from "./filtered.js";
import { type LearningKeys, learningKeys } from "./learning-keys.js";
import { type Key, KeyedLesson, type Lesson, ListedLesson } from "./lessons.js";
import { unanswered } from "./unanswered.js";
import type { World } from "./world.js";

/**
 * Strength of the shrinking towards the whole export, in bursts: a key (domain, address ...) with that many bursts counts
 * half for itself. Small numbers trust small groups sooner.
 */
const SHRINK = {
  domain: 2,
  ip: 1,
  agent: 4,
  network: 4,
  pair: 2,
  link: 8,
  subscriber: 1,
  delay: 10,
  lockstep: 3,
  busy: 5,
  campaign: 50,
} as const;

export interface Lessons {
  /** By id of the learned signal. */
  readonly signals: ReadonlyMap<string, Lesson>;
  /** Share of automated bursts of each campaign, shrunk towards the export. */
  readonly contamination: Float64Array;
  readonly overall: number;
}

/**
 * One round of learning without labels: from the probabilities of all bursts to what each key says about the others of
 * its kind, the judged message left out. Sums run in the fixed order of bursts, so the result has no order of its own.
 * @param probability of automation of each burst; must not change afterwards
 * @param keys of the same bursts
 */
export function learn(
  world: World,
  bursts: BurstColumns,
  probability: Float32Array,
  keys: LearningKeys = learningKeys(world, bursts),
): Lessons {
  const overall = overallShare(bursts, probability);
  const keyed = (key: Key, shrink: number) => new KeyedLesson(bursts, probability, overall, key, shrink);
  const signals = new Map<string, Lesson>([
    ["scanned-domain", keyed(keys.domain, SHRINK.domain)],
    ["shared-address", keyed(keys.address, SHRINK.ip)],
    ["early-user-agent", keyed(keys.agent, SHRINK.agent)],
    ["machine-network", keyed(keys.network, SHRINK.network)],
    ["domain-network", keyed(keys.domainNetwork, SHRINK.pair)],
    ["no-follow-up", unanswered(bursts, probability)],
    ["machine-link", keyed(keys.link, SHRINK.link)],
    ["repeat-pattern", keyed(keys.subscriber, SHRINK.subscriber)],
    ["export-speed", keyed(keys.delay, SHRINK.delay)],
    ["lockstep", lockstep(world, bursts)],
    ["busy-domain", busyDomain(world)(bursts)],
  ]);
  return { signals, contamination: contamination(world, bursts, probability, overall), overall };
}

function overallShare(bursts: BurstColumns, probability: Float32Array): number {
  let machine = 1;
  let all = 2;
  for (let burst = 0; burst < bursts.size; burst++) {
    machine += probability[burst]! * bursts.weight[burst]!;
    all += bursts.weight[burst]!;
  }
  return machine / all;
}

function contamination(
  world: World,
  bursts: BurstColumns,
  probability: Float32Array,
  overall: number,
): Float64Array {
  const machine = Float64Array.from(
    world.filteredClicks,
    (filtered) => SHRINK.campaign * usualShare(overall, filtered),
  );
  const all = new Float64Array(world.campaignLinks.length).fill(SHRINK.campaign);
  for (let burst = 0; burst < bursts.size; burst++) {
    const campaign = world.events.messages.a(bursts.message[burst]!);
    machine[campaign]! += probability[burst]! * bursts.weight[burst]!;
    all[campaign]! += bursts.weight[burst]!;
  }
  return machine.map((value, campaign) => value / all[campaign]!);
}

/** How much more often than elsewhere other messages of the domain were hit after about the same delay. */
function lockstep(world: World, bursts: BurstColumns): Lesson {
  const { events, domains, domainTexts } = world;
  const lesson = new ListedLesson(bursts.size);
  const domainOf = (burst: number) => domains[events.messages.b(bursts.message[burst]!)]!;
  const near = new Float64Array(DELAY_BINS);
  const byDomain = sortedBy(bursts.size, domainOf, domainTexts.length);
  for (let burst = 0; burst < bursts.size; burst++) near[bursts.delayBin[burst]!]! += bursts.weight[burst]!;
  const total = near.reduce((sum, value) => sum + value, 0);
  const elsewhere = near.map((_, bin) => Math.max(1e-3, around(near, bin) / Math.max(1, total)));
  const histogram = new Float64Array(DELAY_BINS);
  const own = new Float64Array(DELAY_BINS);
  for (let from = 0, to = 0; from < byDomain.length; from = to) {
    const domain = domainOf(byDomain[from]!);
    const nameless = domainTexts[domain] === "";
    histogram.fill(0);
    let count = 0;
    for (to = from; to < byDomain.length && domainOf(byDomain[to]!) === domain; to++) {
      const burst = byDomain[to]!;
      histogram[bursts.delayBin[burst]!]! += bursts.weight[burst]!;
      count += bursts.weight[burst]!;
    }
    for (let first = nameless ? to : from, next = first; first < to; first = next) {
      const message = bursts.message[byDomain[first]!];
      own.fill(0);
      let ownCount = 0;
      for (; next < to && bursts.message[byDomain[next]!] === message; next++) {
        const burst = byDomain[next]!;
        own[bursts.delayBin[burst]!]! += bursts.weight[burst]!;
        ownCount += bursts.weight[burst]!;
      }
      for (let at = first; at < next; at++) {
        const burst = byDomain[at]!;
        const bin = bursts.delayBin[burst]!;
        const others = count - ownCount;
        if (bin === NO_DELAY || others < 1.5) continue;
        const same = Math.max(0, around(histogram, bin) - around(own, bin));
        const expected = elsewhere[bin]!;
        const ratio = Math.log((same + SHRINK.lockstep * expected) / ((others + SHRINK.lockstep) * expected));
        lesson.say(burst, ratio, others, same / others);
      }
    }
  }
  return lesson;
}

/** The bin and its two neighbours. */
function around(histogram: Float64Array, bin: number): number {
  return (
    histogram[bin]! + (bin > 0 ? histogram[bin - 1]! : 0) + (bin + 1 < NO_DELAY ? histogram[bin + 1]! : 0)
  );
}

/** Bursts ordered by a key and then by their number (counting sort). */
function sortedBy(size: number, key: (burst: number) => number, keys: number): Int32Array {
  const start = new Int32Array(keys + 1);
  for (let burst = 0; burst < size; burst++) start[key(burst) + 1]!++;
  for (let at = 0; at < keys; at++) start[at + 1]! += start[at]!;
  const order = new Int32Array(size);
  for (let burst = 0; burst < size; burst++) order[start[key(burst)]!++] = burst;
  return order;
}

/** Share of a domain's other messages that were clicked, against the share of the whole export. */
function busyDomain(world: World): (bursts: BurstColumns) => Lesson {
  const { events, domains, domainTexts } = world;
  const messages = new Float64Array(domainTexts.length);
  const clicked = new Float64Array(domainTexts.length);
  let allMessages = 0;
  let allClicked = 0;
  for (let message = 0; message < events.messages.size; message++) {
    const domain = domains[events.messages.b(message)]!;
    messages[domain]!++;
    allMessages++;
    if (events.clicksOf(message) === 0) continue;
    clicked[domain]!++;
    allClicked++;
  }
  const rate = allClicked / Math.max(1, allMessages);
  return (bursts) => {
    const lesson = new ListedLesson(bursts.size);
    // Where only clickers are in the export, everybody clicked and nothing can be learned.
    if (rate > 0.9 || rate === 0) return lesson;
    for (let burst = 0; burst < bursts.size; burst++) {
      const domain = domains[events.messages.b(bursts.message[burst]!)]!;
      const others = messages[domain]! - 1;
      if (others < 1 || domainTexts[domain] === "") continue;
      const share = (clicked[domain]! - 1 + SHRINK.busy * rate) / (others + SHRINK.busy);
      lesson.say(burst, Math.log(share / rate), others, (clicked[domain]! - 1) / others);
    }
    return lesson;
  };
}
