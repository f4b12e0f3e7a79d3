import { DELAY_BINS, NO_DELAY } from "../domain/delay.js";
import { type BurstColumns, messageOf } from "./burst-columns.js";
import { exact } from "./exact.js";
import type { HeavyDomain } from "./heavy-domain.js";
import { type LearningKeys, learningKeys } from "./learning-keys.js";
import { BurstLesson, type Lesson, ListedLesson } from "./lessons.js";
import { type Mailings, mailingsOf } from "./mailings.js";
import { SparseHistograms } from "./sparse-histograms.js";
import type { World } from "./world.js";

/** Strength of the shrinking towards the whole export, in bursts and in messages: see `learn`. */
const SHRINK_LOCKSTEP = 3;
const SHRINK_BUSY = 5;

/** What can be learned before anything is judged, and what the judged bursts have in common: the same in every round. */
export interface Standing {
  readonly keys: LearningKeys;
  readonly lockstep: Lesson;
  readonly busyDomain: Lesson;
  readonly mailings: Mailings;
}

/** @param heavy the domain of which only a part counts */
export function standingLessons(
  world: World,
  bursts: BurstColumns,
  heavy: HeavyDomain | null = null,
): Standing {
  const mailings = mailingsOf(world, heavy);
  return {
    keys: learningKeys(world, bursts),
    lockstep: lockstepLesson(world, bursts),
    busyDomain: busyLesson(world, bursts, mailings),
    mailings,
  };
}

/** How much more often than elsewhere other messages of the domain were hit after about the same delay. */
function lockstepLesson({ domains, domainTexts }: World, bursts: BurstColumns): Lesson {
  const { order, starts } = sortedByDomain(bursts, domains, domainTexts.length);
  const lockstep = new Lockstep(bursts, domains, domainTexts.length);
  const lesson = new BurstLesson(bursts.size, (burst) => lockstep.about(burst));
  for (let domain = 0; domain < domainTexts.length; domain++) {
    if (starts[domain] === starts[domain + 1]) continue;
    lockstep.enter(domain, order, starts[domain]!, starts[domain + 1]!);
    if (domainTexts[domain] !== "") lockstep.say(order, starts[domain]!, starts[domain + 1]!, lesson);
  }
  return lesson;
}

/** When the messages of each domain are hit: weights of bursts by the bin of their delay. */
class Lockstep {
  private readonly bursts: BurstColumns;
  private readonly domains: Int32Array;
  /** Share of all bursts in each bin and its neighbours. */
  private readonly elsewhere: Float64Array;
  private readonly histograms: SparseHistograms;
  private readonly counts: Float64Array;
  /** Of the domain, and the message, at hand. */
  private readonly histogram = new Float64Array(DELAY_BINS);
  private readonly own = new Float64Array(DELAY_BINS);

  constructor(bursts: BurstColumns, domains: Int32Array, domainCount: number) {
    this.bursts = bursts;
    this.domains = domains;
    this.histograms = new SparseHistograms(domainCount);
    this.counts = new Float64Array(domainCount);
    const near = new Float64Array(DELAY_BINS);
    for (let burst = 0; burst < bursts.size; burst++) near[bursts.delayBin[burst]!]! += bursts.weight[burst]!;
    const total = near.reduce((sum, value) => sum + value, 0);
    this.elsewhere = near.map((_, bin) => Math.max(1e-3, around(near, bin) / Math.max(1, total)));
  }

  /** Takes up a domain by its bursts: those of a list from one place to another. */
  enter(domain: number, order: Int32Array, from: number, to: number): void {
    const { histogram } = this;
    const { delayBin, weight } = this.bursts;
    histogram.fill(0);
    let count = 0;
    for (let at = from; at < to; at++) {
      const burst = order[at]!;
      histogram[delayBin[burst]!]! += weight[burst]!;
      count += weight[burst]!;
    }
    this.histograms.add(domain, histogram);
    this.counts[domain] = count;
  }

