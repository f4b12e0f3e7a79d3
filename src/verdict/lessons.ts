import type { Learned } from "../domain/signal.js";
import { type BurstColumns, messageOf } from "./burst-columns.js";

/** Learned ratios beyond this are treated alike (e^4 = 55 times as likely). */
const LIMIT = 4;

/** What one learned signal says about the bursts of an export. */
export interface Lesson {
  /** Log likelihood ratio of a burst, NaN where there is nothing to say. */
  llr(burst: number): number;
  /** The same of the bursts from one to another, one after the other: for all of them this is much faster. */
  fill(from: number, to: number, into: Float64Array): void;
  said(burst: number): Learned | null;
}

/** Numbers that bursts have in common: `table[column[burst]]`, -1 for none. */
export interface Key {
  /** Null when every burst is a key of its own. */
  readonly column: Int32Array | Uint16Array | Uint8Array | null;
  /** Null when the column holds the keys themselves. */
  readonly table: Int32Array | null;
  /** Above all keys. */
  readonly size: number;
}

/** A key that several bursts may have. */
export interface SharedKey extends Key {
  readonly column: Int32Array | Uint16Array | Uint8Array;
}

/** Messages with more bursts sum them in tables instead of comparing each with each. */
const FEW = 8;

/**
 * Log ratio of the shrunk odds of a key, without the judged message, to the odds of the export. Only sums by key are kept,
 * and those of the message that was asked for last, so that a message with a flood of bursts costs no more than its length.
 */
export class KeyedLesson implements Lesson {
  private readonly bursts: BurstColumns;
  private readonly probability: Float32Array;
  private readonly key: SharedKey;
  private readonly shrink: number;
  /** What the odds of the export add to the sum of a key. */
  private readonly usual: number;
  private readonly odds: number;
  /** By key: weight of the bursts that have it, and how much of that is a machine's, side by side. */
  private readonly sums: Float64Array;
  /** The message that was asked for last: its bursts, and their sums by key where they are many. */
  private from = 0;
  private to = 0;
  private readonly floodAll = new Map<number, number>();
  private readonly floodMachine = new Map<number, number>();
  /** What {@link leaveOut} left. */
  private others = Number.NaN;
  private othersMachine = Number.NaN;

  constructor(
    bursts: BurstColumns,
    probability: Float32Array,
    overall: number,
    key: SharedKey,
    shrink: number,
  ) {
    this.bursts = bursts;
    this.probability = probability;
    this.key = key;
    this.shrink = shrink;
    this.usual = shrink * overall;
    this.odds = Math.log(overall / (1 - overall));
    this.sums = new Float64Array(2 * key.size);
  }

  /** Takes bursts into its sums: all of them, before anything is asked. */
  add(from: number, to: number): void {
    const { probability, sums } = this;
    const { weight } = this.bursts;
    const { column, table } = this.key;
    for (let burst = from; burst < to; burst++) {
      const at = table === null ? column[burst]! : table[column[burst]!]!;
      if (at === -1) continue;
      sums[2 * at]! += weight[burst]!;
      sums[2 * at + 1]! += probability[burst]! * weight[burst]!;
    }
  }

  /**
   * Message by message: in each round, seven lessons say something of each burst. Where all bursts of a message share the key, as those
   * of most do, what is said of the first holds for all.
   */
  fill(from: number, to: number, into: Float64Array): void {
    const { message, size } = this.bursts;
    const { column, table } = this.key;
    for (let first = messageOf(this.bursts, from).from, end = first; first < to; first = end) {
      for (end = first + 1; end < size && message[end] === message[first]; ) end++;
      const at = table === null ? column[first]! : table[column[first]!]!;
      let same = first + 1;
      while (same < end && (table === null ? column[same]! : table[column[same]!]!) === at) same++;
      const start = Math.max(first, from);
      const stop = Math.min(end, to);
      if (same < end || end - first > FEW)
        for (let burst = start; burst < stop; burst++) into[burst - from] = this.besides(burst, first, end);
      else {
        const llr = this.besides(first, first, end);
        for (let burst = start; burst < stop; burst++) into[burst - from] = llr;
      }
    }
  }

  /** What the bursts of other messages say of one. @param from the first of its message; @param to the one after the last */
  private besides(burst: number, from: number, to: number): number {
    const { sums, probability } = this;
    const { weight } = this.bursts;
    const { column, table } = this.key;
    const at = table === null ? column[burst]! : table[column[burst]!]!;
    if (at === -1) return Number.NaN;
    if (to - from > FEW) return this.llr(burst);
    let own = 0;
    let ownMachine = 0;
    for (let one = from; one < to; one++) {
      if (one !== burst && (table === null ? column[one]! : table[column[one]!]!) !== at) continue;
      own += weight[one]!;
      ownMachine += probability[one]! * weight[one]!;
    }
    return this.ratio(sums[2 * at]! - own, Math.max(0, sums[2 * at + 1]! - ownMachine));
  }

