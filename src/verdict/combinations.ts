import type { Burst, Evidence } from "../domain/burst.js";
import type { ActiveSignal } from "./model.js";

interface Case {
  readonly signal: string;
  readonly name: string;
  readonly first: number;
  readonly final: number;
}

/** More cases than the signals together ever have: makes one number of a combination and the case that follows. */
const CASES = 65_536;

/**
 * What the signals see in bursts, each distinct combination once, so that a burst keeps one number of it: a tree in which the
 * way from the root is the cases in the order of the signals. The bursts of an export share a few thousand ways.
 */
export class Combinations {
  private readonly active: readonly ActiveSignal[];
  private readonly weightOf: (signal: string, name: string) => Pick<Case, "first" | "final">;
  private readonly cases: Case[] = [];
  /** By signal: number of each case. */
  private readonly known: readonly Map<string, number>[];
  private readonly next = new Map<number, number>();
  private readonly parent = [-1];
  private readonly caseOf = [-1];
  private readonly bursts = [0];
  /** Log-odds of each combination with the weights of the first and of the final rounds. */
  readonly first = [0];
  readonly final = [0];

  /** @param weightOf weights of a case in the first and the final rounds */
  constructor(
    active: readonly ActiveSignal[],
    weightOf: (signal: string, name: string) => Pick<Case, "first" | "final">,
  ) {
    this.active = active;
    this.weightOf = weightOf;
    this.known = active.map(() => new Map());
  }

  /** The combination that a burst is, counted. */
  of(burst: Burst): number {
    const { active, known, next } = this;
    let node = 0;
    for (let at = 0; at < active.length; at++) {
      const { signal, context } = active[at]!;
      const name = signal.evaluate(burst, context);
      if (name === "") continue;
      const one = known[at]!.get(name) ?? this.addCase(at, name);
      node = next.get(node * CASES + one) ?? this.add(node, one);
    }
    this.bursts[node]!++;
    return node;
  }

  /** The evidence of a combination, in the order of the signals. */
  evidence(combination: number): Evidence[] {
    const evidence: Evidence[] = [];
    for (let node = combination; node > 0; node = this.parent[node]!) {
      const { signal, name, final } = this.cases[this.caseOf[node]!]!;
      evidence.push({ signal, case: name, weight: final, value: 1 });
    }
    return evidence.reverse();
  }

  /** Bursts in which each signal saw something. */
  counts(): Map<string, number> {
    const counts = new Map<string, number>();
    for (let combination = 0; combination < this.bursts.length; combination++) {
      for (let node = combination; node > 0; node = this.parent[node]!) {
        const { signal } = this.cases[this.caseOf[node]!]!;
        counts.set(signal, (counts.get(signal) ?? 0) + this.bursts[combination]!);
      }
    }
    return counts;
  }

  private addCase(at: number, name: string): number {
    const signal = this.active[at]!.signal.id;
    const one = this.cases.push({ signal, name, ...this.weightOf(signal, name) }) - 1;
    this.known[at]!.set(name, one);
    return one;
  }

  private add(node: number, one: number): number {
    const added = this.parent.push(node) - 1;
    this.caseOf.push(one);
    this.bursts.push(0);
    this.first.push(this.first[node]! + this.cases[one]!.first);
    this.final.push(this.final[node]! + this.cases[one]!.final);
    this.next.set(node * CASES + one, added);
    return added;
  }
}
