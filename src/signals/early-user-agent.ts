import type { Signal } from "../domain/signal.js";
import { count, othersLook, share } from "./words.js";

/** Nearly always early: of people's clicks one in ten comes so soon after delivery. */
const NEARLY_ALWAYS = 0.8;

export const earlyUserAgent: Signal = {
  id: "early-user-agent",
  title: "A user agent that machines of this export use",
  group: "client",
  meaning:
    "Learned from this export: bursts with exactly this user agent (the browser's or program's own text) look like a machine's more (or less) often than others. Where it nearly always comes right after delivery, the sentence says so.",
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
  because(burst, _seen, context) {
    const others = othersLook(context.learned("early-user-agent")!, "with exactly this user agent");
    const early = context.early(burst);
    if (early === null || early.share < NEARLY_ALWAYS) return others;
    return `${others}; ${share(early.share)} of ${count(early.mails, "mail")} clicked with it were clicked within 10 min of delivery`;
  },
};
