import type { Signal } from "../domain/signal.js";

export const unexpectedPlace: Signal = {
  id: "unexpected-place",
  title: "From an unexpected country",
  group: "place",
  meaning: "The click came from another country than the one where the subscriber is known to be.",
  falseAlarms: "Travellers, VPN users, relays. Off for clouds and relays, whose country means nothing.",
  advice: "Check the countries of the list when this hits many.",
  sources: ["facts/reference-data.md 1.3: about 2 % noise on consumer lines"],
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
      ? `clicked from ${burst.country}, where the subscriber lives`
      : `clicked from ${burst.country}, but the subscriber is in ${context.home(burst.subscriber)}`;
  },
};
