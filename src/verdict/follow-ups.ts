import type { Burst, FollowUp } from "../domain/burst.js";
import type { Events } from "./world.js";

/** A page view that starts this soon after a click is what a browser in a sandbox does too (labelled/README.md). */
const INSTANT_VISIT_S = 30;
/** Nobody fills in a form so fast: programs do, surveys take the click itself for an answer, and goals the page (assumption). */
const INSTANT_DEED_S = 5;
const AT_ONCE = ["form", "other"] as const;
/** An order, form or reply within this time of a click is taken as its consequence. */
const FOLLOW_UP_S = {
  purchase: 7 * 86400,
  booking: 7 * 86400,
  form: 3 * 86400,
  reply: 3 * 86400,
  visit: 86400,
  other: 3 * 86400,
} as const;

export const NO_FOLLOW = { followUp: null, visitAfter: Number.NaN, instantVisit: false } as const;

/** In the order in which equal times are taken. */
const ACTIONS = ["purchase", "form", "reply", "booking", "other"] as const;

/** What of the follow-ups of a subscriber belongs to a burst from `start` to `end` (ms). */
export function follows(
  { followUps }: Pick<Events, "followUps">,
  subscriber: number,
  start: number,
  end: number,
): Pick<Burst, "followUp" | "visitAfter" | "instantVisit"> {
  const since = (time: number) => time / 1000 - end / 1000;
  // Without click times nothing is known to have come after.
  const isAfter = (time: number) => time >= start;
  const isLaterDeed = (time: number) => isAfter(time) && since(time) > INSTANT_DEED_S;
  let first: FollowUp | null = null;
  for (const type of ACTIONS) {
    const time = followUps.first(
      subscriber,
      type,
      type === "form" || type === "other" ? isLaterDeed : isAfter,
    );
    const after = since(time);
    if (after <= FOLLOW_UP_S[type] && !(first !== null && first.after <= after))
      first = followUps.isDay(time) ? { type, after, isDay: true } : { type, after };
  }
  if (first !== null) first = { ...first, after: Math.max(0, first.after) };
  const instantVisit =
    since(followUps.first(subscriber, "visit", isAfter)) <= INSTANT_VISIT_S ||
    AT_ONCE.some((type) => since(followUps.first(subscriber, type, isAfter)) <= INSTANT_DEED_S);
  const isLater = (time: number) => isAfter(time) && since(time) > INSTANT_VISIT_S;
  const later = since(followUps.first(subscriber, "visit", isLater));
  const visitAfter = later <= FOLLOW_UP_S.visit ? later : Number.NaN;
  const visit = Number.isNaN(visitAfter) ? null : ({ type: "visit", after: visitAfter } as const);
  return { followUp: first ?? visit, visitAfter, instantVisit };
}
