import type { Signal } from "../domain/signal.js";

export const unlikelyLink: Signal = {
  id: "unlikely-link",
  title: "Only footer links",
  group: "link",
  meaning:
    "The burst contains footer links only (privacy, view in browser, preferences), which people rarely click.",
  falseAlarms: "People who want to read the mail in the browser or to unsubscribe.",
  advice: "Supports the other reasons; unsubscribes are still carried out.",
  sources: [
    "facts/scanners.md 3: one link, often footer or hidden",
    "facts/scanners.md 1.3: fake unsubscribes",
  ],
  needs: ["links"],
  thresholds: [],
  cases: {
    "only-early": "footer links only, near the delivery",
    only: "footer links only",
    among: "footer links among others",
  },
  evaluate(burst) {
    if (burst.unlikelyLinks === 0) return "";
    if (burst.unlikelyLinks < burst.links) return "among";
    return burst.delay <= 600 ? "only-early" : "only";
  },
  because(burst, seen) {
    return seen === "among"
      ? `clicked footer links too (${burst.unlikelyLinks} of ${burst.links})`
      : "clicked nothing but footer links";
  },
};
