import type { Signal } from "../domain/signal.js";

export const undatedClick: Signal = {
  id: "undated-click",
  title: "No time is known",
  group: "timing",
  meaning:
    "The export gives no time for the click, or only its day. Delay and speed, which decide most verdicts, cannot be seen; what is left are network, browser and links.",
  falseAlarms: "This corrects the starting point and accuses nobody.",
  advice: "Export clicks with their times if the platform can.",
  sources: [
    "assumption: without times a click starts from what is usual where times are left out of labelled campaigns; a time of day that is unknown says as little",
  ],
  needs: [],
  thresholds: [],
  cases: {
    undated: "no time is known, or only the day",
  },
  // Whatever else is missing: most clicks of people are late, and where that cannot be seen it does not speak against them.
  evaluate(burst) {
    return Number.isNaN(burst.span) ? "undated" : "";
  },
  because() {
    return "no time of day is known for the click, so that its delay says nothing";
  },
};
