import type { Signal } from "../domain/signal.js";
import { count, share } from "./words.js";

export const sharedAddress: Signal = {
  id: "shared-address",
  title: "One address for many people",
  group: "network",
  meaning:
    "The address of the click also clicked for people of several unrelated domains, mostly as machines do.",
  falseAlarms:
    "Mobile carriers and public networks share addresses. An office has one address for one domain and is not this.",
  advice: "Look at the delays: people of an office click at different times.",
  sources: [
    "facts/scanners.md 1.1: address followed after a hit (Paminga)",
    "issue 4: an office NAT is not a scanner",
  ],
  needs: ["ip"],
  thresholds: [{ name: "domains", default: 3, unit: "domains", why: "an office is one or two domains" }],
  cases: {
    learned: "learned from who else clicked from the address",
  },
  learned: true,
  evaluate(burst, context) {
    return context.learned("shared-address") === null || burst.ipId === 0 ? "" : "learned";
  },
  because(_burst, _seen, context) {
    const learned = context.learned("shared-address")!;
    return `the same address made ${count(learned.others, "other burst")}, ${share(learned.share)} of them automated`;
  },
};
