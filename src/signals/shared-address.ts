import type { Signal } from "../domain/signal.js";
import { othersLook } from "./words.js";

export const sharedAddress: Signal = {
  id: "shared-address",
  title: "An address that machines of this export use",
  group: "network",
  meaning:
    "Learned from this export: what else came from the same IP address looks like a machine's (or like people's). An office whose people share one address looks like people.",
  falseAlarms: "Mobile carriers and public networks put many people, and a few programs, behind one address.",
  advice: "Look at the delays: people of an office click at different times.",
  sources: [
    "paminga.com/blog/enhanced-bot-click-filtering: after one hit, clicks from the same address are dropped",
    "github.com/Givaa/GoCheck, docs/ALGORITHM.md: addresses are learned from what they did",
  ],
  needs: ["ip"],
  thresholds: [],
  cases: {
    learned: "learned from who else clicked from the address",
  },
  learned: true,
  evaluate(burst, context) {
    return context.learned("shared-address") === null || burst.ipId === 0 ? "" : "learned";
  },
  because(_burst, _seen, context) {
    return othersLook(context.learned("shared-address")!, "from the same IP address");
  },
};
