import type { Learned } from "../domain/signal.js";
import type { BurstColumns } from "./burst-columns.js";

/** Learned ratios beyond this are treated alike (e^4 = 55 times as likely). */
const LIMIT = 4;

/** What one learned signal says about the bursts of an export. */
export interface Lesson {
  /** Log likelihood ratio of a burst, NaN where there is nothing to say. */
  llr(burst: number): number;
  said(burst: number): Learned | null;
}

/** Numbers that bursts have in common: `table[column[burst]]`, -1 for none. */
export interface Key {
  readonly column: Int32Array | Uint8Array;
  /** Null when the column holds the keys themselves. */
  readonly table: Int32Array | null;
  /** Above all keys. */
  readonly size: number;
}

/**
 * Log ratio of the shrunk odds of a key, without the judged message, to the odds of the export. Only sums by key are kept,
 * and those of the message that was asked for last, so that a message with a flood of bursts costs no more than its length.
 */
export class KeyedLesson implements Lesson {
  private readonly bursts: BurstColumns;
  private readonly probability: Float32Array;
  private readonly key: Key;
  private readonly shrink: number;
  private readonly overall: number;
  private readonly odds: number;
  private readonly machine: Float64Array;
  private readonly all: Float64Array;
  private readonly ownMachine: Float64Array;
  private readonly own: Float64Array;
  /** The bursts that the own sums are of. */
  private from = 0;
  private to = 0;

  constructor(bursts: BurstColumns, probability: Float32Array, overall: number, key: Key, shrink: number) {
    this.bursts = bursts;
    this.probability = probability;
    this.key = key;
    this.shrink = shrink;
    this.overall = overall;
    this.odds = Math.log(overall / (1 - overall));
    this.machine = new Float64Array(key.size);
    this.all = new Float64Array(key.size);
    this.ownMachine = new Float64Array(key.size);
    this.own = new Float64Array(key.size);
    for (let burst = 0; burst < bursts.size; burst++) {
      const at = this.keyOf(burst);
      if (at === -1) continue;
      this.machine[at]! += probability[burst]! * bursts.weight[burst]!;
      this.all[at]! += bursts.weight[burst]!;
    }
  }

  llr(burst: number): number {
    const at = this.keyOf(burst);
    if (at === -1) return Number.NaN;
    const others = this.others(at, burst);
    if (others < 0.5) return Number.NaN;
    const share = (this.othersMachine(at) + this.shrink * this.overall) / (others + this.shrink);
    return Math.fround(clamp(Math.log(share / (1 - share)) - this.odds));
  }

  said(burst: number): Learned | null {
    const llr = this.llr(burst);
    if (Number.isNaN(llr)) return null;
    const at = this.keyOf(burst);
    const others = this.others(at, burst);
    return {
      llr,
      others: Math.round(Math.fround(others)),
      share: Math.fround(this.othersMachine(at) / others),
    };
  }

  private keyOf(burst: number): number {
    const { column, table } = this.key;
    const value = column[burst]!;
    return table === null ? value : table[value]!;
  }

  /** Weight of the bursts of other messages with the key. */
  private others(at: number, burst: number): number {
    if (burst < this.from || burst >= this.to) this.enter(burst);
    return this.all[at]! - this.own[at]!;
  }

  private othersMachine(at: number): number {
    return Math.max(0, this.machine[at]! - this.ownMachine[at]!);
  }

  /** Sums the bursts of the message of a burst. */
  private enter(burst: number): void {
    const { bursts, probability, own, ownMachine } = this;
    for (let at = this.from; at < this.to; at++) {
      const key = this.keyOf(at);
      if (key === -1) continue;
      own[key] = 0;
      ownMachine[key] = 0;
    }
    const message = bursts.message[burst];
    let from = burst;
    let to = burst + 1;
    while (from > 0 && bursts.message[from - 1] === message) from--;
    while (to < bursts.size && bursts.message[to] === message) to++;
    for (let at = from; at < to; at++) {
      const key = this.keyOf(at);
      if (key === -1) continue;
      ownMachine[key]! += probability[at]! * bursts.weight[at]!;
      own[key]! += bursts.weight[at]!;
    }
    this.from = from;
    this.to = to;
  }
}

/** A lesson whose ratios are worked out for all bursts at once. */
export class ListedLesson implements Lesson {
  private readonly ratio: Float32Array;
  private readonly others: Float32Array;
  private readonly share: Float32Array;

  /** @param size of all bursts; nothing is said of any yet */
  constructor(size: number) {
    this.ratio = new Float32Array(size).fill(Number.NaN);
    this.others = new Float32Array(size);
    this.share = new Float32Array(size);
  }

  say(burst: number, ratio: number, others: number, share: number): void {
    this.ratio[burst] = clamp(ratio);
    this.others[burst] = others;
    this.share[burst] = share;
  }

  llr(burst: number): number {
    return this.ratio[burst]!;
  }

  said(burst: number): Learned | null {
    const llr = this.ratio[burst]!;
    return Number.isNaN(llr)
      ? null
      : { llr, others: Math.round(this.others[burst]!), share: this.share[burst]! };
  }
}

function clamp(value: number): number {
  return Math.max(-LIMIT, Math.min(LIMIT, value));
}
