import { type Signal, sawNothing } from "../domain/signal.js";

export const privacyPrefetch: Signal = {
  id: "privacy-prefetch",
  title: "Privacy prefetch",
  group: "opens",
  meaning:
    "The open came from a privacy service that loads all pictures whether or not anybody reads (Apple's Mail Privacy Protection).",
  falseAlarms: "A person behind the service may have read the mail all the same: nobody can tell.",
  advice: "Do not use such opens to decide who is engaged.",
  sources: [
    "help.socketlabs.com, identifying Apple MPP opens: user agent exactly Mozilla/5.0",
    "litmus.com/apple-mail-privacy-protection-resources: about half of all opens",
  ],
  needs: ["opens", "user_agent"],
  thresholds: [],
  cases: {
    prefetch: "exactly Mozilla/5.0",
    flagged: "flagged by the platform",
  },
  evaluate: sawNothing,
  because(_burst, seen) {
    return seen === "prefetch"
      ? "a privacy service loaded the pictures, whether or not anybody read the mail"
      : "the platform marked the open as a prefetch";
  },
  evaluateOpen(open) {
    if (open.agent.class === "prefetch" && !open.agent.name.includes("Gmail")) return "prefetch";
    return open.flag === "prefetch" ? "flagged" : "";
  },
};
