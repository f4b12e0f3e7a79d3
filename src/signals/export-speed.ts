import type { Signal } from "../domain/signal.js";
import { duration, share } from "./words.js";

export const exportSpeed: Signal = {
  id: "export-speed",
  title: "Delay of this export's machines",
  group: "timing",
  meaning:
    "Learned from this export: how much more often its machines than its people click after such a delay. A flash sale is not a newsletter, so what counts as early is learned, not fixed.",
  falseAlarms: "Few clicks to learn from: then it says little.",
  advice: "Nothing to do; it scales what early means.",
  sources: ["DESIGN 4.3: how fast this export's people are is learned and scales what early means"],
  needs: ["click times"],
  thresholds: [],
  cases: {
    learned: "learned from the delays of this export",
  },
  learned: true,
  evaluate(burst, context) {
    return context.learned("export-speed") === null || Number.isNaN(burst.delay) ? "" : "learned";
  },
  because(burst, _seen, context) {
    const learned = context.learned("export-speed")!;
    return `in this export ${share(learned.share)} of the clicks after ${duration(burst.delay)} are automated`;
  },
};
