import type { Signal } from "../domain/signal.js";
import { caseNames } from "./words.js";

const NAMES = caseNames(["early", "late"], ["several", "lone"]);

export const cloudNetwork: Signal = {
  id: "cloud-network",
  title: "From a data centre",
  group: "network",
  meaning: "The click came from a cloud or hosting company, where many programs and few people browse.",
  falseAlarms:
    "Virtual desktops, VPNs and company proxies that run in a cloud. That is why it never decides alone.",
  advice: "Look at the hour and at how many links were clicked.",
  sources: [
    "github.com/warmbly/warmbly, tracking/scanner-networks.txt: each network with what it condemns and how surely",
    "suped.com, clicks concentrated on a single link: scans of Gmail recipients from Amazon's cloud",
    "github.com/warmbly/warmbly/pull/412 and 526: clouds condemn clicks, not opens",
  ],
  needs: ["ip"],
  thresholds: [
    {
      name: "window",
      default: 600,
      unit: "s",
      why: "98 % of measured scanner bursts start within 10 min (craft-campaign issue 546)",
    },
  ],
  cases: {
    "early-several": "several links near the delivery",
    "early-lone": "one link near the delivery",
    "late-several": "several links later",
    "late-lone": "one link later",
    untimed: "no delay known",
  },
  evaluate(burst, context) {
    if (burst.network.class !== "cloud") return "";
    if (Number.isNaN(burst.delay)) return "untimed";
    return NAMES[burst.delay <= context.thresholds.window! ? "early" : "late"][
      burst.links > 1 ? "several" : "lone"
    ];
  },
  because(burst) {
    return `came from a data centre (${burst.network.label})`;
  },
  // Clouds load pictures for people who read on the web, so an open from there weighs less than a click.
  evaluateOpen(open, context) {
    if (open.network.class !== "cloud" || open.agent.class === "mail-client") return "";
    if (Number.isNaN(open.delay)) return "untimed";
    return open.delay <= context.thresholds.window! ? "early-lone" : "late-lone";
  },
};
