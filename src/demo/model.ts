import type { Country } from "./networks.js";

export interface Link {
  url: string;
  /** 1 for the first link of the mail. */
  position: number;
  /** How much it draws people, relative to the other links. */
  pull: number;
}

export interface Mailing {
  campaign: string;
  /** Milliseconds since 1970 UTC. */
  start: number;
  links: readonly Link[];
}

/** What stands before the mailboxes of a company and fetches links; facts/scanners.md section 3 names it for each vendor. */
export interface Gateway {
  id: string;
  /** Share of companies. */
  share: number;
  ranges: readonly string[];
  agents: readonly string[];
  /** Chance that a scan takes every link; else it takes one. */
  sweeps: number;
  /** Chance that each link of a sweep is fetched from another address of the fleet. */
  scatters: number;
  /** Chance that the link a person clicks is fetched again by the vendor. */
  checksClicks: number;
  /** Holds the mail while it looks, so that a scan can come before the delivery. */
  inline: boolean;
}

export interface Company {
  domain: string;
  country: Country;
  gateway: Gateway | null;
  /** Share of its mail that is scanned: all mailboxes of a domain behave alike. */
  scanned: number;
  /** The one address behind which the staff browses. */
  office: string;
}

export type MailApp = "apple" | "gmail" | "yahoo" | "outlook" | "outlook-web" | "outlook-phone";

export interface Person {
  email: string;
  country: Country;
  company: Company | null;
  app: MailApp;
  /** Does not load pictures: clicks without an open. */
  blocksPictures: boolean;
  phone: boolean;
  browser: string;
  home: string;
  mobile: string;
  /** Chance to read one mail, and to click in a mail that was read. */
  reads: number;
  clicks: number;
}

export type Label = "human" | "automated";

/** One open or click, times in milliseconds since 1970 UTC. */
export interface Hit {
  event: "open" | "click";
  time: number;
  /** Empty on opens. */
  url: string;
  ip: string;
  agent: string;
  label: Label;
}

/** One mail to one person. */
export interface Message {
  mailing: Mailing;
  person: Person;
  /** Milliseconds since 1970 UTC. */
  sent: number;
  delivered: number;
  /** The gateway looked at it before it took it, so that the delivery was reported late. */
  held: boolean;
}
