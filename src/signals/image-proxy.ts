import type { Signal } from "../domain/signal.js";

export const imageProxy: Signal = {
  id: "image-proxy",
  title: "Opened through an image proxy",
  group: "opens",
  meaning:
    "The pictures were loaded by the mailbox provider's proxy (Gmail, Yahoo, Outlook), mostly when the mail is shown.",
  falseAlarms: "Some proxies load pictures at delivery.",
  advice: "Counts as an open of a person, with a wider range.",
  sources: ["facts/reference-data.md 2: GoogleImageProxy, YahooMailProxy"],
  needs: ["opens", "user_agent"],
  thresholds: [],
  cases: {
    proxy: "an image proxy",
    flagged: "flagged by the platform",
  },
  evaluate() {
    return "";
  },
  because() {
    return "";
  },
  evaluateOpen(open) {
    if (open.agent.class === "image-proxy" || open.network.class === "image-proxy") return "proxy";
    return open.flag === "proxy" ? "flagged" : "";
  },
};
