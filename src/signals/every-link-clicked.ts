import type { Signal } from "../domain/signal.js";

export const everyLinkClicked: Signal = {
  id: "every-link-clicked",
  title: "Clicked every link",
  group: "shape",
  meaning: "The burst covers all or most links of the mail, footer included.",
  falseAlarms: "Enthusiasts of short mails with three or four links.",
  advice:
    "Trust it for mails with five links or more. Without a file of links, the links of the mail are those that anybody clicked.",
  sources: [
    "support.customerminds.com/hc/en-us/articles/10837243653533: clicks of all links are a robot's; not used below three links",
    "check.live-direct-marketing.online, Defender click pattern: every link of the mail within 10 s",
  ],
  needs: ["links"],
  thresholds: [
    { name: "links", default: 3, unit: "links", why: "below three links people click them all" },
    {
      name: "most",
      default: 0.6,
      unit: "share of links",
      why: "people click one or two links of many, practitioners say",
    },
  ],
  cases: {
    "all-few": "all links of a mail with three or four",
    "all-many": "all links of a mail with five or more",
    most: "most links of a mail with five or more",
  },
  evaluate(burst, context) {
    const of = burst.campaignLinks;
    const least = context.thresholds.links!;
    // A burst of three is the least that can be most of a longer mail.
    if (of < least || burst.links < Math.min(3, least)) return "";
    // All of three or four says nothing (the false alarms above): three of four cannot say more.
    if (of < 5) return burst.links >= of ? "all-few" : "";
    if (burst.links >= of) return "all-many";
    return burst.links >= of * context.thresholds.most! ? "most" : "";
  },
  because(burst, seen) {
    return seen === "most"
      ? `clicked ${burst.links} of the ${burst.campaignLinks} known links of the mail in one go`
      : `clicked all ${burst.links} known links of the mail in one go`;
  },
};
