import type { ConversionType, EventRow } from "../domain/event.js";
import { NEVER, TimeColumn, uint8, uint16 } from "./columns.js";
import { Dictionary } from "./dictionary.js";
import { type EventIds, emptyIds, flagCode, KINDS } from "./event-ids.js";
import { Fingerprints } from "./fingerprints.js";
import { FollowUps } from "./follow-ups.js";
import { mix } from "./hash.js";
import { Pairs } from "./pairs.js";
import { Records } from "./records.js";

/** Bits of a message's state. */
export const SENT = 1;
export const DELIVERED = 2;
export const BOUNCED = 4;
export const UNSUBSCRIBED = 8;
export const COMPLAINED = 16;

/** A message with more clicks or open clients than this finds them in a hash table, so that a flood stays linear. */
const CHAIN_LIMIT = 64;

/**
 * What the verdict needs, in columns: clicks as rows; opens folded per message and client; deliveries, sends, bounces and
 * unsubscribes folded into the message. Memory follows clicks, messages and distinct strings, not rows.
 */
export class EventStore {
  readonly subscribers = new Dictionary();
  readonly campaigns = new Dictionary();
  readonly links = new Dictionary();
  readonly ips = new Dictionary();
  readonly agents = new Dictionary();
  readonly countries = new Dictionary();
  readonly flagReasons = new Dictionary();
  readonly variants = new Dictionary();
  /** Mail server per recipient domain, where rows name one. */
  readonly mailServers = new Map<string, string>();

  /** Campaign, subscriber, delivered, sent, first click, clicks, first open, state. */
  private readonly messageRecords = new Records([0, 0, NEVER, NEVER, -1, 0, -1, 0]);
  /** (campaign, subscriber) -> message. */
  readonly messages = new Pairs(this.messageRecords.field(0), this.messageRecords.field(1));
  readonly deliveredAt = new TimeColumn(this.messageRecords.field(2));
  readonly sentAt = new TimeColumn(this.messageRecords.field(3));
  private readonly clickHead = this.messageRecords.field(4);
  private readonly clickCount = this.messageRecords.field(5);
  private readonly openHead = this.messageRecords.field(6);
  readonly state = this.messageRecords.field(7);
  readonly variantOf = uint16();

  clicks = 0;
  /** Message, time, link, address, agent, hash, next click of the message, further hits. */
  private readonly clickRecords = new Records([0, NEVER, 0, 0, 0, 0, -1, 0]);
  readonly clickMessage = this.clickRecords.field(0);
  readonly clickTime = new TimeColumn(this.clickRecords.field(1));
  readonly clickLink = this.clickRecords.field(2);
  readonly clickIp = this.clickRecords.field(3);
  readonly clickAgent = this.clickRecords.field(4);
  readonly clickHash = this.clickRecords.field(5);
  private readonly clickNext = this.clickRecords.field(6);
  /** How many hits the row stands for, less one. */
  readonly clickExtra = this.clickRecords.field(7);
  readonly clickCountry = uint16();
  readonly clickFlag = uint8();
  readonly clickReason = uint16();
  /** Of messages with too long a chain, made when their clicks are looked up. */
  private readonly floods = new Map<number, Map<number, number[]>>();

  openGroups = 0;
  /** Address, agent, first time, last time, rows, next group of the message, hash, several. */
  private readonly openRecords = new Records([0, 0, NEVER, NEVER, 0, -1, 0, 0]);
  readonly openIp = this.openRecords.field(0);
  readonly openAgent = this.openRecords.field(1);
  readonly openFirst = new TimeColumn(this.openRecords.field(2));
  readonly openLast = new TimeColumn(this.openRecords.field(3));
  readonly openCount = this.openRecords.field(4);
  private readonly openNext = this.openRecords.field(5);
  /** Of the first row of the group. */
  private readonly openHash = this.openRecords.field(6);
  /** 1 once a second row came, whose fingerprints are kept from then on: most groups are one row, and need none. */
  private readonly openSeveral = this.openRecords.field(7);
  readonly openCountry = uint16();
  readonly openFlag = uint8();
  /** Of messages with too long a chain of groups. */
  private readonly openFloods = new Map<number, Map<string, number>>();
  private readonly fingerprints = new Fingerprints();
  private readonly ids = emptyIds();

  readonly followUps = new FollowUps();

  /** Earliest and latest instant of any row, NaN when no row has a time. */
  from = Number.NaN;
  to = Number.NaN;
  opens = 0;
  private readonly kindCounts = new Int32Array(KINDS.length);

