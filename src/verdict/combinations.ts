import type { Burst } from "../domain/burst.js";
import { mix } from "../domain/hash.js";
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

/** The cases of one signal that were seen: so few that a list of them is searched sooner than a map. */
interface SeenCases {
  readonly names: string[];
  readonly numbers: number[];
}

/** Combinations as a message to another thread holds them. */
export interface CombinationList {
  readonly cases: readonly { readonly signal: string; readonly name: string }[];
  /** Numbers of cases, one combination after the other, and where each ends. */
  readonly lists: readonly number[];
  readonly ends: readonly number[];
}

const FIRST_SLOTS = 1 << 12;

/**
 * What the signals see in bursts, each distinct combination once, so that a burst keeps one number of it: the list of its cases, in
 * the order of the signals. The bursts of an export share a few thousand lists.
 */
export class Combinations {
  private readonly active: readonly ActiveSignal[];
  private readonly weightOf: (signal: string, name: string) => CaseWeight;
  private readonly cases: Case[] = [];
  /** By signal. */
  private readonly seen: readonly SeenCases[];
  /** The cases of all combinations, one list after the other, and where each list ends. */
  private readonly lists: number[] = [];
  private readonly ends: number[] = [];
  private readonly bursts: number[] = [];
  /** Log-odds of each combination, without what is learned, with the weights of the first and of the final rounds. */
  readonly first: number[] = [];
  readonly final: number[] = [];
  /** Combinations by the hash of their cases, -1 for none. */
  private slots = new Int32Array(FIRST_SLOTS).fill(-1);
  private readonly hashes: number[] = [];
  /** The cases of the burst at hand. */
  private readonly list: number[] = [];

  /** @param weightOf weights of a case in the first and the final rounds */
  constructor(active: readonly ActiveSignal[], weightOf: (signal: string, name: string) => CaseWeight) {
    this.active = active.filter(({ evaluate }) => evaluate !== sawNothing);
    this.weightOf = weightOf;
    this.seen = this.active.map(() => ({ names: [], numbers: [] }));
  }

  /** The combination that a burst is, counted. */
  of(burst: Burst): number {
    const { active, list } = this;
    let size = 0;
    let hash = 0;
    for (let at = 0; at < active.length; at++) {
      const { signal, evaluate, context } = active[at]!;
      const name = evaluate.call(signal, burst, context);
      if (name === "") continue;
      const one = this.numberOf(at, name);
      list[size++] = one;
      hash = mix(hash, one);
    }
    const combination = this.find(size, hash);
    this.bursts[combination]!++;
    return combination;
  }

  /** All combinations so far. */
  part(): CombinationList {
    const cases = this.cases.map(({ signal, name }) => ({ signal, name }));
    return { cases, lists: this.lists, ends: this.ends };
  }

  /** What gives one of others' combinations its number here, and counts it. */
  taking({ cases, lists, ends }: CombinationList): (theirs: number) => number {
    const places = cases.map((one) => this.active.findIndex(({ signal }) => signal.id === one.signal));
    const numbers = new Int32Array(ends.length).fill(-1);
    return (theirs) => {
      if (numbers[theirs] === -1) {
        let size = 0;
        let hash = 0;
        for (let at = theirs === 0 ? 0 : ends[theirs - 1]!; at < ends[theirs]!; at++) {
          const one = this.numberOf(places[lists[at]!]!, cases[lists[at]!]!.name);
          this.list[size++] = one;
          hash = mix(hash, one);
        }
        numbers[theirs] = this.find(size, hash);
      }
      const combination = numbers[theirs]!;
      this.bursts[combination]!++;
      return combination;
    };
  }

  private numberOf(at: number, name: string): number {
    const { names, numbers } = this.seen[at]!;
    for (let one = 0; one < names.length; one++) if (names[one] === name) return numbers[one]!;
    return this.addCase(at, name);
  }

  /** The combination of the cases at hand. @param size how many of the list there are */
  private find(size: number, hash: number): number {
    const { slots } = this;
    for (let slot = hash & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
      const combination = slots[slot]!;
      if (combination === -1) return this.add(size, hash, slot);
      if (this.hashes[combination] === hash && this.isSame(combination, size)) return combination;
    }
  }

  private isSame(combination: number, size: number): boolean {
    const { list, lists } = this;
    const from = this.startOf(combination);
    if (this.ends[combination]! - from !== size) return false;
    for (let at = 0; at < size; at++) if (lists[from + at] !== list[at]) return false;
    return true;
  }

  private startOf(combination: number): number {
    return combination === 0 ? 0 : this.ends[combination - 1]!;
  }

  /**
   * Visits the evidence of a combination, in no order that means anything.
   * @param learned log likelihood ratio that the learned signal of a case says of the burst, NaN for none
   */
  forEach(combination: number, learned: (one: number) => number, see: See): void {
    const { lists, cases } = this;
    for (let at = this.ends[combination]! - 1; at >= this.startOf(combination); at--) {
      const one = lists[at]!;
      const { final, learned: isLearned } = cases[one]!;
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

  /** By combination, for each of some signals: what its case weighs in the final rounds, NaN where it has none. */
  factors(signals: readonly string[]): Float64Array {
    const factors = new Float64Array(this.ends.length * signals.length).fill(Number.NaN);
    const places = this.cases.map(({ signal }) => signals.indexOf(signal));
    for (let combination = 0, at = 0; combination < this.ends.length; combination++)
      for (; at < this.ends[combination]!; at++) {
        const one = this.lists[at]!;
        const place = places[one]!;
        if (place !== -1) factors[combination * signals.length + place] = this.cases[one]!.final;
      }
    return factors;
  }

  /** By combination, the weight of a signal that is not learned in the final rounds; 0 where it sees nothing. */
  weights(signal: string): Float64Array {
    return this.factors([signal]).map((weight) => (Number.isNaN(weight) ? 0 : weight));
  }

  /** Bursts in which each signal that is not learned saw something. */
  counts(): Map<string, number> {
    const byCase = this.cases.map(() => 0);
    for (let combination = 0, at = 0; combination < this.ends.length; combination++)
      for (; at < this.ends[combination]!; at++) byCase[this.lists[at]!]! += this.bursts[combination]!;
    const counts = new Map<string, number>();
    for (const [one, { signal, learned }] of this.cases.entries())
      if (!learned) counts.set(signal, (counts.get(signal) ?? 0) + byCase[one]!);
    return counts;
  }

  private addCase(at: number, name: string): number {
    const { id, learned } = this.active[at]!.signal;
    const one =
      this.cases.push({ signal: id, name, learned: learned === true, ...this.weightOf(id, name) }) - 1;
    this.seen[at]!.names.push(name);
    this.seen[at]!.numbers.push(one);
    return one;
  }

  private add(size: number, hash: number, slot: number): number {
    let first = 0;
    let final = 0;
    for (let at = 0; at < size; at++) {
      const one = this.cases[this.list[at]!]!;
      this.lists.push(this.list[at]!);
      if (one.learned) continue;
      first += one.first;
      final += one.final;
    }
    const added = this.ends.push(this.lists.length) - 1;
    this.bursts.push(0);
    this.first.push(first);
    this.final.push(final);
    this.hashes.push(hash);
    this.slots[slot] = added;
    if (2 * this.ends.length > this.slots.length) this.grow();
    return added;
  }

  private grow(): void {
    const slots = new Int32Array(2 * this.slots.length).fill(-1);
    for (let combination = 0; combination < this.ends.length; combination++) {
      let slot = this.hashes[combination]! & (slots.length - 1);
      while (slots[slot] !== -1) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = combination;
    }
    this.slots = slots;
  }
}
