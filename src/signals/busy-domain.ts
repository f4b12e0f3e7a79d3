import type { Signal } from "../domain/signal.js";
import { atDomain, count, share } from "./words.js";

export const busyDomain: Signal = {
  id: "busy-domain",
  title: "A domain that clicks more than people do",
  group: "domain",
  meaning:
    "Learned from this export: a larger (or smaller) share of this domain's recipients clicked than of the whole list.",
  falseAlarms:
    "Colleagues who were told to click. Small domains say little: they are pulled towards the whole list.",
  advice: "Look at when and how they clicked: clickaudit explain shows it for each of them.",
  sources: [
    "github.com/mautic/mautic/issues/16263 and support.envoke.com/en/articles/3088160: scanners sit in front of domains, not of persons",
  ],
  needs: ["mail domains"],
  thresholds: [],
  cases: {
    learned: "learned from the share of recipients who clicked",
  },
  learned: true,
  evaluate(_burst, context) {
    return context.learned("busy-domain") === null ? "" : "learned";
  },
  because(burst, _seen, context) {
    const learned = context.learned("busy-domain")!;
    const where = atDomain(context.domainName(burst.domain));
    if (learned.others === 1)
      return `the only other message ${where} was ${learned.share >= 0.5 ? "clicked too" : "not clicked"}`;
    return `${share(learned.share)} of ${count(learned.others, "other message")} ${where} were clicked`;
  },
};
