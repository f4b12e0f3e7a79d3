import type { ManualEntry } from "../domain/manual.js";
import { signals } from "../signals/index.js";
import { openWeights } from "../verdict/open-weights.js";
import { weights } from "../verdict/weights.js";

/** The manual: every signal with its texts, thresholds and the weights in force. */
export function manual(): ManualEntry[] {
  return signals.map((signal) => ({
    id: signal.id,
    title: signal.title,
    meaning: signal.meaning,
    falseAlarms: signal.falseAlarms,
    advice: signal.advice,
    sources: [...signal.sources],
    needs: [...signal.needs],
    group: signal.group,
    thresholds: signal.thresholds.map((threshold) => ({ ...threshold })),
    ...(signal.learned === true ? { learned: true as const } : {}),
    weights: Object.entries(signal.cases).map(([name, text]) => ({
      case: text,
      weight: weightOf(signal.id, name),
    })),
  }));
}

/** Signals of opens have weights of their own; those that judge both are listed with the weight for clicks. */
function weightOf(signal: string, name: string): number {
  return weights.final.weights[signal]?.[name] || openWeights.weights[signal]?.[name] || 0;
}
