import { NO_BUCKET } from "../domain/delay.js";
import { sigmoid } from "../domain/verdict.js";
import type { BurstColumns } from "./burst-columns.js";
import { logOddsOf } from "./rates.js";

/** What the follow-ups of this export say about the verdicts. */
export interface Calibration {
  /** By how much log-odds were moved towards people; 0 where the follow-ups gave no reason to, or were too few. */
  readonly moved: number;
}

/** Messages that must be removed before a prior is moved (DESIGN 4.4), and that each rate must rest on. */
const ENOUGH = 300;
const ENOUGH_SURE = 50;
/** No further than this, in log-odds: follow-ups correct the reading, they do not replace it. */
const LARGEST = 6;
/** Sweeps that are surely a machine's: what follows them is chance (an order that would have come anyway). */
const SURE = 0.98;
const SWEEP = 3;
/** Late single clicks are people's: what follows them is what follows a person's click. */
const PERSON = 0.2;
/** First of the delay buckets from 2 h on, see `delayBucket`. */
const LATE_BUCKET = 6;
/** Standard errors of a 95 % interval. */
const Z = 1.96;

const NOTHING: Calibration = { moved: 0 };

interface Stratum {
  messages: number;
  followed: number;
}

/**
 * How human the suspicious messages are, by what followed them: where a share h of them is people's, they are followed up at
 * h times the rate of late single clicks and (1 - h) times that of sure machines (positive-unlabelled reasoning). Only when
 * even the lower bound of h is above what the verdicts expect are these moved, and only that far.
 * @param plain probability of automation of each burst without the evidence of follow-ups
 */
export function calibrate(bursts: BurstColumns, plain: (burst: number) => number): Calibration {
  const people: Stratum = { messages: 0, followed: 0 };
  const machines: Stratum = { messages: 0, followed: 0 };
  const suspicious: Stratum = { messages: 0, followed: 0 };
  const odds: number[] = [];
  for (let from = 0, to = 0; from < bursts.size; from = to) {
    let none = 1;
    let least = 1;
    let followed = 0;
    let most = 0;
    for (to = from; to < bursts.size && bursts.message[to] === bursts.message[from]; to++) {
      const probability = plain(to);
      none *= probability;
      least = Math.min(least, probability);
      followed |= bursts.followed[to]!;
      most = Math.max(most, bursts.firstClick[to + 1]! - bursts.firstClick[to]!);
    }
    const stratum = least < 0.5 ? null : least >= SURE && most >= SWEEP ? machines : suspicious;
    if (stratum !== null) add(stratum, followed);
    if (stratum === suspicious) odds.push(logOddsOf(none));
    if (to - from === 1 && isLateSingle(bursts, from) && least < PERSON) add(people, followed);
  }
  if (suspicious.messages + machines.messages < ENOUGH) return NOTHING;
  if (people.messages < ENOUGH || suspicious.messages < ENOUGH_SURE) return NOTHING;
  const chance = machines.messages < ENOUGH_SURE ? 0 : machines.followed / machines.messages;
  const whole = people.followed / people.messages - chance;
  if (!(whole > 0)) return NOTHING;
  const share = Math.min(1, (lower(suspicious) - chance) / whole);
  return { moved: share > expected(odds, 0) ? shiftTo(odds, share) : 0 };
}

function add(stratum: Stratum, followed: number): void {
  stratum.messages++;
  stratum.followed += followed;
}

function isLateSingle(bursts: BurstColumns, burst: number): boolean {
  const bucket = bursts.delayBucket[burst]!;
  return (
    bucket >= LATE_BUCKET &&
    bucket < NO_BUCKET &&
    bursts.firstClick[burst + 1]! - bursts.firstClick[burst]! === 1
  );
}

/** Lower end of Wilson's interval. */
function lower({ followed, messages }: Stratum): number {
  const rate = followed / messages;
  const square = (Z * Z) / messages;
  const middle = rate + square / 2;
  const half = Z * Math.sqrt((rate * (1 - rate)) / messages + square / (4 * messages));
  return Math.max(0, (middle - half) / (1 + square));
}

/** Mean probability that messages are people's when all log-odds are `moved` towards them. */
function expected(odds: readonly number[], moved: number): number {
  return odds.reduce((sum, one) => sum + 1 - sigmoid(one - moved), 0) / odds.length;
}

function shiftTo(odds: readonly number[], share: number): number {
  let low = 0;
  let high = LARGEST;
  for (let step = 0; step < 30; step++) {
    const middle = (low + high) / 2;
    if (expected(odds, middle) < share) low = middle;
    else high = middle;
  }
  return high;
}
