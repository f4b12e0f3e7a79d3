import type { Ground, Reasoning } from "../domain/suspect.js";
import type { JudgedBurst } from "../verdict/judge.js";
import type { Findings } from "./build-report.js";
import type { SubscriberTally } from "./tally-parts.js";

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
export class Reasons {
  private readonly found: Pick<Findings, "judge">;
  /** By signal, filled anew for each person. */
  private readonly best = new Map<string, Strongest>();
  /** Those of the person at hand. */
  private readonly seen: Strongest[] = [];
  private person = 0;
  private burst = 0;
  /** The chosen evidence of all persons, one after the other. */
  private readonly cases: number[] = [];
  private readonly weights: number[] = [];
  private readonly bursts: number[] = [];

  constructor(found: Pick<Findings, "judge">) {
    this.found = found;
  }

  of({ messages }: SubscriberTally): Reasoning {
    const { judge } = this.found;
    this.person++;
    this.seen.length = 0;
    for (const message of messages) {
      const [from, to] = judge.range(message);
      for (let burst = from; burst < to; burst++) {
        if (judge.probability[burst]! <= 0.2) continue;
        this.burst = burst;
        judge.forEachEvidence(burst, this.keep);
      }
    }
    const from = this.cases.length;
    this.choose();
    const to = this.cases.length;
    return {
      reasons: () => {
        const sentences = this.sentences(from, to);
        return this.grounds(from, to).map(({ signal, weight }, at) => ({
          signal,
          because: sentences[at]!,
          weight,
        }));
      },
      grounds: () => this.grounds(from, to),
    };
  }

  private readonly keep = (one: number, weight: number): void => {
    const { burst, person } = this;
    const { signal } = this.found.judge.combinations.caseAt(one);
    let best = this.best.get(signal);
    if (best === undefined) {
      best = { signal, person: 0, one, weight: Number.NaN, burst };
      this.best.set(signal, best);
    }
    if (best.person !== person) this.seen.push(best);
    else if (!(weight > best.weight)) return;
    best.person = person;
    best.one = one;
    best.weight = weight;
    best.burst = burst;
  };

  private choose(): void {
    // Nobody is listed without a reason: where only the starting point speaks, the strongest of the weak ones stands.
    const least = this.seen.some(isWorth) ? LEAST_WEIGHT : 0;
    this.seen.sort((a, b) => b.weight - a.weight || (a.signal < b.signal ? -1 : 1));
    let left = REASONS;
    for (const { one, weight, burst } of this.seen) {
      if (Math.abs(weight) < least) continue;
      if (left-- === 0) break;
      this.cases.push(one);
      this.weights.push(weight);
      this.bursts.push(burst);
    }
  }

  private grounds(from: number, to: number): Ground[] {
    const { combinations } = this.found.judge;
    return Array.from({ length: to - from }, (_, index) => ({
      signal: combinations.caseAt(this.cases[from + index]!).signal,
      weight: this.weights[from + index]!,
    }));
  }

  /** All sentences of a person, message by message: several are about one, which is built once. */
  private sentences(from: number, to: number): string[] {
    const { judge } = this.found;
    const { message } = judge.columns;
    const messageOf = (at: number) => message[this.bursts[at]!]!;
    const order = Array.from({ length: to - from }, (_, index) => from + index);
    order.sort((a, b) => messageOf(a) - messageOf(b));
    const sentences: string[] = [];
    let built: readonly JudgedBurst[] = [];
    let builtOf = -1;
    for (const at of order) {
      if (messageOf(at) !== builtOf) {
        builtOf = messageOf(at);
        built = judge.briefly(builtOf);
      }
      const { signal, name } = judge.combinations.caseAt(this.cases[at]!);
      const judged = built[this.bursts[at]! - built[0]!.index]!;
      sentences[at - from] = judge.because(judged, { signal, case: name });
    }
    return sentences;
  }
}

function isWorth({ weight }: Strongest): boolean {
  return Math.abs(weight) >= LEAST_WEIGHT;
}
