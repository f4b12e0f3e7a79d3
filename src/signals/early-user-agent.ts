import type { Signal } from "../domain/signal.js";
import { othersLook } from "./words.js";

export const earlyUserAgent: Signal = {
  id: "early-user-agent",
  title: "A user agent that machines of this export use",
  group: "client",
  meaning:
    "Learned from this export: bursts with exactly this user agent (the browser's or program's own text) look like a machine's more (or less) often than others.",
  falseAlarms: "A rare browser that a few readers share with a scanner.",
  advice: "Counts together with other reasons.",
  sources: [
    "github.com/mautic/mautic/issues/16263: gateways send ordinary browser texts, so no fixed list catches them",
  ],
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
    return othersLook(context.learned("early-user-agent")!, "with exactly this user agent");
  },
};
