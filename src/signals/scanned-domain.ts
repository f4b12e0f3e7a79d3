import type { Signal } from "../domain/signal.js";
import { count, share } from "./words.js";

export const scannedDomain: Signal = {
  id: "scanned-domain",
  title: "A domain whose mail is scanned",
  group: "domain",
  meaning:
    "Learned from this export: clicks at other addresses of the same domain are mostly automated (or mostly human).",
  falseAlarms:
    "A domain in which one person clicks a lot; small domains say little and are shrunk towards the whole.",
  advice: "Every mailbox of the domain is likely behind the same gateway.",
  sources: ["facts/scanners.md 4.5: scanners sit at domains, not at persons"],
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
    const learned = context.learned("scanned-domain")!;
    return `${share(learned.share)} of the ${count(learned.others, "other burst")} at ${context.domainName(burst.domain)} are automated`;
  },
};
