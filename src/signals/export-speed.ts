import type { Signal } from "../domain/signal.js";
import { othersLook, sinceAbout } from "./words.js";

export const exportSpeed: Signal = {
  id: "export-speed",
  title: "Clicked when this export's machines do",
  group: "timing",
  meaning:
    "Learned from this export: how much more (or less) often its machines than its people click after such a delay. The readers of a flash sale are faster than those of a newsletter, so what counts as early is learned.",
  falseAlarms: "With few clicks to learn from it says little.",
  advice: "Nothing to do: it corrects the fixed times of the other signals.",
  sources: [
    "sendgrid.com/blog/email-click-delays-holiday-data: people take about twice as long at weekends",
    "computed: with 65 % machines a cut at 60 s drops one person per 70 to 107 machines, with 5 % one per 2 to 3",
  ],
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
    return othersLook(context.learned("export-speed")!, sinceAbout(burst));
  },
};
