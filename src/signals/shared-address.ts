import type { AddressLook, Signal } from "../domain/signal.js";
import { count, duration, othersLook, share } from "./words.js";

/** What it looks like, and why: "12 people of acme.example share it, and they clicked 4 min to 3 days after delivery: it looks like an office". */
function lookOf({ looks, people, domains, domain, early, from, to }: AddressLook): string {
  const of = domain === "" ? count(domains, "domain") : domain;
  const shared = `${count(people, "person", "people")} of ${of} share it`;
  if (looks === "scanner")
    return `${shared}, and ${share(early)} of their mails were clicked within 10 min of delivery: it looks like a scanner`;
  const spread = `and they clicked ${duration(Math.max(0, from))} to ${duration(to)} after delivery`;
  return `${shared}, ${spread}: it looks like ${looks === "office" ? "an office" : "a public line, a mobile carrier or a VPN"}`;
}

export const sharedAddress: Signal = {
  id: "shared-address",
  title: "An address that machines of this export use",
  group: "network",
  meaning:
    "Learned from this export: what else came from the same IP address looks like a machine's (or like people's). Where several people share the address the sentence says what it looks like: an office (people of one domain, at any time), a scanner (mails clicked right after delivery) or a public line (unrelated people, at any time).",
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
  because(burst, _seen, context) {
    const learned = context.learned("shared-address")!;
    const others = othersLook(learned, "from the same IP address");
    const look = context.address(burst);
    // A conclusion from who came when is worth saying where what they did agrees.
    if (look === null || look.looks === "unclear") return others;
    const agrees = (look.looks === "scanner") === learned.share >= 0.5;
    return agrees ? `${others}; ${lookOf(look)}` : others;
  },
};
