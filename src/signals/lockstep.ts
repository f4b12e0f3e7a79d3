import type { Signal } from "../domain/signal.js";
import { count, duration, share } from "./words.js";

export const lockstep: Signal = {
  id: "lockstep",
  title: "In step with its domain",
  group: "domain",
  meaning: "Learned from this export: other recipients of the domain were hit after nearly the same delay.",
  falseAlarms: "Colleagues who read the mail together.",
  advice: "Every mailbox of the domain is likely behind the same gateway.",
  sources: ["DESIGN 5: many recipients of one domain hit with the same delay"],
  needs: ["click times", "delivery or send times", "mail domains"],
  thresholds: [],
  cases: {
    learned: "learned from the delays of the domain",
  },
  learned: true,
  evaluate(burst, context) {
    return context.learned("lockstep") === null || Number.isNaN(burst.delay) ? "" : "learned";
  },
  because(burst, _seen, context) {
    const learned = context.learned("lockstep")!;
    return `${share(learned.share)} of the ${count(learned.others, "other burst")} at ${context.domainName(burst.domain)} came after nearly the same delay (${duration(burst.delay)})`;
  },
};
