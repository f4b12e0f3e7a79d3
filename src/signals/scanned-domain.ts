import type { Signal } from "../domain/signal.js";
import { atDomain, othersLook } from "./words.js";

export const scannedDomain: Signal = {
  id: "scanned-domain",
  title: "A domain whose mail is scanned",
  group: "domain",
  meaning:
    "Learned from this export: clicks at other addresses of the same domain look like a machine's (or like people's) more often than elsewhere.",
  falseAlarms:
    "A domain in which one person clicks a lot. Small domains say little: they are pulled towards the whole list.",
  advice: "Every mailbox of the domain is likely behind the same gateway.",
  sources: [
    "github.com/mautic/mautic/issues/16263 and support.envoke.com/en/articles/3088160: scanners sit in front of domains, not of persons",
  ],
  needs: ["mail domains"],
  thresholds: [],
  cases: {
    learned: "learned from the other messages of the domain",
  },
  learned: true,
  evaluate(_burst, context) {
    return context.learned("scanned-domain") === null ? "" : "learned";
  },
  because(burst, _seen, context) {
    return othersLook(context.learned("scanned-domain")!, atDomain(context.domainName(burst.domain)));
  },
};
