import type { Signal } from "../domain/signal.js";

export const undatedClick: Signal = {
  id: "undated-click",
  title: "No time is known",
  group: "timing",
  meaning:
    "The export gives no time for the click. Delay and speed, which decide most verdicts, cannot be seen; what is left are network, browser and links.",
  falseAlarms: "This corrects the starting point and accuses nobody.",
  advice: "Export clicks with their times if the platform can.",
  sources: [
    "assumption: without times a click starts from what is usual where times are left out of labelled campaigns",
  ],
  needs: ["ip"],
  thresholds: [],
  cases: {
    undated: "no time is known",
  },
  evaluate(burst) {
    return Number.isNaN(burst.start) ? "undated" : "";
  },
  because() {
    return "no time is known for the click, so that its delay says nothing";
  },
};