  llr(burst: number): number {
    const at = keyOf(this.key, burst);
    if (at === -1) return Number.NaN;
    this.leaveOut(at, burst);
    return this.ratio(this.others, this.othersMachine);
  }

  private ratio(others: number, machine: number): number {
    if (others < 0.5) return Number.NaN;
    const share = (machine + this.usual) / (others + this.shrink);
    return Math.fround(clamp(Math.log(share / (1 - share)) - this.odds));
  }

  said(burst: number): Learned | null {
    const llr = this.llr(burst);
    if (Number.isNaN(llr)) return null;
    return {
      llr,
      others: Math.round(Math.fround(this.others)),
      share: Math.fround(this.othersMachine / this.others),
    };
  }

  /** Sums the bursts of other messages with the key. */
  private leaveOut(at: number, burst: number): void {
    if (burst < this.from || burst >= this.to) this.enter(burst);
    const { bursts, probability, key, from, to } = this;
    let own = 0;
    let ownMachine = 0;
    if (to - from === 1) {
      own = bursts.weight[burst]!;
      ownMachine = probability[burst]! * own;
    } else if (to - from > FEW) {
      own = this.floodAll.get(at)!;
      ownMachine = this.floodMachine.get(at)!;
    } else {
      for (let one = from; one < to; one++) {
        if (keyOf(key, one) !== at) continue;
        own += bursts.weight[one]!;
        ownMachine += probability[one]! * bursts.weight[one]!;
      }
    }
    this.others = this.sums[2 * at]! - own;
    this.othersMachine = Math.max(0, this.sums[2 * at + 1]! - ownMachine);
  }

  /** Finds the bursts of the message of a burst. */
  private enter(burst: number): void {
    const { message, size } = this.bursts;
    const one = message[burst];
    let from = burst + 1;
    let to = burst + 1;
    do from--;
    while (from > 0 && message[from - 1] === one);
    while (to < size && message[to] === one) to++;
    this.from = from;
    this.to = to;
    if (to - from > FEW) this.sumFlood();
  }

  private sumFlood(): void {
    const { bursts, probability, key, floodAll, floodMachine } = this;
    floodAll.clear();
    floodMachine.clear();
    for (let one = this.from; one < this.to; one++) {
      const at = keyOf(key, one);
      const weight = bursts.weight[one]!;
      floodAll.set(at, (floodAll.get(at) ?? 0) + weight);
      floodMachine.set(at, (floodMachine.get(at) ?? 0) + probability[one]! * weight);
    }
  }
}

/** A lesson whose ratios are worked out for all keys at once. */
export class ListedLesson implements Lesson {
  private readonly key: Key;
  private readonly ratio: Float32Array;
  private readonly others: Float32Array;
  private readonly share: Float32Array;

  /** @param key what the ratios are of; nothing is said of any yet */
  constructor(key: Key) {
    this.key = key;
    this.ratio = new Float32Array(key.size).fill(Number.NaN);
    this.others = new Float32Array(key.size);
    this.share = new Float32Array(key.size);
  }

  say(key: number, ratio: number, others: number, share: number): void {
    this.ratio[key] = clamp(ratio);
    this.others[key] = others;
    this.share[key] = share;
  }

  fill(from: number, to: number, into: Float64Array): void {
    for (let burst = from; burst < to; burst++) into[burst - from] = this.llr(burst);
  }

  llr(burst: number): number {
    const at = keyOf(this.key, burst);
    return at === -1 ? Number.NaN : this.ratio[at]!;
  }

  said(burst: number): Learned | null {
    const llr = this.llr(burst);
    if (Number.isNaN(llr)) return null;
    const at = keyOf(this.key, burst);
    return { llr, others: Math.round(this.others[at]!), share: this.share[at]! };
  }
}

/** A lesson about each burst for itself: of all that it says only the ratios are kept, since there are as many as bursts. */
export class BurstLesson implements Lesson {
  private readonly ratio: Float32Array;
  private readonly about: (burst: number) => Omit<Learned, "llr">;

  /** @param about what the ratio of a burst rests on; nothing is said of any yet */
  constructor(bursts: number, about: (burst: number) => Omit<Learned, "llr">) {
    this.ratio = new Float32Array(bursts).fill(Number.NaN);
    this.about = about;
  }

  say(burst: number, ratio: number): void {
    this.ratio[burst] = clamp(ratio);
  }

  fill(from: number, to: number, into: Float64Array): void {
    for (let burst = from; burst < to; burst++) into[burst - from] = this.ratio[burst]!;
  }

  llr(burst: number): number {
    return this.ratio[burst]!;
  }

  said(burst: number): Learned | null {
    const llr = this.llr(burst);
    if (Number.isNaN(llr)) return null;
    const { others, share } = this.about(burst);
    return { llr, others: Math.round(Math.fround(others)), share: Math.fround(share) };
  }
}

function keyOf({ column, table }: Key, burst: number): number {
  if (column === null) return burst;
  const value = column[burst]!;
  return table === null ? value : table[value]!;
}

function clamp(value: number): number {
  return Math.max(-LIMIT, Math.min(LIMIT, value));
}
