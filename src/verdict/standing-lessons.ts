import { type BurstColumns, messageOf } from "./burst-columns.js";
import { DELAY_BINS, NO_DELAY } from "./delay.js";
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
  return {
    keys: learningKeys(world, bursts),
    lockstep: lockstepLesson(world, bursts),
    busyDomain: busyLesson(world, bursts, heavy),
    mailings: mailingsOf(world, heavy),
  };
}

/** How much more often than elsewhere other messages of the domain were hit after about the same delay. */
function lockstepLesson({ domains, domainTexts }: World, bursts: BurstColumns): Lesson {
  const domainOf = (burst: number) => domains[bursts.subscriber[burst]!]!;
  const near = new Float64Array(DELAY_BINS);
  const byDomain = sortedBy(bursts.size, domainOf, domainTexts.length);
  for (let burst = 0; burst < bursts.size; burst++) near[bursts.delayBin[burst]!]! += bursts.weight[burst]!;
  const total = near.reduce((sum, value) => sum + value, 0);
  const elsewhere = near.map((_, bin) => Math.max(1e-3, around(near, bin) / Math.max(1, total)));
  const histogram = new Float64Array(DELAY_BINS);
  const own = new Float64Array(DELAY_BINS);
  const histograms = new SparseHistograms(domainTexts.length);
  const counts = new Float64Array(domainTexts.length);
  const about = (burst: number) => {
    const domain = domainOf(burst);
    const { from, to } = messageOf(bursts, burst);
    own.fill(0);
    let others = counts[domain]!;
    let ownCount = 0;
    for (let at = from; at < to; at++) {
      own[bursts.delayBin[at]!]! += bursts.weight[at]!;
      ownCount += bursts.weight[at]!;
    }
    others -= ownCount;
    histograms.read(domain, histogram);
    return { others, share: sameOf(histogram, own, bursts.delayBin[burst]!) / others };
  };
  const lesson = new BurstLesson(bursts.size, about);
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
    histograms.add(domain, histogram);
    counts[domain] = count;
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
        const same = sameOf(histogram, own, bin);
        const expected = elsewhere[bin]!;
        const ratio = Math.log((same + SHRINK_LOCKSTEP * expected) / ((others + SHRINK_LOCKSTEP) * expected));
        lesson.say(burst, ratio);
      }
    }
  }
  return lesson;
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
function busyLesson(
  { events, domains, domainTexts }: World,
  bursts: BurstColumns,
  heavy: HeavyDomain | null,
): Lesson {
  const messages = new Float64Array(domainTexts.length);
  const clicked = new Float64Array(domainTexts.length);
  let allMessages = 0;
  let allClicked = 0;
  for (let message = 0; message < events.messages.size; message++) {
    const domain = domains[events.messages.b(message)]!;
    const part = domain === heavy?.domain ? heavy.ofMessages : 1;
    messages[domain]!++;
    allMessages += part;
    if (events.clicksOf(message) === 0) continue;
    clicked[domain]!++;
    allClicked += part;
  }
  const rate = allClicked / Math.max(1, allMessages);
  const lesson = new ListedLesson({ column: bursts.subscriber, table: domains, size: domainTexts.length });
  // Where only clickers are in the export, everybody clicked and nothing can be learned.
  if (rate > 0.9 || rate === 0) return lesson;
  for (let domain = 0; domain < domainTexts.length; domain++) {
    const others = messages[domain]! - 1;
    if (others < 1 || clicked[domain] === 0 || domainTexts[domain] === "") continue;
    const share = (clicked[domain]! - 1 + SHRINK_BUSY * rate) / (others + SHRINK_BUSY);
    lesson.say(domain, Math.log(share / rate), others, (clicked[domain]! - 1) / others);
  }
  return lesson;
}