  constructor() {
    // 0 is "not in the row" in every dictionary whose values may be missing.
    for (const dictionary of [
      this.links,
      this.ips,
      this.agents,
      this.countries,
      this.flagReasons,
      this.variants,
    ])
      dictionary.id("");
  }

  /**
   * Takes one normalized row.
   * @param hash of the event id where the platform gives one, else of all cells of the record
   * @param exact true when `hash` stands for an event id alone
   * @returns false for a hit that was seen before; duplicates of other kinds fold away
   */
  add(row: EventRow, hash: number, exact: boolean): boolean {
    const ids = this.idsOf(row);
    if (!this.addIds(ids, hash, exact)) return false;
    if (row.kind === "sent" || row.kind === "delivered") this.mailServer(row);
    if (row.variant !== "") this.variant(this.messages.id(ids.campaign, ids.subscriber), row.variant);
    return true;
  }

  /** Like `add`, for a row that names neither variant nor mail server. */
  addIds(row: EventIds, hash: number, exact: boolean): boolean {
    const message = this.messages.id(row.campaign, row.subscriber);
    const added =
      row.kind === "click"
        ? this.addClick(message, row, hash, exact)
        : row.kind === "open"
          ? this.addOpen(message, row, hash, exact)
          : this.fold(message, row);
    if (!added) return false;
    this.kindCounts[KINDS.indexOf(row.kind)]!++;
    if (!(row.time >= this.from)) this.from = Number.isNaN(row.time) ? this.from : row.time;
    if (!(row.time <= this.to)) this.to = Number.isNaN(row.time) ? this.to : row.time;
    if (!Number.isNaN(row.sentAt)) this.sentAt.min(message, row.sentAt);
    // A delivery time in another row says when, but not that delivered rows are complete.
    if (!Number.isNaN(row.deliveredAt)) this.deliveredAt.min(message, row.deliveredAt);
    return true;
  }

  /** Rows per kind of event. */
  get kinds(): Map<string, number> {
    const counts = KINDS.map((kind, at) => [kind, this.kindCounts[at]!] as const);
    return new Map(counts.filter(([, count]) => count > 0));
  }

  /** Only what is kept of a row gets numbers, so that the dictionaries hold nothing else. */
  private idsOf(row: EventRow): EventIds {
    const { ids } = this;
    ids.kind = row.kind;
    ids.campaign = this.campaigns.id(row.campaign);
    ids.subscriber = this.subscribers.id(row.subscriber);
    ids.time = row.time;
    ids.sentAt = row.sentAt;
    ids.deliveredAt = row.deliveredAt;
    ids.count = row.count;
    if (row.kind !== "click" && row.kind !== "open") return ids;
    ids.link = row.kind === "click" ? this.links.id(row.url) : 0;
    ids.ip = this.ips.id(row.ip);
    ids.agent = this.agents.id(row.userAgent);
    ids.country = this.countries.id(row.country);
    ids.flag = flagCode(row.flag);
    ids.reason = row.kind === "click" && row.flag !== "none" ? this.flagReasons.id(row.flagReason) : 0;
    return ids;
  }

  /** Clicks of a message, newest row first; the order means nothing. */
  forEachClick(message: number, visit: (click: number) => void): void {
    for (let click = this.clickHead.get(message); click !== -1; click = this.clickNext.get(click))
      visit(click);
  }

  forEachOpenGroup(message: number, visit: (group: number) => void): void {
    for (let group = this.openHead.get(message); group !== -1; group = this.openNext.get(group)) visit(group);
  }

  clicksOf(message: number): number {
    return this.clickCount.get(message);
  }

  isDelivered(message: number): boolean {
    return (this.state.get(message) & DELIVERED) !== 0;
  }

  hasOpen(message: number): boolean {
    return this.openHead.get(message) !== -1;
  }

  /** The click that a row of a second reading is (its original, for a duplicate); -1 when there is none. */
  findClick(row: EventRow, hash: number, exact: boolean): number {
    const message = this.findMessage(row);
    if (message === -1) return -1;
    const link = this.links.find(row.url);
    const ip = this.ips.find(row.ip);
    const agent = this.agents.find(row.userAgent);
    if (this.clickCount.get(message) > CHAIN_LIMIT) {
      const same = this.flood(message).get(hash | 0) ?? [];
      return same.find((click) => this.isClick(click, row.time, link, ip, agent, hash, exact)) ?? -1;
    }
    for (let click = this.clickHead.get(message); click !== -1; click = this.clickNext.get(click)) {
      if (this.isClick(click, row.time, link, ip, agent, hash, exact)) return click;
    }
    return -1;
  }

