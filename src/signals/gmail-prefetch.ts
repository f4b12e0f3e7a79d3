import { type Signal, sawNothing } from "../domain/signal.js";

export const gmailPrefetch: Signal = {
  id: "gmail-prefetch",
  title: "Gmail prefetch",
  group: "opens",
  meaning:
    "Gmail loaded the pictures when the mail arrived while Gmail was open in a browser, before anybody looked.",
  falseAlarms:
    "It is told by one old browser text that Google sends; a reader with exactly that browser of 2015 would look the same.",
  advice: "Leave such opens out of open rates.",
  sources: [
    "sparkpost.com/blog/gmail-prefetching-images: Chrome/42.0.2311.135 with Edge/12.246; 1 to 6 % of Gmail opens, 9.8 bn mails, 2021",
  ],
  needs: ["opens", "user_agent"],
  thresholds: [],
  cases: {
    prefetch: "the prefetcher of Gmail",
  },
  evaluate: sawNothing,
  because() {
    return "pictures were loaded by Gmail when the mail arrived, before anybody looked";
  },
  evaluateOpen(open) {
    return open.agent.class === "prefetch" && open.agent.name.includes("Gmail") ? "prefetch" : "";
  },
};
