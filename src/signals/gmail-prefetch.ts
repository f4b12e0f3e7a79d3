import type { Signal } from "../domain/signal.js";

export const gmailPrefetch: Signal = {
  id: "gmail-prefetch",
  title: "Gmail prefetch",
  group: "opens",
  meaning: "Gmail loaded the pictures when the mail arrived while Gmail was open, before anybody looked.",
  falseAlarms: "Only the old browser string gives it away.",
  advice: "Leave it out of open rates.",
  sources: ["facts/scanners.md 3: Chrome/42.0.2311.135 and Edge/12.246; 1 to 6 % of Gmail opens"],
  needs: ["opens", "user_agent"],
  thresholds: [],
  cases: {
    prefetch: "the prefetcher of Gmail",
  },
  evaluate() {
    return "";
  },
  because() {
    return "";
  },
  evaluateOpen(open) {
    return open.agent.class === "prefetch" && open.agent.name.includes("Gmail") ? "prefetch" : "";
  },
};
