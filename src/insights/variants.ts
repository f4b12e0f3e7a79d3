import { compare } from "../domain/compare.js";
import type { Measure, VariantReport } from "../domain/report.js";
import { listed, percent } from "./text.js";

interface VariantGroup {
  readonly campaign: string;
  readonly variant: string;
  readonly delivered: number | null;
  /** Fractions of 1. */
  readonly clickRate: Measure;
}

/** Quantile of the normal distribution for 90 of 100, as the ranges of the report promise. */
const Z = 1.645;

interface Span {
  readonly variant: string;
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/** Who wins each test, by reported clicks and by people's: only where the difference exceeds the ranges and chance, else null. Sorted by campaign. */
export function variants(groups: readonly VariantGroup[]): VariantReport[] {
  const campaigns = new Map<string, VariantGroup[]>();
  for (const group of groups) {
    const of = campaigns.get(group.campaign);
    if (of === undefined) campaigns.set(group.campaign, [group]);
    else of.push(group);
  }
  return [...campaigns]
    .sort(([a], [b]) => compare(a, b))
    .map(([campaign, of]) => {
      const sorted = of.toSorted((a, b) => compare(a.variant, b.variant));
      const reported = spans(sorted, (rate) => [rate.reported, rate.reported, rate.reported]);
      const adjusted = spans(sorted, (rate) => [rate.adjusted, rate.low, rate.high]);
      const winnerReported = winner(reported);
      const winnerAdjusted = winner(adjusted);
      return {
        campaign,
        variants: sorted.map(({ variant, delivered, clickRate }) => ({ variant, delivered, clickRate })),
        winnerReported,
        winnerAdjusted,
        statement: statement(sorted, reported, adjusted, winnerReported, winnerAdjusted),
      };
    });
}

/** Ranges that hold the luck of the draw too: a test of few people proves little. Empty when a rate is not known. */
function spans(
  groups: readonly VariantGroup[],
  of: (rate: Measure) => [number | null, number | null, number | null],
): Span[] {
  const all: Span[] = [];
  for (const { variant, delivered, clickRate } of groups) {
    const [rate, low, high] = of(clickRate);
    if (rate === null || low === null || high === null) return [];
    // What the verdicts may err by and what chance does have nothing to do with each other: squares add up.
    const down = Math.hypot(rate - low, rate - bound(rate, delivered, -1));
    const up = Math.hypot(high - rate, bound(rate, delivered, 1) - rate);
    all.push({ variant, rate, low: rate - down, high: rate + up });
  }
  return all;
}

/** Wilson bound of a rate over `n` messages; the rate itself when `n` is not known. */
function bound(rate: number, n: number | null, side: 1 | -1): number {
  if (n === null || n <= 0) return rate;
  const p = Math.min(1, Math.max(0, rate));
  const z2 = Z * Z;
  const half = Z * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return (p + z2 / (2 * n) + side * half) / (1 + z2 / n);
}

function winner(all: readonly Span[]): string | null {
  if (all.length < 2) return null;
  const best = leader(all);
  return all.every((one) => one === best || isAhead(best, one)) ? best.variant : null;
}

/** The difference is larger than what both ranges allow it to err; errors of two groups of people add up in squares. */
function isAhead(best: Span, other: Span): boolean {
  return best.rate - other.rate > Math.hypot(best.rate - best.low, other.high - other.rate);
}

function leader(all: readonly Span[]): Span {
  return all.reduce((best, one) => (one.rate > best.rate ? one : best));
}

function statement(
  groups: readonly VariantGroup[],
  reported: readonly Span[],
  adjusted: readonly Span[],
  before: string | null,
  after: string | null,
): string {
  if (groups.length < 2) return "There is only one variant, so there is nothing to compare.";
  if (reported.length === 0 || adjusted.length === 0)
    return `The variants cannot be compared: the click rate of ${listed(unknown(groups))} is not known.`;
  const rates = `Reported: ${rateList(reported)}. People: ${rateList(adjusted)}.`;
  if (before === null && after === null)
    return `Undecidable, with and without machines: the difference is within what the ranges and chance allow. ${rates}`;
  if (before === null)
    return `Removing machines decides the test: ${after} wins. As reported the difference was within what chance allows. ${rates}`;
  if (after === null)
    return `Removing machines makes the test undecidable: ${before} wins as reported, but the difference in people's clicks is within what the ranges and chance allow. ${rates}`;
  if (before === after) return `${after} wins, with and without machines. ${rates}`;
  return `Removing machines changes the winner: ${before} wins as reported, ${after} wins with people. ${rates}`;
}

function unknown(groups: readonly VariantGroup[]): string[] {
  return groups
    .filter(({ clickRate: rate }) => [rate.reported, rate.adjusted, rate.low, rate.high].includes(null))
    .map(({ variant }) => variant);
}

function rateList(all: readonly Span[]): string {
  return listed(all.map(({ variant, rate }) => `${variant} ${percent(rate)}`));
}
