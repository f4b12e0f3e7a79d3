import type { Signal } from "../domain/signal.js";

export const linkSweep: Signal = {
  id: "link-sweep",
  title: "Links in the order of the mail",
  group: "shape",
  meaning:
    "The links were fetched one after the other in document order, at three or more distinct instants.",
  falseAlarms: "A reader who works through a list from the top.",
  advice: "Supports the other reasons; weak alone.",
  sources: ["facts/scanners.md 3: gateways fetch every link in order"],
  needs: ["click times", "links", "link positions"],
  thresholds: [{ name: "instants", default: 3, unit: "distinct times", why: "fewer have no order" }],
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
      ? "clicked the links in no particular order"
      : `clicked ${burst.links} links one after the other from ${seen === "down" ? "top to bottom" : "bottom to top"}`;
  },
};
