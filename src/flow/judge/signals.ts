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
    signals: [...signals, ...custom.map(kept)],
    weights: { first: both(weights.first), final: both(weights.final) },
    openWeights: both(openWeights),
  };
}

function wrongIn({ id }: CustomSignal, text: string): UsageError {
  return new UsageError(`signal "${id}": ${text}`);
}

/** What programs without types leave out; the rest of a signal is texts. */
const PARTS = {
  cases: "object",
  weights: "object",
  needs: "object",
  thresholds: "object",
  evaluate: "function",
  because: "function",
} as const;

function check(signal: CustomSignal, taken: ReadonlySet<string>): void {
  const { id, cases, weights, learned } = signal;
  const wrong = (text: string) => wrongIn(signal, text);
  for (const [part, type] of Object.entries(PARTS))
    if (typeof signal[part as keyof typeof PARTS] !== type)
      throw wrong(`it has no ${part}; the type CustomSignal says what a signal needs`);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) throw wrong("an id is written like every-link-clicked");
  if (taken.has(id)) throw wrong("there is a signal of this id already; choose another");
  if (learned === true) throw wrong("only built-in signals are learned; leave learned out");
  for (const name of Object.keys(cases))
    if (!Number.isFinite(weights[name])) throw wrong(`the case "${name}" has no weight; add it to weights`);
}

/** Keeps a signal to its cases: what has no weight would count as seen, and weigh nothing. */
function kept(signal: CustomSignal): CustomSignal {
  const known = (seen: string | undefined): string => {
    if (seen === undefined || seen === "") return "";
    if (Object.hasOwn(signal.cases, seen)) return seen;
    throw wrongIn(
      signal,
      `it saw "${seen}", which is none of its cases (${Object.keys(signal.cases).join(", ")})`,
    );
  };
  const open = signal.evaluateOpen?.bind(signal);
  return Object.assign(Object.create(signal) as CustomSignal, {
    evaluate: (...seen: Parameters<CustomSignal["evaluate"]>) => known(signal.evaluate(...seen)),
    ...(open && { evaluateOpen: (...seen: Parameters<typeof open>) => known(open(...seen)) }),
  });
}
