/** Canonical event kinds. Every word of every platform is mapped to one of these. */
export type EventKind =
  | "sent"
  | "delivered"
  | "bounce"
  | "open"
  | "click"
  | "unsubscribe"
  | "complaint"
  | "forward"
  | "form"
  | "visit"
  | "reply"
  | "conversion"
  | "other";

/** The platform's own opinion about who made a hit. */
export type PlatformFlag = "none" | "human" | "machine" | "prefetch" | "proxy";

/**
 * One normalized event: what a row of any export says, in one vocabulary. Mappers reuse one object per file, so a
 * consumer copies what it keeps. Empty strings and NaN mean "not in the row".
 */
export interface EventRow {
  kind: EventKind;
  /** Trimmed, lower-cased address, else the platform's id of the person. */
  subscriber: string;
  /** Campaign as the row (or file name, folder, option) says, verbatim. */
  campaign: string;
  /** Milliseconds since 1970 UTC. */
  time: number;
  /** Send and delivery time of the message where the row itself carries them. */
  sentAt: number;
  deliveredAt: number;
  /** Clicked address, else the platform's link id or name. */
  url: string;
  ip: string;
  userAgent: string;
  /** ISO 3166 alpha-2 country of the hit as the platform saw it. */
  country: string;
  /** Unique id of the event where the platform gives one: duplicates are found by it. */
  eventId: string;
  flag: PlatformFlag;
  /** The platform's word for its flag, for example `generic` or `Match IP`. */
  flagReason: string;
  /** How many hits the row stands for: 1 in event logs, a count in recipient rows. */
  count: number;
  /** Test variant (A/B), where the row has one. */
  variant: string;
  /** Mail server of the recipient's domain, where the row has one. */
  mx: string;
}

/** A fresh, empty row. */
export function emptyEvent(): EventRow {
  return {
    kind: "other",
    subscriber: "",
    campaign: "",
    time: Number.NaN,
    sentAt: Number.NaN,
    deliveredAt: Number.NaN,
    url: "",
    ip: "",
    userAgent: "",
    country: "",
    eventId: "",
    flag: "none",
    flagReason: "",
    count: 1,
    variant: "",
    mx: "",
  };
}

/** Follow-up of a person outside the mail. */
export type ConversionType = "purchase" | "form" | "reply" | "booking" | "visit" | "other";

export interface ConversionRow {
  subscriber: string;
  /** Milliseconds since 1970 UTC. */
  time: number;
  /** Whether the file says the day alone: the time is its start. */
  isDay: boolean;
  type: ConversionType;
  value: number;
  currency: string;
  /** Campaign, where the file names one (tracking parameters). */
  campaign: string;
  /** Order number or response id. */
  id: string;
}

export interface CampaignRow {
  campaign: string;
  /** The platform's id, "" when the row has none: event rows may name nothing else. */
  id: string;
  sentAt: number;
  sent: number;
  delivered: number;
  uniqueOpens: number;
  totalOpens: number;
  uniqueClicks: number;
  totalClicks: number;
  variant: string;
}

export interface SubscriberRow {
  subscriber: string;
  /** ISO 3166 alpha-2. */
  country: string;
  timezone: string;
  segment: string;
  variant: string;
}

export interface LinkRow {
  campaign: string;
  url: string;
  /** 1-based position in the mail. */
  position: number;
  name: string;
}

export interface AutomationRow {
  subscriber: string;
  time: number;
  automation: string;
  step: string;
  /** What fired it, where the log says: click, open ... */
  trigger: string;
  campaign: string;
}

/** What somebody else counted for a campaign: a sponsor, web analytics, another tool. */
export interface CountRow {
  /** "" where the row names none. */
  campaign: string;
  /** Who counted; the name of the file where the row does not say. */
  source: string;
  /** What was counted, in their words: "clicks", "sessions". */
  measure: string;
  count: number;
}
