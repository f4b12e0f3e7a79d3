import type { Learned } from "../domain/signal.js";
import type { BurstColumns } from "./burst-columns.js";
import { DELAY_BINS, NO_DELAY } from "./delay.js";
import type { World } from "./world.js";

/**
 * Strength of the shrinking towards the whole export, in bursts: a key (domain, address ...) with that many bursts counts
 * half for itself. Small numbers trust small groups sooner.
 */
const SHRINK = {
  domain: 2,
  ip: 1,
  agent: 4,
  link: 8,
  subscriber: 1,
  delay: 10,
  lockstep: 3,
  busy: 5,
  campaign: 50,
} as const;

/** Learned ratios beyond this are treated alike (e^4 = 55 times as likely). */
const LIMIT = 4;

/** Values of one learned signal for every burst; NaN where it has nothing to say. */
export interface LearnedColumn {
  readonly llr: Float32Array;
  readonly others: Float32Array;
  readonly share: Float32Array;
}

export type LearnedColumns = ReadonlyMap<string, LearnedColumn>;

export interface Lessons {
  readonly columns: LearnedColumns;
  /** Share of automated bursts of each campaign, shrunk towards the export. */
  readonly contamination: Float64Array;
  readonly overall: number;
}

/**
 * One round of learning without labels: from the probabilities of all bursts to what each key says about the others of
 * its kind, the judged message left out. Sums run in the fixed order of bursts, so the result has no order of its own.
 * @param probability of automation of each burst
 */
export function learn(world: World, bursts: BurstColumns, probability: Float32Array): Lessons {
  const { events, domains } = world;
  const overall = overallShare(bursts, probability);
  const subscriber = (burst: number) => events.messages.b(bursts.message[burst]!);
  // People whom the export names by an id have no domain, and are not neighbours for that.
  const nameless = world.domainTexts.indexOf("");
  const domain = (burst: number) =>
    domains[subscriber(burst)] === nameless ? -1 : domains[subscriber(burst)]!;
  const tally = (key: (burst: number) => number, size: number, shrink: number) =>
    ratios(bursts, probability, overall, key, size, shrink);
  const columns = new Map<string, LearnedColumn>([
    ["scanned-domain", tally(domain, world.domainTexts.length, SHRINK.domain)],
    [
      "shared-address",
      tally((i) => (bursts.ip[i] === 0 ? -1 : bursts.ip[i]!), world.networks.length, SHRINK.ip),
    ],
    [
      "early-user-agent",
      tally((i) => (bursts.agent[i] === 0 ? -1 : bursts.agent[i]!), world.agents.length, SHRINK.agent),
    ],
    ["machine-link", tally((i) => bursts.loneLink[i]!, world.linkRanks.length, SHRINK.link)],
    ["repeat-pattern", tally(subscriber, domains.length, SHRINK.subscriber)],
    [
      "export-speed",
      tally((i) => (bursts.delayBin[i] === NO_DELAY ? -1 : bursts.delayBin[i]!), DELAY_BINS, SHRINK.delay),
    ],
    ["lockstep", lockstep(world, bursts)],
    ["busy-domain", busyDomain(world)(bursts)],
  ]);
  return { columns, contamination: contamination(world, bursts, probability, overall), overall };
}

/** What a learned column says about one burst. */
export function lesson(columns: LearnedColumns, signal: string, burst: number): Learned | null {
  const column = columns.get(signal);
  if (column === undefined || Number.isNaN(column.llr[burst]!)) return null;
  return { llr: column.llr[burst]!, others: Math.round(column.others[burst]!), share: column.share[burst]! };
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
  const machine = new Float64Array(world.campaignLinks.length).fill(SHRINK.campaign * overall);
  const all = new Float64Array(world.campaignLinks.length).fill(SHRINK.campaign);
  for (let burst = 0; burst < bursts.size; burst++) {
    const campaign = world.events.messages.a(bursts.message[burst]!);
    machine[campaign]! += probability[burst]! * bursts.weight[burst]!;
    all[campaign]! += bursts.weight[burst]!;
  }
  return machine.map((value, campaign) => value / all[campaign]!);
}

