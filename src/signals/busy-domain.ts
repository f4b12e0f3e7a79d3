import type { Signal } from "../domain/signal.js";
import { count, share } from "./words.js";

export const busyDomain: Signal = {
  id: "busy-domain",
  title: "A domain that clicks more than people do",
  group: "domain",
  meaning:
    "Learned from this export: a far larger share of this domain's recipients clicked than of the whole list.",
  falseAlarms: "Colleagues who are told to click; very small domains are shrunk towards the whole.",
  advice: "Look at when they clicked.",
  sources: ["facts/scanners.md 4.5: all mailboxes of a domain behave alike"],
  needs: ["mail domains"],
  thresholds: [],
  cases: {
    learned: "learned from the share of recipients who clicked",
  },
  learned: true,
  evaluate(_burst, context) {
    return context.learned("busy-domain") === null ? "" : "learned";
  },
  because(burst, _seen, context) {
    const learned = context.learned("busy-domain")!;
    return `${share(learned.share)} of the ${count(learned.others, "other message")} at ${context.domainName(burst.domain)} were clicked`;
  },
};
