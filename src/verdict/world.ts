import type { AgentInfo, NetworkInfo } from "../domain/clients.js";
import type { ConversionType } from "../domain/event.js";
import type { AddressLook, EarlyShare, Home } from "../domain/signal.js";
import type { ClientKinds } from "./client-kinds.js";

/** The clicks and opens of an export, as the verdict reads them: the event store, seen from here. */
export interface Events {
  readonly clicks: number;
  readonly messages: { readonly size: number; a(message: number): number; b(message: number): number };
  readonly deliveredAt: Times;
  readonly sentAt: Times;
  readonly state: Numbers;
  forEachClick(message: number, visit: (click: number) => void): void;
  /** The same one after the other, -1 for none: faster where all messages are asked for. */
  firstClick(message: number): number;
  nextClick(click: number): number;
  /** Fills in what is asked most of a click, or of a group of opens. */
  readClick(click: number, into: { time: number; ip: number; link: number; agent: number }): void;
  readOpenGroup(group: number, into: { ip: number; first: number; last: number; agent: number }): void;
  clicksOf(message: number): number;
  /** Puts the clicks of a message in another order, from its first one on: they lie side by side. */
  arrangeClicks(from: number, order: readonly number[]): void;
  readonly clickTime: Times;
  readonly clickLink: Numbers;
  readonly clickIp: Numbers;
  readonly clickAgent: Numbers;
  readonly clickCountry: Numbers;
  readonly clickFlag: Numbers;
  readonly clickReason: Numbers;
  readonly clickExtra: Numbers;
  firstOpenGroup(message: number): number;
  nextOpenGroup(group: number): number;
  hasOpen(message: number): boolean;
  readonly openIp: Numbers;
  readonly openAgent: Numbers;
  readonly openCountry: Numbers;
  readonly openFlag: Numbers;
  readonly openFirst: Times;
  readonly openLast: Times;
  readonly openCount: Numbers;
  readonly followUps: {
    readonly size: number;
    /** See `FollowUps`. */
    first(subscriber: number, type: ConversionType, holds: (time: number) => boolean): number;
    isDay(time: number): boolean;
  };
}

interface Numbers {
  get(index: number): number;
}
type Times = Numbers;

/** Everything known about the values that occur in an export, by their numbers in the store. */
export interface World {
  readonly events: Events;
  readonly agents: readonly AgentInfo[];
  readonly networks: readonly NetworkInfo[];
  /** Who hits are by, as far as the client alone says. */
  readonly clients: ClientKinds;
  /** Number of the network of each address; 0 when unknown. */
  readonly networkKeys: Int32Array;
  readonly ipTexts: (ip: number) => string;
  readonly agentTexts: (agent: number) => string;
  readonly countryTexts: (country: number) => string;
  readonly flagReasonTexts: (reason: number) => string;
  /** Order of each address among all. */
  readonly linkRanks: Int32Array;
  /** 1 for footer, privacy, unsubscribe, view-in-browser links. */
  readonly unlikely: Uint8Array;
  readonly honeypots: Uint8Array;
  /** 1-based position of a link in the mail, 0 when unknown. */
  position(campaign: number, link: number): number;
  /** Distinct links per campaign. */
  readonly campaignLinks: Int32Array;
  /** Send time of each campaign from its file or option in ms, NaN when nobody says. */
  readonly campaignSentAt: Float64Array;
  /** Inferred start of each campaign in ms: its earliest event. */
  readonly campaignStart: Float64Array;
  /** Message that alone holds the earliest event of the campaign, -1 for none. */
  readonly campaignFirst: Int32Array;
  /** Whether any message of the campaign was opened: plain text has no opens. */
  readonly campaignHasOpens: Uint8Array;
  /** 1 for campaigns whose deliveries and sends were written by another clock than their opens and clicks: no delay counts from them. */
  readonly clocksApart: Uint8Array;
  /** 1 for campaigns whose clicks (opens) the platform has cleared of machines already. */
  readonly filteredClicks: Uint8Array;
  readonly filteredOpens: Uint8Array;
  /** Number of the mail domain of each subscriber. */
  readonly domains: Int32Array;
  readonly domainTexts: readonly string[];
  /**
   * The time, or NaN when its row gave a local time that happens twice because the clocks went back: the earlier instant is
   * kept for order and hours, but it may be off by an hour, so that no delay may be made of it.
   */
  settled(time: number): number;
  /** The time, or NaN when only its day is known, so that no speed may be made of it; absent where every time has a clock. */
  clocked?(time: number): number;
  /** Step of the export's clock in seconds. */
  readonly resolution: number;
  readonly hasLinks: boolean;
  /** Any address has a country, or the platform names countries. */
  readonly hasCountries: boolean;
  /** Homes are known from a file, or were learned. */
  readonly hasHomes: boolean;
  /** Where a subscriber is expected, without what the judged message says; null when unknown. */
  home(subscriber: number, message: number): Home | null;
  /** How early the mails come that are clicked with a user agent; null when too few are. */
  early(agent: number): EarlyShare | null;
  /** How many other mails of the subscriber were read in a country. */
  visits(subscriber: number, message: number, country: string): number;
  /** What an address looks like that several people clicked from, else null. */
  address(ip: number): AddressLook | null;
  /** Dense numbers for pairs of numbers, from 0. */
  pairs(): { readonly size: number; id(a: number, b: number): number };
}
