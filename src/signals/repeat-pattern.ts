import type { Signal } from "../domain/signal.js";
import { count, share } from "./words.js";

export const repeatPattern: Signal = {
  id: "repeat-pattern",
  title: "The same pattern in other campaigns",
  group: "history",
  meaning:
    "Learned from this export: the same subscriber's clicks in other campaigns were automated (or human).",
  falseAlarms: "A person who moved to or from a scanned mailbox.",
  advice: "Look at the subscriber with clickaudit explain.",
  sources: ["facts/scanners.md 5: memory across campaigns"],
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
    const learned = context.learned("repeat-pattern")!;
    return `${share(learned.share)} of this subscriber's ${count(learned.others, "burst")} in other campaigns are automated`;
  },
};
