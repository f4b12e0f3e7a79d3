import type { Signal } from "../domain/signal.js";
import { count, since, spans } from "./words.js";

const nameOf = spans([
  [1800, "30min"],
  [3600, "1h"],
  [14_400, "4h"],
  [86_400, "1d"],
  [Number.POSITIVE_INFINITY, "later"],
]);

export const lateClick: Signal = {
  id: "late-click",
  title: "Clicked long after delivery",
  group: "timing",
  meaning: "The click came long after the delivery. Gateways are mostly done by then; people are not.",
  falseAlarms:
    "Sandboxes that take their time, mail that was held, and rescans of old mail also come late; several links at once hint at them.",
  advice: "Mostly evidence for a person; nothing to do.",
  sources: [
    "GetResponse, 5.5 bn mails, 2019 to 2020: half of the clicks come after 3 h, a fifth after 24 h",
    "github.com/putyourlightson/craft-campaign/issues/546: 0.7 % of the bursts start after more than an hour",
  ],
  needs: ["click times", "delivery or send times"],
  thresholds: [
    {
      name: "earliest",
      default: 600,
      unit: "s",
      why: "2 % of measured scanner bursts start later; set early-click.latest to the same",
    },
  ],
  cases: {
    "lone-30min": "one link, 10 to 30 min after the delivery",
    "lone-1h": "one link, 30 to 60 min after the delivery",
    "lone-4h": "one link, 1 to 4 h after the delivery",
    "lone-1d": "one link, 4 to 24 h after the delivery",
    "lone-later": "one link, more than a day after the delivery",
    "several-30min": "several links, 10 to 30 min after the delivery",
    "several-1h": "several links, 30 to 60 min after the delivery",
    "several-4h": "several links, 1 to 4 h after the delivery",
    "several-1d": "several links, 4 to 24 h after the delivery",
    "several-later": "several links, more than a day after the delivery",
  },
  evaluate(burst, context) {
    if (!(burst.delay > context.thresholds.earliest!)) return "";
    return nameOf(burst.links > 1, burst.delay);
  },
  because(burst) {
    return burst.links > 1
      ? `clicked ${count(burst.links, "link")} ${since(burst)}`
      : `clicked ${since(burst)}, when gateways are mostly done`;
  },
};
