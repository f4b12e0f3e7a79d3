import type { Signal } from "../domain/signal.js";

export const privacyPrefetch: Signal = {
  id: "privacy-prefetch",
  title: "Privacy prefetch",
  group: "opens",
  meaning:
    "The open came from a privacy proxy that loads all pictures whether or not anybody reads (Apple Mail Privacy Protection).",
  falseAlarms: "A person behind the proxy may have read the mail all the same: nobody can tell.",
  advice: "Do not use such opens to decide who is engaged.",
  sources: [
    "facts/scanners.md 3: Apple MPP: user agent exactly Mozilla/5.0",
    "facts/scanners.md 4.1: about half of all opens",
  ],
  needs: ["opens", "user_agent"],
  thresholds: [],
  cases: {
    prefetch: "exactly Mozilla/5.0",
    flagged: "flagged by the platform",
  },
  evaluate() {
    return "";
  },
  because() {
    return "";
  },
  evaluateOpen(open) {
    if (open.agent.class === "prefetch" && !open.agent.name.includes("Gmail")) return "prefetch";
    return open.flag === "prefetch" ? "flagged" : "";
  },
};
