import type { CampaignReport, Measure } from "../../domain/report.js";
import type { Need } from "../../domain/signal.js";
import type { Expected } from "../../verdict/rates.js";
import { type CampaignTally, clicksOf } from "./tally-parts.js";

/** What is measured of a campaign, and of all. */
export type Measures = Pick<
  CampaignReport,
  | "delivered"
  | "uniqueClicks"
  | "clickRate"
  | "totalClicks"
  | "uniqueOpens"
  | "openRate"
  | "clickToOpenRate"
  | "conversions"
  | "automatedShare"
>;

/** @param delivered mails, null where nobody knows */
export function measures(one: CampaignTally, delivered: number | null, has: ReadonlySet<Need>): Measures {
  const uniqueClicks = measure(one.clickers);
  // None seen is not none made: without any row of the kind nothing is known.
  const uniqueOpens = has.has("opens") ? measure(one.openers) : UNKNOWN;
  const counts = clicksOf(one.counts);
  return {
    delivered,
    uniqueClicks,
    clickRate: divide(uniqueClicks, delivered),
    totalClicks: measure(one.clicks),
    uniqueOpens,
    openRate: divide(uniqueOpens, delivered),
    clickToOpenRate: clickToOpen(uniqueClicks, uniqueOpens),
    conversions: has.has("conversions") ? measure(one.conversions) : UNKNOWN,
    automatedShare:
      counts.reported === 0
        ? null
        : (one.clicks.reported - one.clicks.adjusted) / one.clicks.reported ||
          (counts.automated + counts.unsure === 0 ? 0 : null),
  };
}

/** A sum of expected hits with its range. */
export function measure(expected: Expected): Measure {
  const { low, high } = expected.range;
  return { reported: expected.reported, adjusted: expected.adjusted, low, high };
}

const UNKNOWN: Measure = { reported: null, adjusted: null, low: null, high: null };

/** A measure per mail delivered, or whatever else is counted. */
export function divide(measured: Measure, by: number | null): Measure {
  return ratio(measured, { reported: by, adjusted: by, low: by, high: by });
}

/**
 * Few opens at the low end would let the range pass 100 %; it may where clicks without opens take the rate itself there. Where
 * perhaps nobody opened, a rate of those who did is unknown: a thousandth of an expected opener would make it thousands of percent.
 */
function clickToOpen(clicks: Measure, opens: Measure): Measure {
  const { reported, adjusted, low, high } = ratio(clicks, opens);
  if (high === null) return { ...UNKNOWN, reported };
  return { reported, adjusted, low, high: Math.min(high, Math.max(1, reported ?? 0, adjusted ?? 0)) };
}

/** Lowest over highest and highest over lowest; null where a part is unknown or the divisor is 0. */
export function ratio(top: Measure, bottom: Measure): Measure {
  const safe = (a: number | null, b: number | null) => (a === null || b === null || b === 0 ? null : a / b);
  return {
    reported: safe(top.reported, bottom.reported),
    adjusted: safe(top.adjusted, bottom.adjusted),
    low: safe(top.low, bottom.high),
    high: safe(top.high, bottom.low),
  };
}
