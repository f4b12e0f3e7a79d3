import type { Signal } from "../domain/signal.js";
import { duration } from "./words.js";

export const clickBeforeDelivery: Signal = {
  id: "click-before-delivery",
  title: "Clicked before delivery",
  group: "timing",
  meaning:
    "The click came before the mail was delivered: an inline gateway checks links while it holds the mail.",
  falseAlarms:
    "A platform that stamps deliveries late, or clocks that disagree. Clicks before the send are taken as clock skew and weigh nothing.",
  advice: "Compare the clocks of the platform and of the delivery log when this hits many domains at once.",
  sources: [
    "facts/scanners.md 3: inline gateways scan before delivery is reported",
    "DESIGN 2: before delivery: machine; before send: clock skew",
  ],
  needs: ["click times", "delivery or send times"],
  thresholds: [{ name: "margin", default: 1, unit: "s", why: "clocks of one second cannot tell less" }],
  cases: {
    seconds: "up to a minute before",
    minutes: "more than a minute before",
  },
  evaluate(burst, context) {
    if (
      burst.base !== "delivery" ||
      !(burst.delay < -context.thresholds.margin! - burst.resolution) ||
      burst.sinceSend < 0
    )
      return "";
    return burst.delay > -60 ? "seconds" : "minutes";
  },
  because(burst) {
    return `clicked ${duration(burst.delay)} before the mail was delivered`;
  },
};
