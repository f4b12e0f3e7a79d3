import { compare } from "../domain/compare.js";
import type { CampaignReport, Insights, Measure } from "../domain/report.js";

interface OtherCount {
  readonly campaign: string;
  /** Who counted: "platform", "sponsor", "web analytics". */
  readonly source: string;
  /** What was counted, in their words; empty means clicks. */
  readonly measure: string;
  readonly count: number;
}

type Comparable = "totalClicks" | "uniqueClicks" | "uniqueOpens" | "conversions" | "delivered";

/**
 * Their words for what we count too. A visit to the landing page is one click, a visitor one person who clicked.
 * Without a row (all opens, page views, rates) the numbers do not mean the same and are not compared.
 */
const MEASURES = new Map<string, Comparable>([
  ["", "totalClicks"],
  ["clicks", "totalClicks"],
  ["total clicks", "totalClicks"],
  ["clicks total", "totalClicks"],
  ["all clicks", "totalClicks"],
  ["visits", "totalClicks"],
  ["sessions", "totalClicks"],
  ["unique clicks", "uniqueClicks"],
  ["clicks unique", "uniqueClicks"],
  ["uniqueclicks", "uniqueClicks"],
  ["clickers", "uniqueClicks"],
  ["visitors", "uniqueClicks"],
  ["unique visitors", "uniqueClicks"],
  ["users", "uniqueClicks"],
  ["totalclicks", "totalClicks"],
  ["unique opens", "uniqueOpens"],
  ["opens unique", "uniqueOpens"],
  ["uniqueopens", "uniqueOpens"],
  ["openers", "uniqueOpens"],
  ["conversions", "conversions"],
  ["orders", "conversions"],
  ["delivered", "delivered"],
]);

/** Sets counts of others beside ours; null where the campaign is unknown or the measure has no counterpart. Sorted. */
export function reconcile(
  campaigns: readonly CampaignReport[],
  counts: readonly OtherCount[],
): Insights["reconciliation"] {
  const find = finder(campaigns);
  return counts
    .map(({ campaign, source, measure, count }) => {
      const ours = find(campaign);
      const comparable = MEASURES.get(plain(measure).replace(/[_-]+/g, " "));
      const measured = ours === undefined || comparable === undefined ? null : measuredOf(ours, comparable);
      return {
        campaign: ours?.campaign ?? campaign,
        source,
        measure: measure.trim() || "clicks",
        theirs: count,
        reported: measured?.reported ?? null,
        adjusted: measured?.adjusted ?? null,
      };
    })
    .sort(
      (a, b) =>
        compare(a.campaign, b.campaign) ||
        compare(a.source, b.source) ||
        compare(a.measure, b.measure) ||
        a.theirs - b.theirs,
    );
}

function measuredOf(campaign: CampaignReport, measure: Comparable): Pick<Measure, "reported" | "adjusted"> {
  if (measure !== "delivered") return campaign[measure];
  return { reported: campaign.delivered, adjusted: campaign.delivered };
}

/** By exact name; else without regard to case and spaces, where that names one campaign; without a name, the only one. */
function finder(campaigns: readonly CampaignReport[]): (name: string) => CampaignReport | undefined {
  const exact = new Map(campaigns.map((one) => [one.campaign, one]));
  const loose = new Map<string, CampaignReport | undefined>();
  for (const one of campaigns) {
    const key = plain(one.campaign);
    loose.set(key, loose.has(key) ? undefined : one);
  }
  return (name) => {
    if (plain(name) === "" && campaigns.length === 1) return campaigns[0];
    return exact.get(name) ?? loose.get(plain(name));
  };
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}
