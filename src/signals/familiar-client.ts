import type { Signal } from "../domain/signal.js";
import { duration } from "./words.js";

export const familiarClient: Signal = {
  id: "familiar-client",
  title: "The reader's own client",
  group: "client",
  meaning: "The click came from a client that also opened the mail as people do, or after such an open.",
  falseAlarms: "Scanners that load pictures under an ordinary browser string.",
  advice: "Evidence for a person; nothing to do.",
  sources: ["facts/scanners.md 0.4: verdict per event"],
  needs: ["opens"],
  thresholds: [{ name: "read", default: 3, unit: "s", why: "reading before clicking takes at least this" }],
  cases: {
    "same-client-read": "the same client opened, and read before the click",
    "same-client": "the same client opened",
    "person-open": "another client opened as a person before",
    "hidden-open": "opened through a proxy that hides the reader",
  },
  evaluate(burst, context) {
    const { opens } = burst;
    if (opens.sameClient && opens.person)
      return opens.sameClientLead >= context.thresholds.read! ? "same-client-read" : "same-client";
    if (opens.person && opens.lead >= 0) return "person-open";
    return opens.hidden && opens.lead > 10 ? "hidden-open" : "";
  },
  because(burst, seen) {
    if (seen === "same-client-read")
      return `read the mail ${duration(burst.opens.sameClientLead)} before the click, with the same client`;
    if (seen === "same-client") return "opened the mail with the same client";
    return seen === "person-open"
      ? "a person's mail program had opened the mail before"
      : "the mail had been opened through a proxy that hides the reader";
  },
  evaluateOpen(open) {
    if (open.clickedByPerson) return "same-client-read";
    return open.clickedByMachine ? "" : open.repeated ? "person-open" : "";
  },
};
