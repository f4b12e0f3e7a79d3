import type { MailboxSystem } from "../../domain/clients.js";
import type {
  CampaignReport,
  LinkReport,
  Measure,
  NetworkReport,
  Report,
  SelfCheck,
  TrendPoint,
} from "../../domain/report.js";
import type { Need, Signal } from "../../domain/signal.js";
import type { EventStore } from "../../store/events.js";
import type { Judge } from "../../verdict/judge.js";
import type { OpenJudge } from "../../verdict/opens.js";
import type { Expected } from "../../verdict/rates.js";
import type { World } from "../../verdict/world.js";
import { missingFor } from "../world/capabilities.js";
import type { Delivered } from "./delivered.js";
import { Removed } from "./removed.js";
import { subscriberReports } from "./report-subscribers.js";
import type { Tally } from "./tally.js";
import { BUCKETS, byVerdict, type CampaignTally, clicksOf, noClicks, noSums } from "./tally-parts.js";
import { wilson } from "./wilson.js";

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
    selfCheck: selfCheckOf(found),
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

type Measures = Pick<
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

function measures(one: CampaignTally, delivered: number | null, has: ReadonlySet<Need>): Measures {
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
    clickToOpenRate: withinOne(ratio(uniqueClicks, uniqueOpens)),
    conversions: has.has("conversions") ? measure(one.conversions) : UNKNOWN,
    automatedShare:
      counts.reported === 0
        ? null
        : (one.clicks.reported - one.clicks.adjusted) / one.clicks.reported ||
          (counts.automated + counts.unsure === 0 ? 0 : null),
  };
}

function measure(expected: Expected): Measure {
  const { low, high } = expected.range;
  return { reported: expected.reported, adjusted: expected.adjusted, low, high };
}

const UNKNOWN: Measure = { reported: null, adjusted: null, low: null, high: null };

function divide(measured: Measure, by: number | null): Measure {
  return ratio(measured, { reported: by, adjusted: by, low: by, high: by });
}

/** Few opens at the low end would let the range pass 100 %; it may where clicks without opens take the rate itself there. */
function withinOne(rate: Measure): Measure {
  const { reported, adjusted, high } = rate;
  return { ...rate, high: high === null ? null : Math.min(high, Math.max(1, reported ?? 0, adjusted ?? 0)) };
}

/** Lowest over highest and highest over lowest; null where a part is unknown or the divisor is 0. */
function ratio(top: Measure, bottom: Measure): Measure {
  const safe = (a: number | null, b: number | null) => (a === null || b === null || b === 0 ? null : a / b);
  return {
    reported: safe(top.reported, bottom.reported),
    adjusted: safe(top.adjusted, bottom.adjusted),
    low: safe(top.low, bottom.high),
    high: safe(top.high, bottom.low),
  };
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

/** @param deliveredBy mails by domain, null where nobody knows */
function domainReports(found: Findings, deliveredBy: Int32Array | null): Report["domains"] {
  return [...found.tally.domains]
    .map(([id, group]) => {
      const domain = found.world.domainTexts[id]!;
      return {
        domain,
        mailboxSystem: found.mailbox(domain).name,
        delivered: deliveredBy?.[id] ?? null,
        subscribers: group.subscribers,
        clicks: clicksOf(group.counts),
        delays: group.delays,
      };
    })
    .sort(
      (a, b) =>
        b.clicks.automated - a.clicks.automated ||
        b.clicks.reported - a.clicks.reported ||
        compare(a.domain, b.domain),
    );
}

function deliveredByDomain(found: Findings): Int32Array | null {
  if (found.delivered.some((one) => one.from !== "delivered rows")) return null;
  const counts = new Int32Array(found.world.domainTexts.length);
  const { store, world } = found;
  for (let message = 0; message < store.messages.size; message++)
    if (store.isDelivered(message)) counts[world.domains[store.messages.b(message)]!]!++;
  return counts;
}

function networkReports(found: Findings): NetworkReport[] {
  return found.tally.networks
    .map((one) => {
      const network = found.world.networks[one.ip]!;
      return {
        network: network.label || `AS${network.asn}`,
        asn: network.asn,
        class: network.class,
        certainty: network.certainty,
        clicks: clicksOf(one.counts),
        addresses: one.addresses,
      };
    })
    .sort(
      (a, b) =>
        b.clicks.automated - a.clicks.automated ||
        b.clicks.reported - a.clicks.reported ||
        compare(a.network, b.network),
    );
}

function linkReports(found: Findings): LinkReport[] {
  const { store, world } = found;
  return found.tally.links.links
    .map((one) => ({
      campaign: store.campaigns.text(one.campaign),
      link: store.links.text(one.link),
      position: world.position(one.campaign, one.link) || null,
      clicks: clicksOf(one.counts),
      uniqueClicks: measure(one.clickers),
      footer: world.unlikely[one.link] === 1,
    }))
    .sort(
      (a, b) =>
        compare(a.campaign, b.campaign) ||
        b.uniqueClicks.adjusted! - a.uniqueClicks.adjusted! ||
        compare(a.link, b.link),
    );
}

/** @param deliveredBy mails by domain, null where nobody knows */
function mailboxReports(found: Findings, deliveredBy: Int32Array | null): Report["mailboxSystems"] {
  const systems = new Map<string, Report["mailboxSystems"][number]>();
  for (const [id, group] of found.tally.domains) {
    const name = found.mailbox(found.world.domainTexts[id]!).name || "unknown";
    const system = systems.get(name) ?? {
      name,
      delivered: deliveredBy === null ? null : 0,
      subscribers: 0,
      clicks: noClicks(),
    };
    if (deliveredBy !== null) system.delivered! += deliveredBy[id]!;
    system.subscribers += group.subscribers;
    const clicks = clicksOf(group.counts);
    for (const key of ["reported", "human", "automated", "unsure"] as const)
      system.clicks[key] += clicks[key];
    systems.set(name, system);
  }
  return [...systems.values()].sort(
    (a, b) => b.clicks.automated - a.clicks.automated || compare(a.name, b.name),
  );
}

/** Campaigns in time order; a change counts only when the ranges do not touch. */
function trendOf(campaigns: readonly CampaignReport[]): TrendPoint[] {
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

/** Messages that must be removed before their follow-up rate says anything (DESIGN 4.4). */
const ENOUGH = 300;

function selfCheckOf(found: Findings): SelfCheck | null {
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

export function iso(time: number): string | null {
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
