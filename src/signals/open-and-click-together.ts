import type { Signal } from "../domain/signal.js";
import { atLeast } from "./words.js";

export const openAndClickTogether: Signal = {
  id: "open-and-click-together",
  title: "Opened and clicked in the same instant",
  group: "shape",
  meaning:
    "The mail was opened and clicked in the same moment by one client, or the click followed an open within seconds.",
  falseAlarms: "Mail programs that load pictures only when the reader acts.",
  advice: "Counts together with other reasons.",
  sources: [
    "github.com/putyourlightson/craft-campaign/issues/546: a scanner's burst follows its open by a median of 33 s",
    "github.com/Givaa/GoCheck, docs/ALGORITHM.md: from open to click under 1 s, under 3 s",
  ],
  needs: ["click times", "opens"],
  thresholds: [
    { name: "together", default: 2, unit: "s", why: "people need longer to read a line and aim" },
    { name: "before", default: 10, unit: "s", why: "few people read and choose within 10 s" },
  ],
  cases: {
    "same-client": "open and click by the same client",
    "seconds-before": "any open within seconds before the click",
  },
  evaluate(burst, context) {
    if (Math.abs(burst.opens.sameClientLead) <= context.thresholds.together!) return "same-client";
    return burst.opens.lead <= context.thresholds.before! ? "seconds-before" : "";
  },
  because(burst, seen) {
    return seen === "same-client"
      ? "opened and clicked in the same moment from the same client"
      : `clicked ${atLeast(Math.max(0, burst.opens.lead), burst.resolution)} after an open`;
  },
};
