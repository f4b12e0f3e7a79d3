import type { MailboxSystem } from "../../domain/clients.js";
import { compare } from "../../domain/compare.js";
import { iso } from "../../domain/iso.js";
import type { CampaignReport, Measure, Report } from "../../domain/report.js";
import type { Need, Signal } from "../../domain/signal.js";
import type { EventStore } from "../../store/events.js";
import type { Judge } from "../../verdict/judge.js";
import type { OpenJudge } from "../../verdict/opens.js";
import type { World } from "../../verdict/world.js";
import { missingFor } from "../world/capabilities.js";
import type { Delivered } from "./delivered.js";
import {
  deliveredByDomain,
  domainReports,
  linkReports,
  mailboxReports,
  networkReports,
} from "./group-reports.js";
import { divide, type Measures, measures, ratio } from "./measures.js";
import { Removed } from "./removed.js";
import { subscriberReports } from "./report-subscribers.js";
import { selfCheckOf } from "./self-check.js";
import type { Tally } from "./tally.js";
import { BUCKETS, byVerdict, noSums } from "./tally-parts.js";
import { trendOf } from "./trend.js";

export interface Findings {
  store: EventStore;
  world: World;
  judge: Judge;
  opens: OpenJudge;
  tally: Tally;
  delivered: readonly Delivered[];
  mailbox: (domain: string) => MailboxSystem;
  signals: readonly Signal[];
  has: ReadonlySet<Need>;
  off: ReadonlySet<string>;
  /** Bursts and opens in which each signal saw something. */
  hits: ReadonlyMap<string, number>;
}

type Parts = Pick<
  Report,
  | "campaigns"
  | "total"
  | "subscribers"
  | "domains"
  | "networks"
  | "links"
  | "trend"
  | "signals"
  | "removedBecause"
  | "mailboxSystems"
  | "selfCheck"
  | "sensitivity"
  | "openOnlySubscribers"
>;

/** Everything of the report that follows from the verdicts. */
export function buildReport(found: Findings): Parts {
  const campaigns = campaignReports(found);
  const total = totalOf(found, campaigns);
  const removed = new Removed();
  const subscribers = subscriberReports(found, removed);
  const deliveredBy = deliveredByDomain(found);
  return {
    campaigns,
    total,
    subscribers,
    domains: domainReports(found, deliveredBy),
    networks: networkReports(found),
    links: linkReports(found),
    trend: trendOf(campaigns),
    signals: found.signals.map((signal) => {
      const missing = missingFor(signal, found.has);
      const state = found.off.has(signal.id) ? "off" : missing.length > 0 ? "skipped" : "ran";
      return { signal: signal.id, title: signal.title, state, hits: found.hits.get(signal.id) ?? 0, missing };
    }),
    removedBecause: [...removed.signals]
      .map(([signal, reason]) => ({
        signal,
        title: found.signals.find((one) => one.id === signal)!.title,
        clicks: reason.clicks,
        subscribers: reason.subscribers,
      }))
      .sort((a, b) => b.clicks - a.clicks || compare(a.signal, b.signal)),
    mailboxSystems: mailboxReports(found, deliveredBy),
    selfCheck: selfCheckOf(found.store, found.tally.campaigns),
    sensitivity: sensitivityOf(found, total.delivered),
    openOnlySubscribers: found.tally.openOnly(),
  };
}

/** The click rate when only sure people count, and when only sure machines do not. */
function sensitivityOf({ tally }: Findings, delivered: number | null): Report["sensitivity"] {
  if (delivered === null || delivered === 0) return { strict: null, lax: null };
  const sum = (reading: "strict" | "lax") => tally.campaigns.reduce((all, one) => all + one[reading], 0);
  return { strict: sum("strict") / delivered, lax: sum("lax") / delivered };
}

function campaignReports(found: Findings): CampaignReport[] {
  const { store, tally } = found;
  const ids = Array.from({ length: store.campaigns.size }, (_, id) => id).sort((a, b) =>
    compare(store.campaigns.text(a), store.campaigns.text(b)),
  );
  return ids.map((id) => {
    const one = tally.campaigns[id]!;
    const delivered = found.delivered[id]!;
    return {
      campaign: store.campaigns.text(id),
      sentAt: iso(delivered.sentAt),
      ...measures(one, delivered.count, found.has),
      deliveredFrom: delivered.from,
      delays: BUCKETS.map((bucket, at) => ({ bucket, ...byVerdict(one.delays[at]!) })),
      earlyFrom: delivered.earlyFrom,
      footerClicks: one.footer,
    };
  });
}

function totalOf(found: Findings, campaigns: readonly CampaignReport[]): Report["total"] {
  const [first] = found.tally.campaigns;
  const all =
    first === undefined
      ? null
      : {
          ...first,
          clickers: first.clickers.empty(),
          clicks: first.clicks.empty(),
          openers: first.openers.empty(),
          conversions: first.conversions.empty(),
          counts: noSums(),
          footer: { reported: 0, automated: 0 },
        };
  if (all !== null) {
    for (const one of found.tally.campaigns) {
      all.clickers.merge(one.clickers);
      all.clicks.merge(one.clicks);
      all.openers.merge(one.openers);
      all.conversions.merge(one.conversions);
      for (const verdict of all.counts.keys()) all.counts[verdict]! += one.counts[verdict]!;
      all.footer.reported += one.footer.reported;
      all.footer.automated += one.footer.automated;
    }
  }
  const delivered =
    campaigns.length > 0 && campaigns.every((one) => one.delivered !== null)
      ? campaigns.reduce((sum, one) => sum + one.delivered!, 0)
      : null;
  const from = new Set(campaigns.map((one) => one.deliveredFrom));
  const early = new Set(campaigns.map((one) => one.earlyFrom));
  const empty: Measure = { reported: 0, adjusted: 0, low: 0, high: 0 };
  const none: Measures = {
    delivered,
    uniqueClicks: empty,
    clickRate: divide(empty, delivered),
    totalClicks: empty,
    uniqueOpens: empty,
    openRate: divide(empty, delivered),
    clickToOpenRate: ratio(empty, empty),
    conversions: empty,
    automatedShare: null,
  };
  return {
    ...(all === null ? none : measures(all, delivered, found.has)),
    deliveredFrom: from.size === 1 ? [...from][0]! : from.size === 0 ? null : "several sources",
    earlyFrom: early.size === 1 ? [...early][0]! : early.size === 0 ? null : "several",
    footerClicks: all?.footer ?? { reported: 0, automated: 0 },
  };
}
