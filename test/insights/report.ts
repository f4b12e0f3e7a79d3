import type { CampaignReport, LinkReport, Measure, Report, SignalReport } from "../../src/domain/report.js";

export function measure(
  reported: number | null,
  adjusted = reported,
  low = adjusted,
  high = adjusted,
): Measure {
  return { reported, adjusted, low, high };
}

/** A campaign of 1,000 mails with 40 clicks, all by people and none of them early. */
export function campaign(more: Partial<CampaignReport> = {}): CampaignReport {
  return {
    campaign: "spring",
    sentAt: "2026-03-10T08:00:00.000Z",
    delivered: 1000,
    deliveredFrom: "delivered rows",
    delays: [
      { bucket: "under 10 s", human: 0, automated: 0, unsure: 0 },
      { bucket: "1 to 5 min", human: 0, automated: 0, unsure: 0 },
      { bucket: "2 to 8 h", human: 40, automated: 0, unsure: 0 },
    ],
    uniqueClicks: measure(38, 38, 36, 38),
    clickRate: measure(0.038, 0.038, 0.036, 0.038),
    totalClicks: measure(40, 40, 38, 40),
    uniqueOpens: measure(300, 200, 150, 250),
    openRate: measure(0.3, 0.2, 0.15, 0.25),
    clickToOpenRate: measure(0.127, 0.19, 0.15, 0.24),
    conversions: measure(3),
    earlyFrom: "delivery",
    footerClicks: { reported: 0, automated: 0 },
    automatedShare: 0,
    ...more,
  };
}

export function signal(
  id: string,
  state: SignalReport["state"],
  missing: string[] = [],
  hits = 0,
): SignalReport {
  return { signal: id, title: `Title of ${id}`, state, hits, missing };
}

export function links(count: number): LinkReport[] {
  return Array.from({ length: count }, (_, at) => ({
    campaign: "spring",
    link: `https://shop.example/${at}`,
    position: null,
    clicks: { reported: 10, human: 10, automated: 0, unsure: 0 },
    uniqueClicks: measure(10),
    footer: false,
  }));
}

/** A report of that campaign in which every check ran and found nothing. */
export function report(more: Partial<Omit<Report, "insights">> = {}): Omit<Report, "insights"> {
  const campaigns = more.campaigns ?? [campaign()];
  const { campaign: _name, sentAt: _sentAt, delays: _delays, ...total } = campaigns[0] ?? campaign();
  const accounting = { rows: 0, analysed: 0, duplicates: 0, skipped: {}, rejected: 0 };
  return {
    schema: "clickaudit/1",
    tool: { name: "clickaudit", version: "0.0.0" },
    inputs: [],
    accounting,
    signals: ["every-link-clicked", "unexpected-place", "cloud-network"].map((id) => signal(id, "ran")),
    campaigns,
    subscribers: [],
    domains: [],
    networks: [],
    links: links(3),
    trend: [],
    notices: [],
    total,
    openOnlySubscribers: 0,
    removedBecause: [],
    mailboxSystems: [],
    selfCheck: null,
    sensitivity: { strict: null, lax: null },
    data: [],
    ...more,
  };
}
