import type { SignalReport } from "../domain/report.js";
import { enumerate } from "./words.js";

/** Checks that wait for the same thing. */
export interface IdleChecks {
  /** What to do about it. */
  remedy: string;
  titles: string[];
}

/** What to ask of the platform or to add, per need of `domain/signal.ts`; other needs are shown as they are. */
const ENABLE = new Map([
  ["click times", "one row per click with its time"],
  ["delivery or send times", "delivery rows, or the send time (--sent-at)"],
  ["links", "the link of each click (column url)"],
  ["opens", "the opens, one row each"],
  ["ip", "the address of each click (column ip)"],
  ["user_agent", "the browser of each click (column user_agent)"],
  ["subscribers with country", "a subscriber list with countries (--subscribers)"],
  ["conversions", "orders, forms or replies (--conversions)"],
  ["platform flags", "the platform's own mark for machine clicks"],
  ["mail servers (--mx)", "the mail servers of the domains (--mx)"],
  ["hidden links (--honeypot)", "a link hidden from people (--honeypot)"],
  ["mail domains", "e-mail addresses instead of ids"],
  ["several campaigns", "the exports of more campaigns"],
  ["link positions", "the links of the mail in order (a links file)"],
]);

/** Checks that did not run, grouped by what would enable them, those that enable most first. */
export function idleChecks(signals: readonly SignalReport[]): IdleChecks[] {
  const groups = new Map<string, IdleChecks>();
  for (const signal of signals) {
    if (signal.state === "ran") continue;
    const remedy = remedyFor(signal);
    const group = groups.get(remedy);
    if (group === undefined) groups.set(remedy, { remedy, titles: [signal.title] });
    else group.titles.push(signal.title);
  }
  return [...groups.values()].sort((a, b) => b.titles.length - a.titles.length);
}

function remedyFor({ state, missing }: SignalReport): string {
  if (state === "off") return "Switched off by you";
  if (state === "failed") return "Failed; see the notes";
  if (missing.length === 0) return "Nothing to look at in these files";
  return `Add ${enumerate(missing.map((need) => ENABLE.get(need) ?? need))}`;
}
