import type { Signal } from "../domain/signal.js";
import { count } from "./words.js";

export const unlikelyLink: Signal = {
  id: "unlikely-link",
  title: "Footer links",
  group: "link",
  meaning:
    "The burst contains footer links (privacy, view in browser, preferences, unsubscribe), which people rarely click and scanners take along.",
  falseAlarms: "People who want to read the mail in the browser or to unsubscribe.",
  advice: "Counts together with other reasons. Unsubscribes stay valid: carry them out.",
  sources: [
    "suped.com, clicks concentrated on a single link: often the footer or a hidden one",
    "github.com/mautic/mautic/issues/9162: machines hit unsubscribe links too",
  ],
  needs: ["links"],
  thresholds: [
    {
      name: "window",
      default: 600,
      unit: "s",
      why: "98 % of measured scanner bursts start within 10 min (craft-campaign issue 546)",
    },
  ],
  cases: {
    "only-early": "footer links only, near the delivery",
    only: "footer links only",
    among: "footer links among others",
  },
  evaluate(burst, context) {
    if (burst.unlikelyLinks === 0) return "";
    if (burst.unlikelyLinks < burst.links) return "among";
    return burst.delay <= context.thresholds.window! ? "only-early" : "only";
  },
  because(burst, seen) {
    return seen === "among"
      ? `clicked footer links along with others (${burst.unlikelyLinks} of ${count(burst.links, "link")})`
      : "clicked nothing but footer links";
  },
};
