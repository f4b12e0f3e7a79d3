import type { Signal } from "../domain/signal.js";

export const earlyOpen: Signal = {
  id: "early-open",
  title: "Opened right after delivery",
  group: "opens",
  meaning:
    "The mail was opened within seconds to minutes of the delivery, when gateways and prefetchers load pictures.",
  falseAlarms: "People who sit in front of their mailbox.",
  advice: "Counts little for clicks; it widens the range of the open rate.",
  sources: [
    "facts/scanners.md 4.2: 27 % of the opens in the first hour",
    "facts/scanners.md 4.5: scanner open median 9 s before the burst",
  ],
  needs: ["opens", "delivery or send times"],
  thresholds: [{ name: "latest", default: 300, unit: "s", why: "97 % of scanner bursts start within 5 min" }],
  cases: {
    "15s": "within 15 s",
    "60s": "within a minute",
    "5min": "within 5 min",
    before: "before the delivery",
    late: "later, when people open",
  },
  evaluate() {
    return "";
  },
  because() {
    return "";
  },
  evaluateOpen(open, context) {
    if (Number.isNaN(open.delay) || open.base === "inferred") return "";
    if (open.delay < -1 - open.resolution) return "before";
    if (open.delay > context.thresholds.latest!) return "late";
    return open.delay < 15 ? "15s" : open.delay < 60 ? "60s" : "5min";
  },
};
