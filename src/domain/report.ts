/**
 * The result of an audit as plain data: what `-f json` prints and what every reporter renders. Field names are the
 * contract of schema `clickaudit/1`: additions only. Rates are fractions of 1. Times are ISO 8601 UTC.
 */
export interface Report {
  schema: "clickaudit/1";
  tool: { name: "clickaudit"; version: string };
  inputs: InputReport[];
  accounting: Accounting;
  signals: SignalReport[];
  campaigns: CampaignReport[];
  /** Suspicious subscribers, most certain first. */
  subscribers: SubscriberReport[];
  domains: DomainReport[];
  networks: NetworkReport[];
  links: LinkReport[];
  trend: TrendPoint[];
  notices: Notice[];
  /** All campaigns together: the headline. */
  total: Omit<CampaignReport, "campaign" | "sentAt" | "delays">;
  /** Subscribers of whom only opens were automated (privacy prefetch): counted, not listed. */
  openOnlySubscribers: number;
  /** How many clicks each signal helped to remove, most first. */
  removedBecause: { signal: string; title: string; clicks: number; subscribers: number }[];
  mailboxSystems: GroupReport[];
  /** Do removed clicks convert like kept ones? Null without conversions. */
  selfCheck: SelfCheck | null;
  /** What the click rate would be if only sure people counted, and if only sure machines did not. */
  sensitivity: { strict: number | null; lax: number | null };
  /** Data behind the verdicts and how old it is. */
  data: { name: string; version: string; date: string | null; licence: string }[];
  insights: Insights;
}

/** What follows from the verdicts; each part is empty where the input has nothing to say about it. */
export interface Insights {
  diagnosis: { complaint: string; answer: "yes" | "no" | "cannot tell"; evidence: string; advice: string }[];
  variants: VariantReport[];
  automations: AutomationReport[];
  hygiene: { check: string; severity: "notice" | "warning"; subject: string; why: string; advice: string }[];
  reconciliation: {
    campaign: string;
    source: string;
    measure: string;
    theirs: number;
    reported: number | null;
    adjusted: number | null;
  }[];
  /** Domains and networks that were quiet in the campaigns before and then began to scan, in order of time. */
  newScanners: NewScanner[];
}

/** A domain or network whose mails began to be scanned within the series. */
export interface NewScanner {
  kind: "domain" | "network";
  name: string;
  /** The first campaign that it scanned. */
  since: string;
  /** Clicks of that campaign. */
  automated: number;
  reported: number;
}

/** The variants of an A/B test: which won as reported, and which among people. */
export interface VariantReport {
  campaign: string;
  variants: { variant: string; delivered: number | null; clickRate: Measure }[];
  winnerReported: string | null;
  winnerAdjusted: string | null;
  statement: string;
}

/** An automation or journey, and how often a click of a machine fired it. */
export interface AutomationReport {
  automation: string;
  entries: number;
  firedByMachine: number;
  subscribers: string[];
  advice: string;
}

/** What became of every data record: rows = analysed + duplicates + skipped + rejected. */
export interface Accounting {
  rows: number;
  analysed: number;
  duplicates: number;
  skipped: Record<string, number>;
  rejected: number;
}

/** What was read of one file. */
export interface InputReport {
  path: string;
  role: string;
  format: string;
  encoding: string;
  timezone: string | null;
  /** Earliest and latest time of a row of this file (ISO 8601, UTC); null when none has a time. */
  period: { from: string | null; to: string | null };
  accounting: Accounting;
}

/** Whether a signal could run, and how often it saw something. */
export interface SignalReport {
  signal: string;
  title: string;
  state: "ran" | "skipped" | "off" | "failed";
  /** Bursts (or opens) in which it saw something. */
  hits: number;
  /** What the input lacks: "ip", "user_agent", "delivery times" ... */
  missing: string[];
}

/** A number as the platform reports it, as people earned it, and the range that should hold the truth. */
export interface Measure {
  reported: number | null;
  adjusted: number | null;
  low: number | null;
  high: number | null;
}

