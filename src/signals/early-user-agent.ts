import type { Signal } from "../domain/signal.js";
import { count, share } from "./words.js";

export const earlyUserAgent: Signal = {
  id: "early-user-agent",
  title: "A user agent that machines of this export use",
  group: "client",
  meaning: "Learned from this export: this exact user agent appears nearly always in automated bursts.",
  falseAlarms: "A rare browser that few readers share.",
  advice: "Supports the other reasons.",
  sources: ["DESIGN 5: a string that in this export nearly always comes early"],
  needs: ["user_agent"],
  thresholds: [],
  cases: {
    learned: "learned from the bursts with this user agent",
  },
  learned: true,
  evaluate(burst, context) {
    return context.learned("early-user-agent") === null || burst.agentId === 0 ? "" : "learned";
  },
  because(_burst, _seen, context) {
    const learned = context.learned("early-user-agent")!;
    return `${share(learned.share)} of the ${count(learned.others, "other burst")} with this user agent are automated`;
  },
};
