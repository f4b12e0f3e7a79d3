/**
 * How far the log-odds of a whole campaign may be off together. Errors of a verdict are shared within campaign and
 * domain, so the range shifts all bursts at once; treating messages as independent held the truth in a quarter of the
 * campaigns (labelled/README.md). Asymmetric, because misses and false alarms are.
 */
export interface Spread {
  /** Shift towards people (upper end) and towards machines (lower end), in log-odds. */
  readonly up: number;
  readonly down: number;
  /** Relative error that remains where no burst is doubtful. */
  readonly floor: number;
  /** Share of the messages taken for a machine's that may have had a person's hit after all: few people beside many machines. */
  readonly missed: number;
  /**
   * Probability of automation up to which all may be people's: what makes such hits doubtful is mostly one thing they share (no machine
   * is there at all, a kind of reader that is not known), and then a shift of each leaves a part of them out. 0 for none.
   */
  readonly doubtful: number;
  /**
   * Probability of automation that says nothing: what the platform's own filter may have left in each hit is in the range alone,
   * and only what speaks against a hit beyond it is taken off. 0 where nobody filtered.
   */
  readonly leak?: number;
}

/** Sums are kept in millionths, as whole numbers: exact, whatever the order of the messages. */
const UNIT = 1e6;
/** Nearer to a whole number than this is that number: sums of many rounded terms. */
const LEAST = 1e-3;

/** Expected number of messages with a person's hit, with its range; filled message by message. */
export class Expected {
  reported = 0;
  // NaN first: V8 takes fields that begin as small integers for such, and compiles everything anew when the sums grow beyond.
  private best = Number.NaN;
  private low = Number.NaN;
  private high = Number.NaN;
  /** What was taken for a machine's and may have been a person's. */
  private slack = Number.NaN;
  private readonly spread: Spread;
  private readonly leak: number;
  /** The shifts of the spread, as factors of the odds of a person. */
  private readonly down: number;
  private readonly up: number;

  constructor(spread: Spread) {
    this.best = this.low = this.high = this.slack = 0;
    this.spread = spread;
    this.leak = spread.leak ?? 0;
    this.down = Math.exp(-spread.down);
    this.up = Math.exp(spread.up);
  }

  /**
   * One message, by the odds that each of its bursts is a person's: see `oddsOf`.
   * @param bursts how many of the odds count: a list that is used for message after message is never made shorter
   */
  addMessage(odds: readonly number[], bursts = odds.length): void {
    let none = 1;
    let noneLow = 1;
    let noneHigh = 1;
    for (let burst = 0; burst < bursts; burst++) {
      const one = odds[burst]!;
      none /= 1 + one;
      noneLow /= 1 + one * this.down;
      noneHigh /= 1 + one * this.up;
    }
    this.reported++;
    this.best += unit(1 - beyond(none, this.leak));
    this.slack += unit(this.spread.missed * none);
    this.low += unit(1 - noneLow);
    this.high += none < this.spread.doubtful ? UNIT : unit(1 - noneHigh);
  }

  /** `count` hits of one burst. */
  addHits(odds: number, count: number): void {
    const machine = 1 / (1 + odds);
    this.reported += count;
    this.best += count * unit(1 - beyond(machine, this.leak));
    // A person missed in a burst made one of its hits, not the whole sweep.
    this.slack += Math.min(1, count) * unit(this.spread.missed * machine);
    this.low += count * unit(1 - 1 / (1 + odds * this.down));
    this.high += count * (machine < this.spread.doubtful ? UNIT : unit(1 - 1 / (1 + odds * this.up)));
  }

  /** A fresh sum with the same spread. */
  empty(): Expected {
    return new Expected(this.spread);
  }

  merge(other: Expected): void {
    this.reported += other.reported;
    this.best += other.best;
    this.low += other.low;
    this.high += other.high;
    this.slack += other.slack;
  }

  get adjusted(): number {
    return this.best / UNIT;
  }

  /** The range in whole people or clicks, never beyond what was reported nor below nothing. */
  get range(): { low: number; high: number } {
    const best = this.adjusted;
    const floor = best * this.spread.floor;
    const high = Math.max(this.high / UNIT, best + floor) + this.slack / UNIT;
    return {
      low: Math.max(0, Math.min(best, Math.floor(Math.min(this.low / UNIT, best - floor) + LEAST))),
      high: Math.min(this.reported, Math.max(best, Math.ceil(high - LEAST))),
    };
  }
}

/** A probability of automation as far as it goes beyond what is true of every hit. */
export function beyond(probability: number, leak: number): number {
  return leak === 0 ? probability : Math.max(0, (probability - leak) / (1 - leak));
}

function unit(value: number): number {
  return Math.round(value * UNIT);
}

/** Log-odds of a stored probability of automation; certain ones are bounded so that a shift can still move them. */
export function logOddsOf(probability: number): number {
  const bounded = within(probability);
  return Math.log(bounded / (1 - bounded));
}

/** Odds that a hit is a person's, (1 - p) / p, of the same: what sums need, without a logarithm. */
export function oddsOf(probability: number): number {
  const bounded = within(probability);
  return (1 - bounded) / bounded;
}

function within(probability: number): number {
  return Math.min(1 - 1e-6, Math.max(1e-6, probability));
}
