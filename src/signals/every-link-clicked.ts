import type { Signal } from "../domain/signal.js";

export const everyLinkClicked: Signal = {
  id: "every-link-clicked",
  title: "Clicked every link",
  group: "shape",
  meaning: "The burst covers all or most links of the mail, footer included.",
  falseAlarms: "Enthusiasts of short mails with two or three links.",
  advice: "Trust it for mails with five links or more.",
  sources: ["facts/scanners.md 1.1: not used below 3 links (CustomerMinds)"],
  needs: ["links"],
  thresholds: [
    { name: "links", default: 3, unit: "links", why: "below three links people click them all" },
    {
      name: "most",
      default: 0.6,
      unit: "share of links",
      why: "people click one or two of many (facts/scanners.md 4.3)",
    },
  ],
  cases: {
    "all-few": "all links of a mail with three or four",
    "all-many": "all links of a mail with five or more",
    most: "most links of a mail",
  },
  evaluate(burst, context) {
    const of = burst.campaignLinks;
    if (of < context.thresholds.links! || burst.links < 3) return "";
    if (burst.links >= of) return of < 5 ? "all-few" : "all-many";
    return burst.links >= of * context.thresholds.most! ? "most" : "";
  },
  because(burst) {
    return `clicked ${burst.links} of the ${burst.campaignLinks} links of the mail in one go`;
  },
};
