import type { Signal } from "../domain/signal.js";
import { count } from "./words.js";

export const linkSweep: Signal = {
  id: "link-sweep",
  title: "Links in the order of the mail",
  group: "shape",
  meaning:
    "The links were fetched one after the other at three or more distinct moments, in the order of the mail or against it. A program that reads the source takes them from the top; people jump.",
  falseAlarms: "A reader who works through a list from the top.",
  advice: "Weak alone; counts together with other reasons. Needs a file of links with their positions.",
  sources: [
    "assumption: no measurement of the order is published",
    "github.com/MillionSend/millionsend/pull/22: gateways fetch every link",
  ],
  needs: ["click times", "links", "link positions"],
  thresholds: [{ name: "instants", default: 3, unit: "distinct times", why: "fewer make no order" }],
  cases: {
    down: "from top to bottom",
    up: "from bottom to top",
    mixed: "in no order",
  },
  evaluate(burst, context) {
    if (burst.distinctTimes < context.thresholds.instants! || Number.isNaN(burst.inOrder)) return "";
    return burst.inOrder === 1 ? "down" : burst.inOrder === 0 ? "up" : "mixed";
  },
  because(burst, seen) {
    return seen === "mixed"
      ? "jumped between the links of the mail instead of taking them in order"
      : `clicked ${count(burst.links, "link")} one after the other from ${seen === "down" ? "top to bottom" : "bottom to top"}`;
  },
};