  /** Clicks of a message by their hash. */
  private flood(message: number): Map<number, number[]> {
    const known = this.floods.get(message);
    if (known !== undefined) return known;
    const byHash = new Map<number, number[]>();
    this.forEachClick(message, (click) => {
      const hash = this.clickHash.get(click);
      const same = byHash.get(hash);
      if (same === undefined) byHash.set(hash, [click]);
      else same.push(click);
    });
    this.floods.set(message, byHash);
    return byHash;
  }

  findOpenGroup(row: EventRow): number {
    const message = this.findMessage(row);
    if (message === -1) return -1;
    return this.openGroup(
      message,
      this.ips.find(row.ip),
      this.agents.find(row.userAgent),
      flagCode(row.flag),
      this.countries.find(row.country),
    );
  }

  findMessage(row: EventRow): number {
    const campaign = this.campaigns.find(row.campaign);
    const subscriber = this.subscribers.find(row.subscriber);
    return campaign === -1 || subscriber === -1 ? -1 : this.messages.find(campaign, subscriber);
  }

  private addClick(message: number, row: EventIds, hash: number, exact: boolean): boolean {
    const { link, ip, agent } = row;
    const count = this.clickCount.get(message);
    if (count < CHAIN_LIMIT) {
      for (let click = this.clickHead.get(message); click !== -1; click = this.clickNext.get(click)) {
        if (this.isClick(click, row.time, link, ip, agent, hash, exact)) return false;
      }
    } else {
      if (count === CHAIN_LIMIT) this.remember(message);
      this.floods.delete(message);
      if (!this.fingerprints.add(hash, this.identity(message, row.time, link, ip, agent, exact)))
        return false;
    }
    const click = this.clicks++;
    this.clickMessage.set(click, message);
    this.clickTime.set(click, row.time);
    this.clickLink.set(click, link);
    this.clickIp.set(click, ip);
    this.clickAgent.set(click, agent);
    this.clickHash.set(click, hash);
    if (row.country !== 0) this.clickCountry.set(click, row.country);
    if (row.flag !== 0) {
      this.clickFlag.set(click, row.flag);
      this.clickReason.set(click, Math.min(0xffff, row.reason));
    }
    if (row.count !== 1) this.clickExtra.set(click, row.count - 1);
    this.clickNext.set(click, this.clickHead.get(message));
    this.clickHead.set(message, click);
    this.clickCount.set(message, count + 1);
    return true;
  }

  private isClick(
    click: number,
    time: number,
    link: number,
    ip: number,
    agent: number,
    hash: number,
    exact: boolean,
  ): boolean {
    if (this.clickHash.get(click) !== (hash | 0)) return false;
    return (
      exact ||
      (Object.is(this.clickTime.get(click), time) &&
        this.clickLink.get(click) === link &&
        this.clickIp.get(click) === ip &&
        this.clickAgent.get(click) === agent)
    );
  }

  /** The clicks that a message had before its chain became too long to search. */
  private remember(message: number): void {
    this.forEachClick(message, (click) => {
      const time = this.clickTime.get(click);
      for (const exact of [true, false]) {
        this.fingerprints.add(
          this.clickHash.get(click),
          this.identity(
            message,
            time,
            this.clickLink.get(click),
            this.clickIp.get(click),
            this.clickAgent.get(click),
            exact,
          ),
        );
      }
    });
  }

  /** Second half of a fingerprint: what makes a hit the same hit, beside the hash of its text. */
  private identity(
    message: number,
    time: number,
    link: number,
    ip: number,
    agent: number,
    exact: boolean,
  ): number {
    const base = mix(exact ? 1 : 2, message);
    return exact
      ? base
      : mix(mix(mix(mix(mix(base, Math.floor(time / 1000)), time % 1000), link), ip), agent);
  }

  private addOpen(message: number, row: EventIds, hash: number, exact: boolean): boolean {
    const { ip, agent, flag, country } = row;
    let group = this.openGroup(message, ip, agent, flag, country);
    if (group === -1) {
      // Without an event id, who and what is the same belongs to one group: a new group is a new open.
      if (exact && !this.isNewOpen(message, row, hash, true)) return false;
      group = this.openGroups++;
      this.openIp.set(group, ip);
      this.openAgent.set(group, agent);
      if (flag !== 0) this.openFlag.set(group, flag);
      if (country !== 0) this.openCountry.set(group, country);
      this.openHash.set(group, hash);
      if (exact) this.openSeveral.set(group, 1);
      this.openNext.set(group, this.openHead.get(message));
      this.openHead.set(message, group);
      this.openFloods.get(message)?.set(clientKey(ip, agent, flag, country), group);
    } else {
      if (this.isFirstOpen(group, row.time, hash, exact)) return false;
      this.separate(group, message, row);
      if (!this.isNewOpen(message, row, hash, exact)) return false;
    }
    this.opens += row.count;
    this.openFirst.min(group, row.time);
    this.openLast.max(group, row.time);
    this.openCount.set(group, this.openCount.get(group) + row.count);
    return true;
  }

