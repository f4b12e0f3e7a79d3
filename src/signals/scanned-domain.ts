import type { Signal } from "../domain/signal.js";
import { atDomain, count, share } from "./words.js";

/** A domain with at least this share is called scanned where a machine beside the burst explains it away. */
const OFTEN = 0.3;

export const scannedDomain: Signal = {
  id: "scanned-domain",
  title: "A domain whose mail is scanned",
  group: "domain",
  meaning:
    "Learned from this export: machines hit a larger (or smaller) share of the mail to this domain than elsewhere. How much that says is learned, too: from how far the domains lie apart. A machine that has hit the same message explains it, and the next hit needs a reason of its own.",
  falseAlarms:
    "A domain in which one person clicks a lot. Small domains say little: they are pulled towards the whole list.",
  advice: "Every mailbox of the domain is likely behind the same gateway.",
  sources: [
    "github.com/mautic/mautic/issues/16263 and support.envoke.com/en/articles/3088160: scanners sit in front of domains, not of persons",
  ],
  needs: ["mail domains"],
  thresholds: [],
  cases: {
    learned: "learned from the other messages to the domain",
  },
  learned: true,
  evaluate(_burst, context) {
    return context.learned("scanned-domain") === null ? "" : "learned";
  },
  because(burst, _seen, context) {
    const learned = context.learned("scanned-domain")!;
    const domain = context.domainName(burst.domain);
    const beside = "another hit of this message, by a machine, explains why it was hit";
    if (domain === "")
      return learned.llr < 0 ? beside : "nothing else in this message explains why it was hit";
    const where = atDomain(domain);
    if (learned.others === 0)
      return `the only message ${where}; machines hit ${share(learned.share)} of the mail to a domain`;
    const hit =
      learned.others === 1
        ? `the only other message ${where} was ${learned.share >= 0.5 ? "" : "not "}hit by a machine, as it looks`
        : `machines hit ${share(learned.share)} of ${count(learned.others, "other message")} ${where}, as it looks`;
    return learned.llr < 0 && learned.share >= OFTEN ? `${hit}, but ${beside}` : hit;
  },
};
