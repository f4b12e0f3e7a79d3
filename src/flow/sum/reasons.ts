import type { Reason } from "../../domain/report.js";
import type { Reasoning, SeeGround } from "../../domain/suspect.js";
import { float64, int32, uint16 } from "../../store/columns.js";
import type { Findings } from "./build-report.js";
import type { Removed } from "./removed.js";

/** Reasons listed per subscriber, and the least weight that is worth a sentence. */
const REASONS = 8;
const LEAST_WEIGHT = 0.2;

/** The strongest evidence of one signal for one person, by their numbers. */
interface Strongest {
  readonly signal: string;
  person: number;
  one: number;
  weight: number;
  burst: number;
}

/**
 * The strongest evidence of each signal over the suspicious bursts of each person. It is chosen once and kept as numbers;
 * sentences are made when they are asked for.
 */
export class Reasons implements Pick<Reasoning, "reasons" | "forEachGround"> {
  private readonly judge: Findings["judge"];
  private readonly removed: Removed;
  /** By number of a case, that of its signal, filled anew for each person. */
  private readonly best: Strongest[] = [];
  private readonly bySignal = new Map<string, Strongest>();
  /** Those of the person at hand, of which only so many count. */
  private readonly seen: Strongest[] = [];
  private count = 0;
  private person = -1;
  private burst = 0;
  /** Clicks of the burst if it was removed, else 0. */
  private clicks = 0;
  /** The chosen evidence of all persons, one after the other, and where that of each begins. */
  private readonly cases = uint16();
  private readonly weights = float64();
  private readonly bursts = int32();
  private readonly starts = int32();
  private size = 0;
  /** Evidence of the person whose sentences are made, in the order of its bursts, and these. */
  private readonly order = new Int32Array(REASONS);
  private readonly orderBursts = new Int32Array(REASONS);

  /** @param removed takes what speaks against clicks that are removed: all of them are some suspicious person's */
  constructor(judge: Findings["judge"], removed: Removed) {
    this.judge = judge;
    this.removed = removed;
  }

  /**
   * Chooses the evidence for the next person.
   * @param messages first burst of each suspicious message
   */
  add(person: number, messages: Int32Array): void {
    const { judge } = this;
    const { message, size } = judge.columns;
    this.person = person;
    this.count = 0;
    for (const first of messages) {
      for (let burst = first; burst < size && message[burst] === message[first]; burst++) {
        if (judge.probability[burst]! <= 0.2) continue;
        this.burst = burst;
        this.clicks = judge.probability[burst]! >= 0.5 ? judge.clicksOf(burst) : 0;
        judge.forEachEvidence(burst, this.keep);
      }
    }
    this.choose();
    this.starts.set(person + 1, this.size);
  }

  private readonly keep = (one: number, weight: number): void => {
    const { burst, person } = this;
    const best = this.best[one] ?? this.bestOf(one);
    if (this.clicks > 0) this.removed.add(best.signal, weight, this.clicks, person);
    if (best.person !== person) this.seen[this.count++] = best;
    else if (!(weight > best.weight)) return;
    best.person = person;
    best.one = one;
    best.weight = weight;
    best.burst = burst;
  };

  private bestOf(one: number): Strongest {
    const { signal } = this.judge.combinations.caseAt(one);
    const best = this.bySignal.get(signal) ?? { signal, person: -1, one, weight: Number.NaN, burst: 0 };
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
      this.cases.set(this.size, one);
      this.weights.set(this.size, weight);
      this.bursts.set(this.size++, burst);
    }
  }

  forEachGround(person: number, see: SeeGround): void {
    const { combinations } = this.judge;
    const to = this.starts.get(person + 1);
    for (let one = this.starts.get(person); one < to; one++)
      see(combinations.caseAt(this.cases.get(one)).signal, this.weights.get(one));
  }

  /** All reasons of a person, made burst by burst: those of a message, which is read once for them, lie side by side. */
  reasons(person: number): Reason[] {
    const { judge, cases, weights } = this;
    const from = this.starts.get(person);
    const count = this.arrange(from, this.starts.get(person + 1));
    const reasons = new Array<Reason>(count);
    for (let at = 0; at < count; at++) {
      const one = this.order[at]!;
      const { signal } = judge.combinations.caseAt(cases.get(one));
      const because = judge.sentence(this.orderBursts[at]!, cases.get(one));
      reasons[one - from] = { signal, because, weight: weights.get(one) };
    }
    return reasons;
  }

  /** Puts evidence in the order of its bursts. @returns how much it is */
  private arrange(from: number, to: number): number {
    const { order, orderBursts } = this;
    for (let one = from; one < to; one++) {
      const burst = this.bursts.get(one);
      let at = one - from;
      for (; at > 0 && orderBursts[at - 1]! > burst; at--) {
        order[at] = order[at - 1]!;
        orderBursts[at] = orderBursts[at - 1]!;
      }
      order[at] = one;
      orderBursts[at] = burst;
    }
    return to - from;
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
