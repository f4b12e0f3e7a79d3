import type { Signal } from "../domain/signal.js";
import { caseNames, count, duration } from "./words.js";

const NAMES = caseNames(["two", "few", "many"], ["instant", "fast", "slow", "coarse"]);

export const simultaneousClicks: Signal = {
  id: "simultaneous-clicks",
  title: "Several links within seconds",
  group: "shape",
  meaning:
    "Different links of one mail were clicked within seconds of each other. In an instant it is a machine; several seconds for each link are what people need.",
  falseAlarms: "People who open two or three offers in tabs, one after the other.",
  advice: "The burst as a whole is left out; a later click of the same person stays.",
  sources: [
    "github.com/putyourlightson/craft-campaign/issues/546: all 9 to 10 links in less than a second",
    "experienceleague.adobe.com, Marketo: two clicks in one mail within 0 to 3 s",
    "github.com/MillionSend/millionsend/pull/22: Defender and Trend Micro fetch every link within milliseconds, under a browser's user agent",
  ],
  needs: ["click times", "links"],
  thresholds: [
    { name: "instant", default: 1, unit: "s per link", why: "a sweep fetches all links in under a second" },
    {
      name: "fast",
      default: 3,
      unit: "s per link",
      why: "people need several seconds a link; 2 to 3 s is the upper setting of platforms",
    },
  ],
  cases: {
    "two-instant": "two links, in an instant",
    "two-fast": "two links, within seconds",
    "two-slow": "two links, seconds apart",
    "two-coarse": "two links, in the same minute (coarse clock)",
    "few-instant": "three or four links, in an instant",
    "few-fast": "three or four links, within seconds",
    "few-slow": "three or four links, seconds apart",
    "few-coarse": "three or four links, in the same minute (coarse clock)",
    "many-instant": "five links or more, in an instant",
    "many-fast": "five links or more, within seconds",
    "many-slow": "five links or more, seconds apart",
    "many-coarse": "five links or more, in the same minute (coarse clock)",
  },
  evaluate(burst, context) {
    if (burst.links < 2 || Number.isNaN(burst.span)) return "";
    const size = burst.links === 2 ? "two" : burst.links < 5 ? "few" : "many";
    if (burst.resolution >= 60) return NAMES[size].coarse;
    const pace = burst.span / (burst.links - 1);
    const { instant, fast } = context.thresholds;
    return NAMES[size][pace <= instant! ? "instant" : pace <= fast! ? "fast" : "slow"];
  },
  because(burst, seen) {
    const links = count(burst.links, "different link");
    if (!seen.endsWith("-slow"))
      return `clicked ${links} within ${duration(Math.max(burst.span, burst.resolution))}`;
    return `clicked ${links}, about ${duration(burst.span / (burst.links - 1))} for each`;
  },
};
