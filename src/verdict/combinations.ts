import type { Burst } from "../domain/burst.js";
import { sawNothing } from "../domain/signal.js";
import type { ActiveSignal } from "./model.js";

/** Takes one piece of evidence: number of its case (see {@link Combinations.caseAt}), weight and value as in `Evidence`. */
export type See = (one: number, weight: number, value: number) => void;

interface CaseWeight {
  readonly first: number;
  readonly final: number;
}

interface Case extends CaseWeight {
  readonly signal: string;
  readonly name: string;
  /** Of a learned signal: what it weighs depends on the lesson, not on the case alone. */
  readonly learned: boolean;
}

/**
 * What the signals see in bursts, each distinct combination once, so that a burst keeps one number of it: a tree in which the
 * way from the root is the cases in the order of the signals. The bursts of an export share a few thousand ways.
 */
export class Combinations {
  private readonly active: readonly ActiveSignal[];
  private readonly weightOf: (signal: string, name: string) => CaseWeight;
  private readonly cases: Case[] = [];
  /** By signal: number of each case. */
  private readonly known: readonly Map<string, number>[];
  private readonly parent = [-1];
  /** The last case of each combination, as number, place of its signal, and name. */
  private readonly caseOf = [-1];
  private readonly signalOf = [-1];
  private readonly nameOf = [""];
  private readonly bursts = [0];
  /** Combinations with one case more: the one that was added last, and the next with the same parent; 0 for none. */
  private readonly child = [0];
  private readonly sibling = [0];
  /** Of these, the one that was met last: five times in six it is the one that is met again. */
  private readonly usual = [0];
  /** Log-odds of each combination, without what is learned, with the weights of the first and of the final rounds. */
  readonly first = [0];
  readonly final = [0];

  /** @param weightOf weights of a case in the first and the final rounds */
  constructor(active: readonly ActiveSignal[], weightOf: (signal: string, name: string) => CaseWeight) {
    this.active = active.filter(({ evaluate }) => evaluate !== sawNothing);
    this.weightOf = weightOf;
    this.known = active.map(() => new Map());
  }

  /** The combination that a burst is, counted. */
  of(burst: Burst): number {
    const { active } = this;
    let node = 0;
    for (let at = 0; at < active.length; at++) {
      const { signal, evaluate, context } = active[at]!;
      const name = evaluate.call(signal, burst, context);
      if (name !== "") node = this.after(node, at, name);
    }
    this.bursts[node]!++;
    return node;
  }

  /** The combination with one case more. */
  private after(node: number, at: number, name: string): number {
    const { signalOf, nameOf, usual } = this;
    let next = usual[node]!;
    if (signalOf[next] === at && nameOf[next] === name) return next;
    next = this.child[node]!;
    while (next !== 0 && (signalOf[next] !== at || nameOf[next] !== name)) next = this.sibling[next]!;
    if (next === 0) next = this.add(node, at, name);
    usual[node] = next;
    return next;
  }

  /**
   * Visits the evidence of a combination, in no order that means anything.
   * @param learned log likelihood ratio that the learned signal of a case says of the burst, NaN for none
   */
  forEach(combination: number, learned: (one: number) => number, see: See): void {
    for (let node = combination; node > 0; node = this.parent[node]!) {
      const one = this.caseOf[node]!;
      const { final, learned: isLearned } = this.cases[one]!;
      if (!isLearned) {
        see(one, final, 1);
        continue;
      }
      const llr = learned(one);
      if (!Number.isNaN(llr)) see(one, final * llr, llr);
    }
  }

  caseAt(one: number): { readonly signal: string; readonly name: string } {
    return this.cases[one]!;
  }

  /** By number of a case, what is to be known of its signal. */
  bySignal<T>(known: (signal: string) => T): T[] {
    return this.cases.map(({ signal }) => known(signal));
  }

  /** Factor of what a learned signal says, by combination; NaN where it has no case. */
  factors(signal: string): Float64Array {
    const factors = new Float64Array(this.parent.length).fill(Number.NaN);
    for (let node = 1; node < factors.length; node++) {
      const one = this.cases[this.caseOf[node]!]!;
      factors[node] = one.signal === signal ? one.final : factors[this.parent[node]!]!;
    }
    return factors;
  }

  /** By combination, the weight of a signal that is not learned in the final rounds; 0 where it sees nothing. */
  weights(signal: string): Float64Array {
    return this.factors(signal).map((weight) => (Number.isNaN(weight) ? 0 : weight));
  }

  /** Bursts in which each signal that is not learned saw something. */
  counts(): Map<string, number> {
    const counts = new Map<string, number>();
    for (let combination = 0; combination < this.bursts.length; combination++) {
      for (let node = combination; node > 0; node = this.parent[node]!) {
        const { signal, learned } = this.cases[this.caseOf[node]!]!;
        if (!learned) counts.set(signal, (counts.get(signal) ?? 0) + this.bursts[combination]!);
      }
    }
    return counts;
  }

  private addCase(at: number, name: string): number {
    const { id, learned } = this.active[at]!.signal;
    const one =
      this.cases.push({ signal: id, name, learned: learned === true, ...this.weightOf(id, name) }) - 1;
    this.known[at]!.set(name, one);
    return one;
  }

  private add(node: number, at: number, name: string): number {
    const one = this.known[at]!.get(name) ?? this.addCase(at, name);
    const added = this.parent.push(node) - 1;
    this.caseOf.push(one);
    this.signalOf.push(at);
    this.nameOf.push(name);
    this.bursts.push(0);
    this.usual.push(0);
    this.child.push(0);
    this.sibling.push(this.child[node]!);
    this.child[node] = added;
    const { first, final, learned } = this.cases[one]!;
    this.first.push(this.first[node]! + (learned ? 0 : first));
    this.final.push(this.final[node]! + (learned ? 0 : final));
    return added;
  }
}
