import type { Signal } from "../domain/signal.js";
import { share } from "./words.js";

export const noFollowUp: Signal = {
  id: "no-follow-up",
  title: "Nothing followed the click",
  group: "follow-up",
  meaning:
    "Learned from this export: no order, form, reply or visit followed, which is rarer after the clicks of its people than after those of its machines. It counts as much as follow-ups are known here.",
  falseAlarms:
    "Most people who click do not buy. That is why it weighs little, and nothing where few follow-ups are known.",
  advice: "Give as many follow-ups as you have with --conversions, page visits too.",
  sources: [
    "validity.com/blog/are-these-clicks-for-real: what follows the click tells people from machines",
    "github.com/gophish/gophish/issues/2646: a scanner's full browser loads the page too, so that a page view proves nothing",
  ],
  needs: ["conversions"],
  thresholds: [],
  cases: {
    learned: "learned from how often something follows a person's click",
  },
  learned: true,
  evaluate(burst, context) {
    if (context.learned("no-follow-up") === null || Number.isNaN(burst.start)) return "";
    return burst.followUp === null && !burst.instantVisit ? "learned" : "";
  },
  because(_burst, _seen, context) {
    return `nothing followed, as something does after ${share(context.learned("no-follow-up")!.share)} of the clicks of people`;
  },
};
