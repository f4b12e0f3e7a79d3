import type { Signal } from "../domain/signal.js";
import { atDomain, count, share, sinceAbout } from "./words.js";

export const lockstep: Signal = {
  id: "lockstep",
  title: "In step with its domain",
  group: "domain",
  meaning:
    "Learned from this export: other recipients of the domain were clicked for after a similar delay, more (or less) often than elsewhere.",
  falseAlarms: "Colleagues who read the mail together.",
  advice: "Every mailbox of the domain is likely behind the same gateway.",
  sources: [
    "github.com/mautic/mautic/issues/16263 and support.envoke.com/en/articles/3088160: scanners sit in front of domains, not of persons",
  ],
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
    const where = atDomain(context.domainName(burst.domain));
    // As the learner counts: the delay's own bin and its neighbours.
    const when = sinceAbout(burst, 1);
    if (learned.others === 1)
      return `the only other burst of clicks ${where} came ${learned.share >= 0.5 ? `${when}, too` : "after another delay"}`;
    return `${share(learned.share)} of ${count(learned.others, "other burst")} of clicks ${where} came ${when}, as this one did`;
  },
};
