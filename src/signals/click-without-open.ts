import type { Signal } from "../domain/signal.js";

export const clickWithoutOpen: Signal = {
  id: "click-without-open",
  title: "Clicked without an open",
  group: "shape",
  meaning:
    "The mail was clicked but never opened, or opened only afterwards. Most scanners fetch links and skip pictures, and pictures are how opens are counted.",
  falseAlarms: "Readers whose mail program blocks pictures: a few people in a hundred.",
  advice:
    "Weak alone. Give the export of opens too, or many people would look like this; without any opens it is off.",
  sources: [
    "anymail, github.com/anymail/django-anymail/issues/200: a sender discards clicks before the open",
    "valuebuildersystem.zendesk.com/hc/en-us/articles/37272981749012: a click before the open counts as a robot's",
  ],
  needs: ["opens"],
  thresholds: [],
  cases: {
    lone: "no open, one link",
    several: "no open, several links",
    "only-after-lone": "opened only after the click, one link",
    "only-after-several": "opened only after the click, several links",
  },
  evaluate(burst) {
    if (!burst.opens.expected) return "";
    if (!burst.opens.any) return burst.links > 1 ? "several" : "lone";
    if (Number.isNaN(burst.start) || !Number.isNaN(burst.opens.lead)) return "";
    return burst.links > 1 ? "only-after-several" : "only-after-lone";
  },
  because(burst) {
    return burst.opens.any
      ? "clicked before the mail was ever opened"
      : "clicked, but no open of the mail was seen";
  },
};