  /** Says it of the bursts of the domain at hand, message by message. */
  say(order: Int32Array, from: number, to: number, lesson: BurstLesson): void {
    const { histogram, own, elsewhere, counts, domains } = this;
    const { delayBin, message, weight, subscriber } = this.bursts;
    const count = counts[domains[subscriber[order[from]!]!]!]!;
    for (let first = from, next = first; first < to; first = next) {
      let ownCount = 0;
      for (; next < to && message[order[next]!] === message[order[first]!]; next++) {
        const burst = order[next]!;
        own[delayBin[burst]!]! += weight[burst]!;
        ownCount += weight[burst]!;
      }
      const others = count - ownCount;
      for (let at = first; at < next && others >= 1.5; at++) {
        const burst = order[at]!;
        const bin = delayBin[burst]!;
        if (bin === NO_DELAY) continue;
        const expected = elsewhere[bin]!;
        const same = sameOf(histogram, own, bin) + SHRINK_LOCKSTEP * expected;
        lesson.say(burst, Math.log(same / ((others + SHRINK_LOCKSTEP) * expected)));
      }
      for (let at = first; at < next; at++) own[delayBin[order[at]!]!] = 0;
    }
  }

  /** On how many others what is said of a burst rests, and what share of them is like it. */
  about(burst: number): { others: number; share: number } {
    const { bursts, histogram, own } = this;
    const domain = this.domains[bursts.subscriber[burst]!]!;
    const { from, to } = messageOf(bursts, burst);
    own.fill(0);
    let ownCount = 0;
    for (let at = from; at < to; at++) {
      own[bursts.delayBin[at]!]! += bursts.weight[at]!;
      ownCount += bursts.weight[at]!;
    }
    const others = this.counts[domain]! - ownCount;
    this.histograms.read(domain, histogram);
    return { others, share: sameOf(histogram, own, bursts.delayBin[burst]!) / others };
  }
}

/** What others have about a bin. */
function sameOf(all: Float64Array, own: Float64Array, bin: number): number {
  return Math.max(0, around(all, bin) - around(own, bin));
}

/** The bin and its two neighbours. */
function around(histogram: Float64Array, bin: number): number {
  return (
    histogram[bin]! + (bin > 0 ? histogram[bin - 1]! : 0) + (bin + 1 < NO_DELAY ? histogram[bin + 1]! : 0)
  );
}

/** Bursts ordered by their domain and then by their number (counting sort), and where those of each domain begin. */
function sortedByDomain(
  { size, subscriber }: BurstColumns,
  domains: Int32Array,
  domainCount: number,
): { order: Int32Array; starts: Int32Array } {
  const starts = new Int32Array(domainCount + 1);
  for (let burst = 0; burst < size; burst++) starts[domains[subscriber[burst]!]! + 1]!++;
  for (let at = 0; at < domainCount; at++) starts[at + 1]! += starts[at]!;
  const next = starts.slice();
  const order = new Int32Array(size);
  for (let burst = 0; burst < size; burst++) order[next[domains[subscriber[burst]!]!]!++] = burst;
  return { order, starts };
}

/** Share of a domain's other messages that were clicked, against the share of the whole export. */
function busyLesson({ domains, domainTexts }: World, bursts: BurstColumns, mailings: Mailings): Lesson {
  const { byDomain, clickedByDomain, heavy } = mailings;
  const allClicked = clickedByDomain.reduce(
    (sum, clicked, domain) => sum + exact(clicked * (domain === heavy?.domain ? heavy.ofMessages : 1)),
    0,
  );
  const rate = allClicked / Math.max(1, mailings.all);
  const lesson = new ListedLesson({ column: bursts.subscriber, table: domains, size: domainTexts.length });
  // Where only clickers are in the export, everybody clicked and nothing can be learned.
  if (rate > 0.9 || rate === 0) return lesson;
  for (let domain = 0; domain < domainTexts.length; domain++) {
    const others = byDomain[domain]! - 1;
    const clicked = clickedByDomain[domain]!;
    if (others < 1 || clicked === 0 || domainTexts[domain] === "") continue;
    const share = (clicked - 1 + SHRINK_BUSY * rate) / (others + SHRINK_BUSY);
    lesson.say(domain, Math.log(share / rate), others, (clicked - 1) / others);
  }
  return lesson;
}
