import type { Signal } from "../domain/signal.js";

export const returningReader: Signal = {
  id: "returning-reader",
  title: "Came back to the mail",
  group: "history",
  meaning: "The mail was clicked again at another time.",
  falseAlarms: "Gateways rescan mail, for example when it is forwarded inside the company.",
  advice: "Weak evidence for a person.",
  sources: ["facts/scanners.md 3: forwards scan again"],
  needs: ["click times"],
  thresholds: [],
  cases: {
    "before-lone": "clicked before, now one link",
    "before-several": "clicked before, now several links",
    after: "clicked again later",
  },
  evaluate(burst) {
    if (burst.burstsBefore > 0) return burst.links > 1 ? "before-several" : "before-lone";
    return burst.burstsAfter > 0 ? "after" : "";
  },
  because(_burst, seen) {
    return seen === "after" ? "the mail was clicked again later" : "the mail had been clicked before";
  },
};
