import type { FollowedUp, SelfCheck } from "../../domain/report.js";
import type { CampaignTally } from "./tally-parts.js";
import { wilson } from "./wilson.js";

/** Messages that must be removed before their follow-up rate says anything (DESIGN 4.4). */
const ENOUGH = 300;
/** Conversions on both sides together below which a share of them is chance (assumption). */
const FEWEST = 10;

/** Whether what was removed is followed up as what was kept is; null where no follow-ups are known. */
export function selfCheckOf(
  { followUps }: { followUps: { size: number } },
  campaigns: readonly Pick<CampaignTally, "kept" | "removed">[],
): SelfCheck | null {
  if (followUps.size === 0) return null;
  const sum = (side: "kept" | "removed") => {
    const messages = campaigns.reduce((all, one) => all + one[side].messages, 0);
    const converted = campaigns.reduce((all, one) => all + one[side].converted, 0);
    return { messages, converted, rate: converted / messages, ...wilson(converted, messages) };
  };
  const kept = sum("kept");
  const removed = sum("removed");
  if (removed.messages < ENOUGH || kept.messages < ENOUGH)
    return {
      kept: orUnknown(kept),
      removed: orUnknown(removed),
      statement: `too few messages to tell (below ${ENOUGH})`,
      warning: false,
    };
  return { kept, removed, ...judged(kept, removed) };
}

type Measured = { [Key in keyof FollowedUp]: number };

function orUnknown(side: Measured): FollowedUp {
  return side.messages > 0 ? side : { ...side, rate: null, low: null, high: null };
}

function judged(kept: Measured, removed: Measured): Pick<SelfCheck, "statement" | "warning"> {
  if (kept.converted + removed.converted < FEWEST)
    return { statement: `too few conversions to tell (below ${FEWEST})`, warning: false };
  if (removed.high >= kept.low && removed.rate > kept.rate / 2)
    return {
      statement: "removed clicks are followed up like kept ones: too much was filtered",
      warning: true,
    };
  return isRarer(removed, kept)
    ? { statement: "removed clicks are hardly followed up: the filter holds", warning: false }
    : { statement: "too few conversions to tell removed clicks from kept ones", warning: false };
}

/**
 * Whether one rate is below another beyond chance: the 95 % range of their difference, made of those of both rates, ends above 0.
 * Source: Newcombe, Statistics in Medicine 17 (1998), method 10.
 */
function isRarer(rare: Measured, frequent: Measured): boolean {
  return frequent.rate - rare.rate > Math.hypot(frequent.rate - frequent.low, rare.high - rare.rate);
}
