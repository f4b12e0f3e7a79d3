import type { Signal } from "../domain/signal.js";
import { othersLook } from "./words.js";

export const machineLink: Signal = {
  id: "machine-link",
  title: "A link that machines prefer",
  group: "link",
  meaning:
    "Learned from this export: this link alone is clicked by its machines more (or less) often than by its people.",
  falseAlarms: "A link that few people need, such as terms of use.",
  advice: "Compare the links of the report: reported against people.",
  sources: [
    "wellput.io: machines click lower in the mail than people do",
    "suped.com, clicks concentrated on a single link: often the footer or a hidden one",
  ],
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
    return othersLook(context.learned("machine-link")!, "on this link alone");
  },
};