/** Log ratio of the shrunk odds of a key, without the judged message, to the odds of the export. */
function ratios(
  bursts: BurstColumns,
  probability: Float32Array,
  overall: number,
  key: (burst: number) => number,
  size: number,
  shrink: number,
): LearnedColumn {
  const machine = new Float64Array(size);
  const all = new Float64Array(size);
  for (let burst = 0; burst < bursts.size; burst++) {
    const at = key(burst);
    if (at === -1) continue;
    machine[at]! += probability[burst]! * bursts.weight[burst]!;
    all[at]! += bursts.weight[burst]!;
  }
  const column = emptyColumn(bursts.size);
  const odds = Math.log(overall / (1 - overall));
  // Own sums per key, so that a message with a flood of bursts costs no more than its length.
  const ownMachine = new Float64Array(size);
  const own = new Float64Array(size);
  forEachMessage(bursts, (from, to) => {
    for (let burst = from; burst < to; burst++) {
      const at = key(burst);
      if (at === -1) continue;
      ownMachine[at]! += probability[burst]! * bursts.weight[burst]!;
      own[at]! += bursts.weight[burst]!;
    }
    for (let burst = from; burst < to; burst++) {
      const at = key(burst);
      if (at === -1) continue;
      const others = all[at]! - own[at]!;
      if (others < 0.5) continue;
      const otherMachine = Math.max(0, machine[at]! - ownMachine[at]!);
      const share = (otherMachine + shrink * overall) / (others + shrink);
      column.llr[burst] = clamp(Math.log(share / (1 - share)) - odds);
      column.others[burst] = others;
      column.share[burst] = otherMachine / others;
    }
    for (let burst = from; burst < to; burst++) {
      const at = key(burst);
      if (at === -1) continue;
      ownMachine[at] = 0;
      own[at] = 0;
    }
  });
  return column;
}

/** How much more often than elsewhere other messages of the domain were hit after about the same delay. */
function lockstep(world: World, bursts: BurstColumns): LearnedColumn {
  const { events, domains, domainTexts } = world;
  const column = emptyColumn(bursts.size);
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
        column.llr[burst] = clamp(
          Math.log((same + SHRINK.lockstep * expected) / ((others + SHRINK.lockstep) * expected)),
        );
        column.others[burst] = others;
        column.share[burst] = same / others;
      }
    }
  }
  return column;
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
function busyDomain(world: World): (bursts: BurstColumns) => LearnedColumn {
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
    const column = emptyColumn(bursts.size);
    // Where only clickers are in the export, everybody clicked and nothing can be learned.
    if (rate > 0.9 || rate === 0) return column;
    for (let burst = 0; burst < bursts.size; burst++) {
      const domain = domains[events.messages.b(bursts.message[burst]!)]!;
      const others = messages[domain]! - 1;
      if (others < 1 || domainTexts[domain] === "") continue;
      const share = (clicked[domain]! - 1 + SHRINK.busy * rate) / (others + SHRINK.busy);
      column.llr[burst] = clamp(Math.log(share / rate));
      column.others[burst] = others;
      column.share[burst] = (clicked[domain]! - 1) / others;
    }
    return column;
  };
}

function forEachMessage(bursts: BurstColumns, visit: (from: number, to: number) => void): void {
  for (let from = 0, to = 0; from < bursts.size; from = to) {
    to = from + 1;
    while (to < bursts.size && bursts.message[to] === bursts.message[from]) to++;
    visit(from, to);
  }
}

function emptyColumn(size: number): LearnedColumn {
  return {
    llr: new Float32Array(size).fill(Number.NaN),
    others: new Float32Array(size),
    share: new Float32Array(size),
  };
}

function clamp(value: number): number {
  return Math.max(-LIMIT, Math.min(LIMIT, value));
}
