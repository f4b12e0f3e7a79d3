import type { CustomSignal, Signal } from "../../domain/signal.js";
import { UsageError } from "../../errors.js";
import { signals } from "../../signals/index.js";
import type { Weights } from "../../verdict/judge.js";
import { openWeights } from "../../verdict/open-weights.js";
import type { OpenWeights } from "../../verdict/opens.js";
import { weights } from "../../verdict/weights.js";

/** Every signal of an audit, with the weights of all their cases. */
export interface SignalsInForce {
  readonly signals: readonly Signal[];
  readonly weights: Weights;
  readonly openWeights: OpenWeights;
}

/**
 * The built-in signals and those of the caller. What a caller's signal sees counts in both rounds, in opens as in clicks.
 * @throws UsageError for a signal that cannot be told apart, or that has no weight for one of its cases
 */
export function signalsInForce(custom: readonly CustomSignal[]): SignalsInForce {
  if (custom.length === 0) return { signals, weights, openWeights };
  const taken = new Set(signals.map(({ id }) => id));
  for (const signal of custom) {
    check(signal, taken);
    taken.add(signal.id);
  }
  const added = Object.fromEntries(custom.map((signal) => [signal.id, signal.weights]));
  const both = <Set extends { weights: object }>(set: Set): Set => ({
    ...set,
    weights: { ...set.weights, ...added },
  });
  return {
    signals: [...signals, ...custom],
    weights: { first: both(weights.first), final: both(weights.final) },
    openWeights: both(openWeights),
  };
}

function check({ id, cases, weights, learned }: CustomSignal, taken: ReadonlySet<string>): void {
  const wrong = (text: string) => new UsageError(`signal "${id}": ${text}`);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) throw wrong("an id is written like every-link-clicked");
  if (taken.has(id)) throw wrong("there is a signal of this id already; choose another");
  if (learned === true) throw wrong("only built-in signals are learned; leave learned out");
  for (const name of Object.keys(cases))
    if (!Number.isFinite(weights[name])) throw wrong(`the case "${name}" has no weight; add it to weights`);
}
