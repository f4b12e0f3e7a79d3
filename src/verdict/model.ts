import type { Evidence } from "../domain/burst.js";
import type { Signal, SignalContext, Threshold } from "../domain/signal.js";

/** One set of weights in log-odds: above 0 speaks for a machine. */
export interface WeightSet {
  readonly prior: number;
  /** Factor of the log-odds of the campaign's contamination. */
  readonly contamination: number;
  /** signal -> case -> weight; for learned signals the factor of the log likelihood ratio. */
  readonly weights: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What the user set: thresholds by `signal.name`, and signals that are off. */
export interface Settings {
  readonly set: Readonly<Record<string, number>>;
  readonly off: ReadonlySet<string>;
}

/** A signal with what it looks at beside the burst, its thresholds among it. */
export interface ActiveSignal {
  readonly signal: Signal;
  /** Its own `evaluate`: signals differ in their fields, and V8 would look it up for each signal of each burst. */
  readonly evaluate: Signal["evaluate"];
  readonly context: SignalContext;
}

/** Every signal that is not switched off, bound to its surroundings. */
export function activate(
  signals: readonly Signal[],
  settings: Settings,
  surroundings: Omit<SignalContext, "thresholds">,
): ActiveSignal[] {
  return signals
    .filter((signal) => !settings.off.has(signal.id))
    .map((signal) => ({
      signal,
      evaluate: signal.evaluate,
      context: { ...surroundings, thresholds: thresholdsOf(signal, settings) },
    }));
}

export function thresholdsOf(signal: Signal, settings: Settings): Record<string, number> {
  // A plain object: V8 looks the properties of one without a prototype up in a table, at each access.
  const values: Record<string, number> = {};
  for (const threshold of signal.thresholds)
    values[threshold.name] = settings.set[keyOf(signal, threshold)] ?? threshold.default;
  return values;
}

/** The name under which `--set` and the config know a threshold. */
function keyOf(signal: Signal, threshold: Threshold): string {
  return `${signal.id}.${threshold.name}`;
}

export function strongestFirst(a: Evidence, b: Evidence): number {
  return Math.abs(b.weight) - Math.abs(a.weight) || (a.signal < b.signal ? -1 : 1);
}
