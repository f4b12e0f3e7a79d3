import type { Signal } from "../domain/signal.js";
import { othersLook } from "./words.js";

export const repeatPattern: Signal = {
  id: "repeat-pattern",
  title: "The same pattern in other campaigns",
  group: "history",
  meaning:
    "Learned from this export: this subscriber's other clicks look like a machine's (or like a person's).",
  falseAlarms: "A person who moved to or from a scanned mailbox, or who reads behind a gateway.",
  advice: "Look at the subscriber with clickaudit explain.",
  sources: [
    "github.com/Givaa/GoCheck, docs/ALGORITHM.md: what was learned in earlier campaigns is kept for 90 days",
  ],
  needs: ["several campaigns"],
  thresholds: [],
  cases: {
    learned: "learned from the subscriber's other messages",
  },
  learned: true,
  evaluate(_burst, context) {
    return context.learned("repeat-pattern") === null ? "" : "learned";
  },
  because(_burst, _seen, context) {
    return othersLook(context.learned("repeat-pattern")!, "by this subscriber in other campaigns");
  },
};
