import type * as domain from "../domain/report.js";
import { insights } from "./schema-insights.js";
import {
  flag,
  fraction,
  fractionOrNull,
  list,
  measure,
  number,
  object,
  oneOf,
  rate,
  type Schema,
  text,
  textOrNull,
  time,
  whole,
  wholeOrNull,
} from "./schema-parts.js";

const accounting = object<domain.Accounting>({
  rows: { ...whole, description: "Data records: the sum of the rest" },
  analysed: whole,
  duplicates: whole,
  skipped: { type: "object", description: "By reason", additionalProperties: whole },
  rejected: whole,
});

const clicks = object<domain.ClickCounts>({ reported: whole, human: whole, automated: whole, unsure: whole });

const totals = {
  delivered: wholeOrNull,
  deliveredFrom: textOrNull,
  uniqueClicks: measure,
  clickRate: rate,
  totalClicks: measure,
  uniqueOpens: measure,
  openRate: rate,
  clickToOpenRate: rate,
  conversions: measure,
  earlyFrom: { ...textOrNull, description: "delivery, send or inferred; null without times" },
  footerClicks: object<domain.CampaignReport["footerClicks"]>({ reported: whole, automated: whole }),
  automatedShare: fractionOrNull,
};

const input = object<domain.InputReport>({
  path: text,
  role: text,
  format: text,
  encoding: text,
  timezone: textOrNull,
  period: object<domain.InputReport["period"]>({ from: time, to: time }),
  accounting,
});

const signal = object<domain.SignalReport>({
  signal: text,
  title: text,
  state: oneOf("ran", "skipped", "off", "failed"),
  hits: whole,
  missing: list(text),
});

const campaign = object<domain.CampaignReport>({
  campaign: text,
  sentAt: time,
  ...totals,
  delays: list(object<domain.DelayBucket>({ bucket: text, human: whole, automated: whole, unsure: whole })),
});

const subscriber = object<domain.SubscriberReport>({
  subscriber: text,
  domain: text,
  mailboxSystem: text,
  verdict: oneOf("automated", "mixed", "unsure"),
  probability: { ...fraction, description: "That none of their clicks was human" },
  clicks,
  campaigns: list(text),
  reasons: list(
    object<domain.Reason>({
      signal: text,
      because: text,
      weight: { ...number, description: "Log-odds: above 0 speaks for a machine" },
    }),
  ),
});

const mailDomain = object<domain.DomainReport>({
  domain: text,
  mailboxSystem: text,
  delivered: wholeOrNull,
  subscribers: whole,
  clicks,
  delays: list(whole),
});

const network = object<domain.NetworkReport>({
  network: text,
  asn: whole,
  class: text,
  certainty: text,
  clicks,
  addresses: whole,
});

const link = object<domain.LinkReport>({
  campaign: text,
  link: text,
  position: wholeOrNull,
  clicks,
  uniqueClicks: measure,
  footer: flag,
});

const trendPoint = object<domain.TrendPoint>({
  campaign: text,
  sentAt: time,
  delivered: wholeOrNull,
  clickRate: rate,
  automatedShare: fractionOrNull,
  change: oneOf("up", "down", "within range", null),
  breaks: list(text),
});

const followed = object<domain.FollowedUp>({
  messages: number,
  converted: number,
  rate: fractionOrNull,
  low: fractionOrNull,
  high: fractionOrNull,
});

/** What `-f json` prints, as JSON Schema; also the order of its keys. Within `clickaudit/1` fields are only added. */
export const reportSchema: Schema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "urn:clickaudit:report:1",
  title: "clickaudit report",
  ...object<domain.Report>({
    schema: { const: "clickaudit/1" },
    tool: object<domain.Report["tool"]>({ name: { const: "clickaudit" }, version: text }),
    inputs: list(input),
    accounting,
    signals: list(signal),
    campaigns: list(campaign),
    subscribers: list(subscriber),
    domains: list(mailDomain),
    networks: list(network),
    links: list(link),
    trend: list(trendPoint),
    notices: list(object<domain.Notice>({ code: text, message: text, file: text }, "file")),
    total: object<domain.Report["total"]>(totals),
    openOnlySubscribers: whole,
    removedBecause: list(
      object<domain.Report["removedBecause"][number]>({
        signal: text,
        title: text,
        clicks: whole,
        subscribers: whole,
      }),
    ),
    mailboxSystems: list(
      object<domain.GroupReport>({ name: text, delivered: wholeOrNull, subscribers: whole, clicks }),
    ),
    selfCheck: {
      ...object<domain.SelfCheck>({ kept: followed, removed: followed, statement: text, warning: flag }),
      type: ["object", "null"],
    },
    sensitivity: object<domain.Report["sensitivity"]>({ strict: fractionOrNull, lax: fractionOrNull }),
    data: list(
      object<domain.Report["data"][number]>({ name: text, version: text, date: textOrNull, licence: text }),
    ),
    insights,
  }),
};