/** Clicks of one span of time after delivery, by verdict. */
export interface DelayBucket {
  /** "under 10 s", "10 s to 1 min" ... in order. */
  bucket: string;
  human: number;
  automated: number;
  unsure: number;
}

/** One campaign: its rates as reported and as people earned them. */
export interface CampaignReport {
  campaign: string;
  sentAt: string | null;
  delivered: number | null;
  /** "delivered rows", "campaigns file", "--delivered", "sent rows minus bounces", "subscribers minus bounces", null. */
  deliveredFrom: string | null;
  /** Clicks (rows) by time since delivery. */
  delays: DelayBucket[];
  uniqueClicks: Measure;
  clickRate: Measure;
  totalClicks: Measure;
  uniqueOpens: Measure;
  openRate: Measure;
  clickToOpenRate: Measure;
  /** Mails after whose clicks somebody ordered, answered, filled in a form; of several mails, the one clicked last before it. */
  conversions: Measure;
  /** How early was told: "delivery", "send", "inferred" or null (no times). */
  earlyFrom: string | null;
  /** Unsubscribe and footer clicks, counted in the totals and shown apart. */
  footerClicks: { reported: number; automated: number };
  /** Share of click rows judged automated (probability at least .5). */
  automatedShare: number | null;
}

/** Click rows by verdict; reported is their sum. */
export interface ClickCounts {
  reported: number;
  human: number;
  automated: number;
  unsure: number;
}

/** A subscriber with at least one automated or unsure burst of clicks. */
export interface SubscriberReport {
  subscriber: string;
  domain: string;
  mailboxSystem: string;
  verdict: "automated" | "mixed" | "unsure";
  /** Probability that none of their clicks was human. */
  probability: number;
  clicks: ClickCounts;
  campaigns: string[];
  reasons: Reason[];
}

/** Why clicks of a subscriber were taken for a machine's, or for a person's. */
export interface Reason {
  signal: string;
  /** One plain sentence with the figures. */
  because: string;
  /** Log-odds: above 0 speaks for a machine. */
  weight: number;
}

/** Recipients of one mailbox system. */
export interface GroupReport {
  name: string;
  delivered: number | null;
  subscribers: number;
  clicks: ClickCounts;
}

/** One mail domain of the recipients. */
export interface DomainReport {
  domain: string;
  mailboxSystem: string;
  delivered: number | null;
  subscribers: number;
  clicks: ClickCounts;
  /** Clicks per delay bucket of CampaignReport.delays: for the heat map. */
  delays: number[];
}

/** One network that clicks came from. */
export interface NetworkReport {
  network: string;
  asn: number;
  class: string;
  certainty: string;
  clicks: ClickCounts;
  addresses: number;
}

/** One link of one campaign. */
export interface LinkReport {
  campaign: string;
  link: string;
  position: number | null;
  clicks: ClickCounts;
  uniqueClicks: Measure;
  footer: boolean;
}

/** One campaign of the series, against the one before. */
export interface TrendPoint {
  campaign: string;
  sentAt: string | null;
  delivered: number | null;
  clickRate: Measure;
  automatedShare: number | null;
  /** Against the campaign before: "up", "down" or "within range"; null for the first. */
  change: "up" | "down" | "within range" | null;
  /** Things that make the series incomparable here: the platform switched its own filter on. */
  breaks: string[];
}

/** How many messages with clicks were followed by a conversion, and the 95 % Wilson range of their share; null of no messages. */
export interface FollowedUp {
  messages: number;
  converted: number;
  rate: number | null;
  low: number | null;
  high: number | null;
}

/** Whether clicks that were removed convert like those that were kept. */
export interface SelfCheck {
  kept: FollowedUp;
  removed: FollowedUp;
  /** "removed clicks convert like kept ones: too much was filtered", "removed clicks hardly convert", "too few to tell". */
  statement: string;
  warning: boolean;
}

/** Something a reader of the numbers should know. */
export interface Notice {
  /** Stable id: "timezone-assumed", "send-time-inferred" ... */
  code: string;
  message: string;
  file?: string;
}
