import type { Signal } from "../domain/signal.js";

export const hiddenLink: Signal = {
  id: "hidden-link",
  title: "Clicked a hidden link",
  group: "link",
  meaning: "The burst contains a link that people cannot see.",
  falseAlarms: "Text-only mail programs and screen readers may show it.",
  advice: "Safe to leave out.",
  sources: ["facts/scanners.md 1.1: stealth links (Omeda, Spotler, Preside)"],
  needs: ["hidden links (--honeypot)"],
  thresholds: [],
  cases: {
    hidden: "a hidden link",
  },
  evaluate(burst) {
    return burst.honeypot ? "hidden" : "";
  },
  because() {
    return "clicked a link that people cannot see";
  },
};
