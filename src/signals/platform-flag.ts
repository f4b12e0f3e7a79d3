import type { Signal } from "../domain/signal.js";

const NAMES = { machine: "a machine's", proxy: "a proxy's or a prefetch", human: "a person's" } as const;

export const platformFlag: Signal = {
  id: "platform-flag",
  title: "Marked by the platform",
  group: "platform",
  meaning: "The platform itself marked the hit as a machine's, as a proxy's, or as a person's.",
  falseAlarms:
    "Platforms mark by rules they do not publish; they miss some and overshoot at times. Their mark is strong evidence, never obeyed silently.",
  advice: "Compare with the other reasons. Switch it off with --off platform-flag to see what the rest says.",
  sources: [
    "help.klaviyo.com/hc/en-us/articles/22981852783899: Bot Click, true or false",
    "documentation.mailgun.com, open and click bot detection: client-info.bot",
    "experienceleague.adobe.com, Marketo: Bot Activity and its pattern",
  ],
  needs: ["platform flags"],
  thresholds: [],
  cases: {
    machine: "marked as a machine's",
    proxy: "marked as a proxy's or a prefetch",
    human: "marked as a person's",
  },
  evaluate(burst) {
    return burst.flag === "none" ? "" : burst.flag === "prefetch" ? "proxy" : burst.flag;
  },
  because(burst, seen) {
    const reason = burst.flagReason === "" ? "" : ` (${burst.flagReason})`;
    return `the platform marked it as ${NAMES[seen as keyof typeof NAMES]}${reason}`;
  },
  evaluateOpen(open) {
    // A prefetch opens without a reader; a proxy opens for one.
    if (open.flag === "prefetch") return "machine";
    return open.flag === "machine" || open.flag === "human" ? open.flag : "";
  },
};
