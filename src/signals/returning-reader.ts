import type { Signal } from "../domain/signal.js";

export const returningReader: Signal = {
  id: "returning-reader",
  title: "Clicked at several times",
  group: "history",
  meaning: "The same mail was clicked at more than one time.",
  falseAlarms: "Gateways scan mail again, for example when it is forwarded inside the company.",
  advice: "Weak either way: the first time is more often a gateway's, a later one the reader's.",
  sources: [
    "github.com/anymail/django-anymail/issues/200: scans again when mail is forwarded inside a domain",
  ],
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
