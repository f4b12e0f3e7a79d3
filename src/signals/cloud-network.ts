import type { Signal } from "../domain/signal.js";

export const cloudNetwork: Signal = {
  id: "cloud-network",
  title: "From a data centre",
  group: "network",
  meaning: "The click came from a cloud or hosting network, where few people browse.",
  falseAlarms: "Virtual desktops, VPNs and company proxies in a cloud. That is why it never decides alone.",
  advice: "Look at the hour and at how many links were clicked.",
  sources: ["facts/reference-data.md 1.6: clouds condemn clicks only, probable, never alone"],
  needs: ["ip"],
  thresholds: [{ name: "window", default: 600, unit: "s", why: "98 % of bursts start within 10 min" }],
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
    return `${burst.delay <= context.thresholds.window! ? "early" : "late"}-${burst.links > 1 ? "several" : "lone"}`;
  },
  because(burst) {
    return `came from a data centre: ${burst.network.label}`;
  },
};
