import { readFileSync } from "node:fs";
import type { Measure, Report, SubscriberReport } from "../../../src/domain/report.js";

/** One of the golden reports in fixtures/reports. */
export function golden(name: string): Report {
  return JSON.parse(readFileSync(new URL(`../../../fixtures/reports/${name}.json`, import.meta.url), "utf8"));
}

const NOTHING: Measure = { reported: null, adjusted: null, low: null, high: null };

/** What an audit of an empty file says. */
export function emptyReport(): Report {
  return {
    schema: "clickaudit/1",
    tool: { name: "clickaudit", version: "0.0.0" },
    inputs: [],
    accounting: { rows: 0, analysed: 0, duplicates: 0, skipped: {}, rejected: 0 },
    signals: [],
    campaigns: [],
    subscribers: [],
    domains: [],
    networks: [],
    links: [],
    trend: [],
    notices: [],
    total: {
      delivered: null,
      deliveredFrom: null,
      uniqueClicks: { ...NOTHING },
      clickRate: { ...NOTHING },
      totalClicks: { ...NOTHING },
      uniqueOpens: { ...NOTHING },
      openRate: { ...NOTHING },
      clickToOpenRate: { ...NOTHING },
      conversions: { ...NOTHING },
      earlyFrom: null,
      footerClicks: { reported: 0, automated: 0 },
      automatedShare: null,
    },
    openOnlySubscribers: 0,
    removedBecause: [],
    mailboxSystems: [],
    selfCheck: null,
    sensitivity: { strict: null, lax: null },
    data: [],
    insights: {
      diagnosis: [],
      variants: [],
      automations: [],
      hygiene: [],
      reconciliation: [],
      newScanners: [],
    },
  };
}

/** Ten clicks, and nothing known about them. */
export function bareClicks(): Report {
  const report = emptyReport();
  report.total.totalClicks = { reported: 10, adjusted: 10, low: 8, high: 10 };
  return report;
}

/** Suspicious subscribers, most certain first. */
export function manySubscribers(n: number): SubscriberReport[] {
  return Array.from({ length: n }, (_, i) => ({
    subscriber: `person-${i}@firm-${i % 7}.example`,
    domain: `firm-${i % 7}.example`,
    mailboxSystem: "Mimecast",
    verdict: "automated",
    probability: 0.999 - (i / n) * 0.15,
    clicks: { reported: 5 + (i % 90), human: 0, automated: 5 + (i % 90), unsure: 0 },
    campaigns: ["Spring sale"],
    reasons: [{ signal: "early-click", because: `First click ${i % 9} s after delivery.`, weight: 2.9 }],
  }));
}

/** Text of markup, as a reader sees it: tags gone, entities resolved. */
export function textOf(markup: string): string {
  const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return markup
    .replace(/<(style|script|svg)\b[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!);
}
