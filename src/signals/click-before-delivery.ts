import type { Signal } from "../domain/signal.js";
import { since } from "./words.js";

export const clickBeforeDelivery: Signal = {
  id: "click-before-delivery",
  title: "Clicked before delivery",
  group: "timing",
  meaning:
    "The click came before the mail was delivered: some gateways hold a mail and check its links first.",
  falseAlarms:
    "A platform that stamps deliveries late, or two clocks that disagree. Clicks before the send are taken for a clock that is wrong and weigh nothing.",
  advice: "When it hits most domains at once, compare the clocks of the platform and of the delivery log.",
  sources: [
    "wordtothewise.com/2019/01/automated-link-checking-getting-more-sophisticated: inline gateways click before delivery is reported",
    "help.spotler.co.uk/.../4417896081042: Spotler drops clicks before delivery",
  ],
  needs: ["click times", "delivery or send times"],
  thresholds: [
    { name: "margin", default: 1, unit: "s", why: "clocks that show whole seconds cannot tell less" },
  ],
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
    return `clicked ${since(burst)}, while the mail was still on its way`;
  },
};
