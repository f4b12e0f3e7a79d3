import type { Signal } from "../domain/signal.js";
import { duration } from "./words.js";

export const regularIntervals: Signal = {
  id: "regular-intervals",
  title: "Clicks at a regular beat",
  group: "shape",
  meaning: "Four or more clicks follow each other at almost equal intervals.",
  falseAlarms: "Chance with few clicks of whole seconds.",
  advice: "Supports the other reasons.",
  sources: ["facts/scanners.md 3: crawlers with a fixed pace"],
  needs: ["click times"],
  thresholds: [
    { name: "variation", default: 0.1, unit: "coefficient of variation", why: "people vary by far more" },
  ],
  cases: {
    regular: "almost equal intervals",
  },
  evaluate(burst, context) {
    return burst.gapVariation <= context.thresholds.variation! &&
      burst.span >= 3 * Math.max(1, burst.resolution)
      ? "regular"
      : "";
  },
  because(burst) {
    return `${burst.hits.length} clicks at a regular beat of ${duration(burst.span / (burst.hits.length - 1))}`;
  },
};
