import { type Signal, sawNothing } from "../domain/signal.js";

const SENTENCES = {
  "15s": "opened within 15 s of delivery",
  "60s": "opened within a minute of delivery",
  "5min": "opened within 5 min of delivery",
  before: "opened before the mail was delivered",
  late: "opened later, when people open",
} as const;

export const earlyOpen: Signal = {
  id: "early-open",
  title: "Opened right after delivery",
  group: "opens",
  meaning:
    "When the mail was opened: within seconds or minutes of the delivery, when gateways and prefetching services load pictures, or later.",
  falseAlarms: "People who sit in front of their mailbox.",
  advice: "Counts for opens only; it widens the range of the open rate.",
  sources: [
    "corp.inntopia.com/email-short-tail: 27 % of the opens come in the first hour",
    "github.com/putyourlightson/craft-campaign/issues/546: a scanner's open comes a median of 9 s after the send, 84 % within 20 s",
  ],
  needs: ["opens", "delivery or send times"],
  thresholds: [
    {
      name: "latest",
      default: 300,
      unit: "s",
      why: "97 % of measured scanner bursts start within 5 min (craft-campaign issue 546)",
    },
  ],
  cases: {
    "15s": "within 15 s",
    "60s": "within a minute",
    "5min": "within 5 min",
    before: "before the delivery",
    late: "later, when people open",
  },
  evaluate: sawNothing,
  because(_burst, seen) {
    return SENTENCES[seen as keyof typeof SENTENCES];
  },
  evaluateOpen(open, context) {
    if (Number.isNaN(open.delay) || open.base === "inferred") return "";
    if (open.delay < -1 - open.resolution) return "before";
    if (open.delay > context.thresholds.latest!) return "late";
    // As for clicks: in a clock of minutes, the same minute is no "within 15 s".
    const delay = Math.max(open.delay, open.resolution / 2);
    return delay < 15 ? "15s" : delay < 60 ? "60s" : "5min";
  },
};
