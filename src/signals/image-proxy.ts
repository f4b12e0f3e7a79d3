import { type Signal, sawNothing } from "../domain/signal.js";

export const imageProxy: Signal = {
  id: "image-proxy",
  title: "Opened through an image proxy",
  group: "opens",
  meaning:
    "The pictures were loaded by the mailbox provider (Gmail, Yahoo, Outlook on the web), mostly at the moment the mail is shown.",
  falseAlarms:
    "Some providers load pictures at delivery or again later, so not every such open is a reader's.",
  advice: "Counts as an open of a person, with a wider range.",
  sources: [
    "github.com/warmbly/warmbly, tracking/src/scanners.rs: Google and Microsoft fetch pictures for people",
    "outsolvi.com/blog/gmail-image-proxy-deep-dive-2026: at delivery, and again when shown",
  ],
  needs: ["opens", "user_agent"],
  thresholds: [],
  cases: {
    proxy: "an image proxy",
    flagged: "flagged by the platform",
  },
  evaluate: sawNothing,
  because(_burst, seen) {
    return seen === "proxy"
      ? "opened through the mailbox provider's image proxy, mostly when the mail is shown"
      : "the platform marked the open as made through a proxy";
  },
  evaluateOpen(open) {
    if (open.agent.class === "image-proxy" || open.network.class === "image-proxy") return "proxy";
    return open.flag === "proxy" ? "flagged" : "";
  },
};
