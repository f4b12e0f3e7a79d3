import type { Signal } from "../domain/signal.js";

export const unexpectedPlace: Signal = {
  id: "unexpected-place",
  title: "From an unexpected country",
  group: "place",
  meaning:
    "The click came from another country than the one where the subscriber is known to be, or from that one.",
  falseAlarms:
    "Travellers and people with a VPN. Off for clouds and privacy relays, whose country means nothing.",
  advice: "Check the countries of your list when this hits many.",
  sources: [
    "two country databases compared on 60,000 addresses: they differ on 2 % of consumer lines and on a quarter of hosting networks",
    "support.knowbe4.com/hc/en-us/articles/217844568: the place of a click shows routing",
  ],
  needs: ["ip", "subscribers with country"],
  thresholds: [],
  cases: {
    elsewhere: "another country",
    home: "the expected country",
  },
  evaluate(burst, context) {
    if (burst.country === "") return "";
    const home = context.home(burst.subscriber);
    return home === "" ? "" : home === burst.country ? "home" : "elsewhere";
  },
  because(burst, seen, context) {
    return seen === "home"
      ? `clicked from ${burst.country}, the subscriber's country`
      : `clicked from ${burst.country}, but the subscriber's country is ${context.home(burst.subscriber)}`;
  },
};