  /** Whether a row is the only one of its group once more. */
  private isFirstOpen(group: number, time: number, hash: number, exact: boolean): boolean {
    return (
      !exact &&
      this.openSeveral.get(group) === 0 &&
      this.openHash.get(group) === (hash | 0) &&
      Object.is(this.openFirst.get(group), time)
    );
  }

  /** Remembers the first row of a group by its fingerprint, as all that come after it. */
  private separate(group: number, message: number, { ip, agent }: EventIds): void {
    if (this.openSeveral.get(group) === 1) return;
    this.openSeveral.set(group, 1);
    const first = this.openFirst.get(group);
    this.fingerprints.add(this.openHash.get(group), this.openIdentity(message, first, ip, agent, false));
  }

  private isNewOpen(message: number, { time, ip, agent }: EventIds, hash: number, exact: boolean): boolean {
    return this.fingerprints.add(hash, this.openIdentity(message, time, ip, agent, exact));
  }

  private openIdentity(message: number, time: number, ip: number, agent: number, exact: boolean): number {
    return mix(this.identity(message, time, -1, ip, agent, exact), 3);
  }

  private openGroup(message: number, ip: number, agent: number, flag: number, country: number): number {
    let group = this.openHead.get(message);
    for (let step = 0; group !== -1; step++, group = this.openNext.get(group)) {
      if (step === CHAIN_LIMIT) return this.openFlood(message).get(clientKey(ip, agent, flag, country)) ?? -1;
      if (
        this.openIp.get(group) === ip &&
        this.openAgent.get(group) === agent &&
        this.openFlag.get(group) === flag &&
        this.openCountry.get(group) === country
      )
        return group;
    }
    return -1;
  }

  /** Groups of a message with very many clients. */
  private openFlood(message: number): Map<string, number> {
    const known = this.openFloods.get(message);
    if (known !== undefined) return known;
    const groups = new Map<string, number>();
    this.forEachOpenGroup(message, (group) =>
      groups.set(
        clientKey(
          this.openIp.get(group),
          this.openAgent.get(group),
          this.openFlag.get(group),
          this.openCountry.get(group),
        ),
        group,
      ),
    );
    this.openFloods.set(message, groups);
    return groups;
  }

  private fold(message: number, row: EventIds): true {
    switch (row.kind) {
      case "sent":
        this.mark(message, SENT);
        this.sentAt.min(message, row.time);
        break;
      case "delivered":
        this.mark(message, DELIVERED);
        this.deliveredAt.min(message, row.time);
        break;
      case "bounce":
        this.mark(message, BOUNCED);
        break;
      case "unsubscribe":
        this.mark(message, UNSUBSCRIBED);
        break;
      case "complaint":
        this.mark(message, COMPLAINED);
        break;
      case "form":
      case "visit":
      case "reply":
        this.followUp(message, row.time, row.kind);
        break;
      case "conversion":
        this.followUp(message, row.time, "other");
        break;
    }
    return true;
  }

  /** A message that rows give two variants keeps the first by name. */
  private variant(message: number, variant: string): void {
    const known = this.variantOf.get(message);
    if (known === 0 || variant < this.variants.text(known))
      this.variantOf.set(message, this.variants.id(variant));
  }

  /** A domain has several servers: the first by name, whichever row comes first. */
  private mailServer(row: EventRow): void {
    if (row.mx === "") return;
    const domain = domainOf(row.subscriber);
    const known = this.mailServers.get(domain);
    if (known === undefined || row.mx < known) this.mailServers.set(domain, row.mx);
  }

  /** What nobody knows the time of follows nothing. */
  private followUp(message: number, time: number, type: ConversionType): void {
    if (!Number.isNaN(time)) this.followUps.add(this.messages.b(message), time, type, Number.NaN);
  }

  private mark(message: number, bit: number): void {
    this.state.set(message, this.state.get(message) | bit);
  }
}

function clientKey(ip: number, agent: number, flag: number, country: number): string {
  return `${ip} ${agent} ${flag} ${country}`;
}

/** What follows the last `@`, or "" for an id that is no address. */
export function domainOf(subscriber: string): string {
  const at = subscriber.lastIndexOf("@");
  return at === -1 ? "" : subscriber.slice(at + 1);
}
