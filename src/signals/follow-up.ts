import type { Signal } from "../domain/signal.js";
import { duration } from "./words.js";

const NAMES = {
  purchase: "an order",
  form: "a form",
  reply: "a reply",
  booking: "a booking",
  visit: "a visit",
  other: "a conversion",
} as const;

export const followUp: Signal = {
  id: "follow-up",
  title: "Acted after the click",
  group: "follow-up",
  meaning: "An order, form, reply, booking or later visit of the same person followed the click.",
  falseAlarms: "A person who would have ordered anyway.",
  advice: "Evidence for a person; nothing to do.",
  sources: ["facts/scanners.md 0.6: no conversion is weak, conversion is strong"],
  needs: ["conversions"],
  thresholds: [],
  cases: {
    soon: "an order, form, reply or booking within an hour",
    later: "an order, form, reply or booking later",
    visit: "a later visit",
    "instant-visit": "a page view within seconds, which browsers of scanners make too",
  },
  evaluate(burst) {
    const follow = burst.followUp;
    if (follow === null) return burst.instantVisit ? "instant-visit" : "";
    if (follow.type === "visit") return "visit";
    return follow.after <= 3600 ? "soon" : "later";
  },
  because(burst) {
    const follow = burst.followUp;
    return follow === null
      ? "a page view followed within seconds"
      : `${NAMES[follow.type]} followed ${duration(follow.after)} later`;
  },
};
