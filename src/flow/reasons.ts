import type { Reason } from "../domain/report.js";
import type { Ground, Reasoning } from "../domain/suspect.js";
import type { Findings } from "./build-report.js";
import type { Removed } from "./removed.js";
import type { SubscriberTally } from "./tally-parts.js";

/** Reasons listed per subscriber, and the least weight that is worth a sentence. */
const REASONS = 8;
const LEAST_WEIGHT = 0.2;

/** The strongest evidence of one signal for one person, by their numbers. */
interface Strongest {
  readonly signal: string;
  person: SubscriberTally | null;
  one: number;
  weight: number;
  burst: number;
}

/**
 * The strongest evidence of each signal over the suspicious bursts of each person. It is chosen once and kept as numbers;
 * sentences are made when they are asked for.
 */
export class Reasons {
  private readonly judge: Findings["judge"];
  private readonly removed: Removed;
  /** By number of a case, that of its signal, filled anew for each person. */
  private readonly best: Strongest[] = [];
  private readonly bySignal = new Map<string, Strongest>();
  /** Those of the person at hand, of which only so many count. */
  private readonly seen: Strongest[] = [];
  private count = 0;
  private person: SubscriberTally | null = null;
  private burst = 0;
  /** Clicks of the burst if it was removed, else 0. */
  private clicks = 0;
  /** The chosen evidence of all persons, one after the other. */
  private readonly cases: number[] = [];
  private readonly weights: number[] = [];
  private readonly bursts: number[] = [];

  /** @param removed takes what speaks against clicks that are removed: all of them are some suspicious person's */
  constructor(judge: Findings["judge"], removed: Removed) {
    this.judge = judge;
    this.removed = removed;
  }

  of(person: SubscriberTally): Reasoning {
    const { judge } = this;
    this.person = person;
    this.count = 0;
    for (const message of person.messages) {
      const [from, to] = judge.range(message);
      for (let burst = from; burst < to; burst++) {
        if (judge.probability[burst]! <= 0.2) continue;
        this.burst = burst;
        this.clicks = judge.probability[burst]! >= 0.5 ? judge.clicksOf(burst) : 0;
        judge.forEachEvidence(burst, this.keep);
      }
    }
    const from = this.cases.length;
    this.choose();
    const to = this.cases.length;
    return {
      reasons: () => this.reasons(from, to),
      grounds: () => this.grounds(from, to),
    };
  }

  private readonly keep = (one: number, weight: number): void => {
    const { burst, person } = this;
    const best = this.best[one] ?? this.bestOf(one);
    if (this.clicks > 0) this.removed.add(best.signal, weight, this.clicks, person!);
    if (best.person !== person) this.seen[this.count++] = best;
    else if (!(weight > best.weight)) return;
    best.person = person;
    best.one = one;
    best.weight = weight;
    best.burst = burst;
  };

  private bestOf(one: number): Strongest {
    const { signal } = this.judge.combinations.caseAt(one);
    const best = this.bySignal.get(signal) ?? { signal, person: null, one, weight: Number.NaN, burst: 0 };
    this.bySignal.set(signal, best);
    this.best[one] = best;
    return best;
  }

  private choose(): void {
    const { seen, count } = this;
    // Nobody is listed without a reason: where only the starting point speaks, the strongest of the weak ones stands.
    let least = 0;
    for (let at = 0; at < count; at++) if (isWorth(seen[at]!)) least = LEAST_WEIGHT;
    strongestFirst(seen, count);
    let left = REASONS;
    for (let at = 0; at < count; at++) {
      const { one, weight, burst } = seen[at]!;
      if (Math.abs(weight) < least) continue;
      if (left-- === 0) break;
      this.cases.push(one);
      this.weights.push(weight);
      this.bursts.push(burst);
    }
  }

  private grounds(from: number, to: number): Ground[] {
    const { combinations } = this.judge;
    return Array.from({ length: to - from }, (_, index) => ({
      signal: combinations.caseAt(this.cases[from + index]!).signal,
      weight: this.weights[from + index]!,
    }));
  }

  /** All reasons of a person, made burst by burst: those of a message, which is read once for them, lie side by side. */
  private reasons(from: number, to: number): Reason[] {
    const { judge, bursts, cases, weights } = this;
    const order: number[] = [];
    for (let one = from; one < to; one++) {
      let at = order.length;
      for (; at > 0 && bursts[order[at - 1]!]! > bursts[one]!; at--) order[at] = order[at - 1]!;
      order[at] = one;
    }
    const reasons = new Array<Reason>(to - from);
    for (const one of order) {
      const { signal } = judge.combinations.caseAt(cases[one]!);
      const because = judge.sentence(bursts[one]!, cases[one]!);
      reasons[one - from] = { signal, because, weight: weights[one]! };
    }
    return reasons;
  }
}

function isWorth({ weight }: Strongest): boolean {
  return Math.abs(weight) >= LEAST_WEIGHT;
}

/** Puts the first of a list in order, by insertion: there are as many as signals, and a list for each suspicious person. */
function strongestFirst(list: Strongest[], count: number): void {
  for (let at = 1; at < count; at++) {
    const one = list[at]!;
    let to = at;
    for (; to > 0 && isStronger(one, list[to - 1]!); to--) list[to] = list[to - 1]!;
    list[to] = one;
  }
}

function isStronger(a: Strongest, b: Strongest): boolean {
  return a.weight > b.weight || (a.weight === b.weight && a.signal < b.signal);
}
