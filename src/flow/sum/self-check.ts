import type { SelfCheck } from "../../domain/report.js";
import type { Findings } from "./build-report.js";
import { wilson } from "./wilson.js";

/** Messages that must be removed before their follow-up rate says anything (DESIGN 4.4). */
const ENOUGH = 300;

export function selfCheckOf(found: Findings): SelfCheck | null {
  if (found.store.followUps.size === 0) return null;
  const sum = (side: "kept" | "removed") => {
    const messages = found.tally.campaigns.reduce((all, one) => all + one[side].messages, 0);
    const converted = found.tally.campaigns.reduce((all, one) => all + one[side].converted, 0);
    return {
      messages,
      converted,
      rate: messages === 0 ? 0 : converted / messages,
      ...wilson(converted, messages),
    };
  };
  const kept = sum("kept");
  const removed = sum("removed");
  if (removed.messages < ENOUGH || kept.messages < ENOUGH)
    return { kept, removed, statement: `too few messages to tell (below ${ENOUGH})`, warning: false };
  const alike = removed.high >= kept.low && removed.rate > kept.rate / 2;
  return {
    kept,
    removed,
    statement: alike
      ? "removed clicks are followed up like kept ones: too much was filtered"
      : "removed clicks are hardly followed up: the filter holds",
    warning: alike,
  };
}
