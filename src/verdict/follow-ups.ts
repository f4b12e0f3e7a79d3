import type { Burst, FollowUp } from "../domain/burst.js";

/** A page view that starts this soon after a click is what a browser in a sandbox does too (labelled/README.md). */
const INSTANT_VISIT_S = 30;
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

/** What of the follow-ups of a subscriber belongs to a burst from `start` to `end` (ms). */
export function follows(
  all: readonly FollowUp[],
  start: number,
  end: number,
): Pick<Burst, "followUp" | "visitAfter" | "instantVisit"> {
  let first: FollowUp | null = null;
  let visitAfter = Number.NaN;
  let instantVisit = false;
  for (const { type, after } of all) {
    const since = after - end / 1000;
    // Without click times nothing is known to have come after.
    if (!(after >= start / 1000) || since > FOLLOW_UP_S[type]) continue;
    if (type !== "visit") first ??= { type, after: Math.max(0, since) };
    else if (since <= INSTANT_VISIT_S) instantVisit = true;
    else if (Number.isNaN(visitAfter)) visitAfter = since;
  }
  const visit = Number.isNaN(visitAfter) ? null : ({ type: "visit", after: visitAfter } as const);
  return { followUp: first ?? visit, visitAfter, instantVisit };
}
