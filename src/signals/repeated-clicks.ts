import type { Signal } from "../domain/signal.js";
import { caseNames, count, duration } from "./words.js";

const NAMES = caseNames(["two", "more"], ["instant", "slow"]);

export const repeatedClicks: Signal = {
  id: "repeated-clicks",
  title: "Several clicks in one go",
  group: "shape",
  meaning:
    "The export does not say which links were clicked, but there were several clicks within seconds: the links of a sweep, or one link fetched again and again.",
  falseAlarms: "People who click twice because the page is slow.",
  advice:
    "Export the clicked address with each click if the platform can: then sweeps are told from double clicks.",
  sources: [
    "github.com/putyourlightson/craft-campaign/issues/546: all 9 to 10 links in less than a second",
    "suped.com, clicks concentrated on a single link: two hits of one link within milliseconds",
  ],
  needs: ["click times"],
  thresholds: [
    { name: "instant", default: 1, unit: "s per click", why: "a sweep fetches all links in under a second" },
  ],
  cases: {
    "two-instant": "two clicks, in an instant",
    "two-slow": "two clicks, seconds apart",
    "more-instant": "three clicks or more, in an instant",
    "more-slow": "three clicks or more, seconds apart",
  },
  evaluate(burst, context) {
    if (burst.linksKnown || burst.repeats < 2 || Number.isNaN(burst.span)) return "";
    const pace = burst.span / (burst.repeats - 1);
    return NAMES[burst.repeats === 2 ? "two" : "more"][
      pace <= context.thresholds.instant! ? "instant" : "slow"
    ];
  },
  because(burst) {
    return `${count(burst.repeats, "click")} within ${duration(Math.max(burst.span, burst.resolution))}`;
  },
};
