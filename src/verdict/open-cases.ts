import type { OpenHit, Signal } from "../domain/signal.js";

/** A signal that judges opens, bound to its thresholds and weights; see `ActiveSignal`. */
export interface ActiveOpenSignal {
  readonly signal: Signal;
  readonly evaluate: NonNullable<Signal["evaluateOpen"]>;
  readonly context: { readonly thresholds: Readonly<Record<string, number>> };
  readonly weights: ReadonlyMap<string, number>;
}

/** What the signals see in opens, and what follows from it. */
export interface OpenCases {
  /** Of automation. */
  readonly logOdds: number;
  /** That a person looked: see `oddsOf`. */
  readonly odds: number;
  /** Ids of the signals that saw something, strongest first. */
  readonly signals: readonly string[];
  /** Opens in which that was counted. */
  opens: number;
}

interface Answered extends OpenCases {
  readonly answers: readonly string[];
}

/** Opens of one kind (see `OpenKinds`): what most signals see is the same in all of them, the others are asked about each. */
export class AlikeOpens {
  readonly list: Answered[] = [];
  private readonly active: readonly ActiveOpenSignal[];
  private readonly start: number;
  /** What each active signal sees, null for those that are asked. */
  private readonly found: readonly (string | null)[];

  /** @param start log-odds before anything is seen; @param open any of them */
  constructor(active: readonly ActiveOpenSignal[], start: number, open: OpenHit) {
    this.active = active;
    this.start = start;
    this.found = active.map((one) => (one.signal.opensAlike === true ? askOf(one, open) : null));
  }

  /** @param answers of the signals that are asked, in their order; not kept */
  of(answers: readonly string[]): OpenCases {
    const { list } = this;
    for (let at = 0; at < list.length; at++) {
      const known = list[at]!.answers;
      let same = 0;
      while (same < answers.length && known[same] === answers[same]) same++;
      if (same === answers.length) return list[at]!;
    }
    return this.add(answers.slice());
  }

  private add(answers: readonly string[]): OpenCases {
    const seen: { id: string; weight: number }[] = [];
    let logOdds = this.start;
    let asked = 0;
    this.active.forEach(({ signal, weights }, at) => {
      const found = this.found[at] ?? answers[asked++]!;
      if (found === "") return;
      const weight = weights.get(found) ?? 0;
      logOdds += weight;
      seen.push({ id: signal.id, weight });
    });
    const signals = seen
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id);
    const cases = { logOdds, odds: Math.exp(-logOdds), signals, opens: 0, answers };
    this.list.push(cases);
    return cases;
  }
}

export function askOf({ evaluate, signal, context }: ActiveOpenSignal, open: OpenHit): string {
  return evaluate.call(signal, open, context);
}
