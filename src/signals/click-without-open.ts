import type { Signal } from "../domain/signal.js";

export const clickWithoutOpen: Signal = {
  id: "click-without-open",
  title: "Clicked without an open",
  group: "shape",
  meaning: "The mail was clicked but never opened, or opened only afterwards. Scanners skip the pictures.",
  falseAlarms: "Readers whose mail program blocks pictures: a few people in a hundred.",
  advice: "Weak alone. Off where a campaign has no opens at all (plain text).",
  sources: ["facts/scanners.md 4.5: human hard cases: no image load"],
  needs: ["opens"],
  thresholds: [],
  cases: {
    lone: "no open, one link",
    several: "no open, several links",
    "only-after-lone": "opened only after the click, one link",
    "only-after-several": "opened only after the clicks",
  },
  evaluate(burst) {
    if (!burst.opens.any) return burst.links > 1 ? "several" : "lone";
    if (Number.isNaN(burst.start) || !Number.isNaN(burst.opens.lead)) return "";
    return burst.links > 1 ? "only-after-several" : "only-after-lone";
  },
  because(burst) {
    return burst.opens.any ? "clicked before any open" : "clicked but never opened the mail";
  },
};
