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
  meaning:
    "An order, form, reply, booking or later visit of the same person followed the click. Machines do not buy.",
  falseAlarms: "A person who would have ordered anyway, after a scanner's click.",
  advice:
    "Evidence for a person. Give orders and forms with --conversions: it makes every other verdict easier to check.",
  sources: [
    "validity.com/blog/are-these-clicks-for-real: what follows the click tells people from machines",
    "github.com/gophish/gophish/issues/2646: a scanner's full browser loads the page too, so a page view at once proves nothing",
  ],
  needs: ["conversions"],
  thresholds: [
    {
      name: "soon",
      default: 3600,
      unit: "s",
      why: "most who buy because of a click do so in the same visit (assumption)",
    },
  ],
  cases: {
    soon: "an order, form, reply, booking or other conversion within an hour",
    later: "an order, form, reply, booking or other conversion later",
    visit: "a later visit",
    "instant-visit": "a page view or a form within seconds, which browsers of scanners make too",
  },
  evaluate(burst, context) {
    const follow = burst.followUp;
    if (follow === null) return burst.instantVisit ? "instant-visit" : "";
    if (follow.type === "visit") return "visit";
    if (follow.after <= context.thresholds.soon!) return "soon";
    // A visit weighs more than a late order, and one more follow-up must never speak against a person.
    return Number.isNaN(burst.visitAfter ?? Number.NaN) ? "later" : "visit";
  },
  because(burst, seen) {
    const follow = burst.followUp;
    if (follow === null)
      return "a page view or a form followed within seconds, which scanners with full browsers make too";
    const after = seen === "visit" ? (burst.visitAfter ?? follow.after) : follow.after;
    const name = NAMES[seen === "visit" ? "visit" : follow.type];
    if (follow.isDay === true && seen !== "visit") return `${name} is dated ${dayAfter(follow.after)}`;
    return `${name} followed ${after < 1 ? "at once" : `${duration(after)} later`}`;
  },
};

/** @param after seconds from the click to the end of the day of what followed */
function dayAfter(after: number): string {
  const days = Math.floor(after / 86_400);
  return days === 0
    ? "the day of the click"
    : days === 1
      ? "the day after the click"
      : `${days} days after the click`;
}
