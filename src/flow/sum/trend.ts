import { compare } from "../../domain/compare.js";
import type { CampaignReport, Measure, TrendPoint } from "../../domain/report.js";

/** Campaigns in time order; a change counts only when the ranges do not touch. */
export function trendOf(campaigns: readonly CampaignReport[]): TrendPoint[] {
  const inTime = campaigns
    .filter((one) => one.sentAt !== null)
    .sort((a, b) => compare(a.sentAt!, b.sentAt!) || compare(a.campaign, b.campaign));
  return inTime.map((one, at) => ({
    campaign: one.campaign,
    sentAt: one.sentAt,
    delivered: one.delivered,
    clickRate: one.clickRate,
    automatedShare: one.automatedShare,
    change: at === 0 ? null : changeOf(inTime[at - 1]!.clickRate, one.clickRate),
    breaks: [],
  }));
}

function changeOf(before: Measure, after: Measure): TrendPoint["change"] {
  if (before.low === null || after.low === null) return null;
  if (after.low > before.high!) return "up";
  return after.high! < before.low ? "down" : "within range";
}
