import type { Signal } from "../domain/signal.js";
import { duration } from "./words.js";

export const regularIntervals: Signal = {
  id: "regular-intervals",
  title: "Clicks at a regular beat",
  group: "shape",
  meaning:
    "Four or more clicks follow each other at almost equal intervals, as programs with a fixed pause do.",
  falseAlarms: "Chance, with few clicks and a clock of whole seconds.",
  advice: "Counts together with other reasons.",
  sources: [
    "getstarted.meetmarigold.com, NHI clicks user guide: fast, sustained clicks are the main pattern",
    "assumption: no measurement of the intervals is published",
  ],
  needs: ["click times"],
  thresholds: [
    {
      name: "variation",
      default: 0.1,
      unit: "coefficient of variation",
      why: "pauses of people vary by far more (assumption)",
    },
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
    return `made ${burst.hits.length} clicks at a regular beat, ${duration(burst.span / (burst.hits.length - 1))} apart`;
  },
};
