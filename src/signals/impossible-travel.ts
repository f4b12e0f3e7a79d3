import type { Signal } from "../domain/signal.js";
import { atLeast } from "./words.js";

export const impossibleTravel: Signal = {
  id: "impossible-travel",
  title: "From two countries within two hours",
  group: "place",
  meaning:
    "Ordinary lines of two countries clicked in the same mail, too close in time for one person to travel. One of the two is somebody else. It is counted and reported, but weighs nothing in a verdict: in the labelled campaigns such clicks are people's with a VPN or on a journey at least as often, and what is odd about the place weighs as an unexpected one.",
  falseAlarms:
    "A phone on foreign roaming beside a home line, a VPN, a mail that was forwarded to a colleague abroad. A click from the subscriber's own country is left alone.",
  advice: "Give the subscribers' countries: they tell which of the two clicks is the odd one.",
  sources: [
    "two country databases compared on 60,000 addresses: they differ on 2 % of consumer lines",
    "assumption: 900 km/h, the speed of an airliner, where the places are known",
  ],
  needs: ["ip", "click times"],
  thresholds: [
    {
      name: "window",
      default: 7200,
      unit: "s",
      why: "within more than two hours people do fly; 7200 at most",
    },
  ],
  cases: {
    travel: "another burst of the mail came from a country too far away",
  },
  evaluate(burst, context) {
    const travel = burst.travel ?? null;
    if (travel === null || Math.abs(travel.seconds) > context.thresholds.window!) return "";
    return context.home(burst)?.country === travel.to ? "" : "travel";
  },
  because(burst) {
    const { from, to, seconds } = burst.travel!;
    const gap = atLeast(seconds, burst.resolution);
    return `clicked from ${to}, but from ${from} ${gap} ${seconds > 0 ? "earlier" : "later"}`;
  },
};
