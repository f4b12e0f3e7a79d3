import type { Signal } from "../domain/signal.js";
import { count, share } from "./words.js";

export const machineLink: Signal = {
  id: "machine-link",
  title: "A link that machines prefer",
  group: "link",
  meaning:
    "Learned from this export: this link is clicked by its machines far more (or less) often than by its people.",
  falseAlarms: "A link that few people need, such as terms of use.",
  advice: "See the links of the report: reported against adjusted.",
  sources: ["facts/scanners.md 3: bots concentrate lower in the mail than people do"],
  needs: ["links"],
  thresholds: [],
  cases: {
    learned: "learned from the bursts with this link",
  },
  learned: true,
  evaluate(burst, context) {
    return context.learned("machine-link") === null || burst.links > 1 || burst.campaignLinks < 2
      ? ""
      : "learned";
  },
  because(_burst, _seen, context) {
    const learned = context.learned("machine-link")!;
    return `${share(learned.share)} of the ${count(learned.others, "other single click")} on this link are automated`;
  },
};
