import type { Signal } from "../domain/signal.js";
import { duration } from "./words.js";

export const openAndClickTogether: Signal = {
  id: "open-and-click-together",
  title: "Opened and clicked in the same instant",
  group: "shape",
  meaning: "The same client opened the mail and clicked within two seconds.",
  falseAlarms:
    "Mail programs that load pictures only when the reader acts; previews with the pointer on a link.",
  advice: "Supports the other reasons.",
  sources: [
    "facts/scanners.md 4.5: scanner open before burst: median 9 s",
    "facts/scanners.md 2.1: image-loading clients look the same (warmbly)",
  ],
  needs: ["click times", "opens"],
  thresholds: [{ name: "together", default: 2, unit: "s", why: "people need longer to read a line and aim" }],
  cases: {
    "same-client": "open and click by the same client",
    "seconds-before": "any open up to 10 s before",
  },
  evaluate(burst, context) {
    if (Math.abs(burst.opens.sameClientLead) <= context.thresholds.together!) return "same-client";
    return burst.opens.lead <= 10 ? "seconds-before" : "";
  },
  because(burst, seen) {
    return seen === "same-client"
      ? "opened and clicked in the same instant from the same client"
      : `clicked ${duration(Math.max(0, burst.opens.lead))} after the open`;
  },
};
