import type { EventRow } from "../domain/event.js";
import { type ClickFacts, Clicks } from "./clicks.js";
import { TimeColumn, uint16 } from "./columns.js";
import { Dictionary } from "./dictionary.js";
import { domainOf } from "./domain-of.js";
import { type EventIds, emptyIds, flagCode, KINDS } from "./event-ids.js";
import { Fingerprints } from "./fingerprints.js";
import { DELIVERED, fold } from "./fold.js";
import { FollowUps } from "./follow-ups.js";
import { Numbering } from "./numbering.js";
import { type OpenFacts, OpenGroups } from "./open-groups.js";
import { Pairs } from "./pairs.js";
import { Records } from "./records.js";

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

  /** Campaign with state and number of clicks, subscriber, first click, first open. */
  private readonly messageRecords = new Records([0, 0, -1, -1]);
  /** (campaign, subscriber) -> message. */
  readonly messages = new Pairs(this.messageRecords.bits(0, 0, 16), this.messageRecords.field(1));
  readonly state = this.messageRecords.bits(0, 16, 5);
  private readonly clickCount = this.messageRecords.bits(0, 21, 11);
  private readonly clickHead = this.messageRecords.field(2);
  private readonly openHead = this.messageRecords.field(3);
  /** Many exports have one of these times only, or neither. */
  readonly deliveredAt = new TimeColumn();
  readonly sentAt = new TimeColumn();
  readonly variantOf = uint16();

  private readonly fingerprints = new Fingerprints();
  private readonly clickRows = new Clicks(this.clickHead, this.clickCount, this.fingerprints);
  readonly clickTime = this.clickRows.time;
  readonly clickLink = this.clickRows.link;
  readonly clickIp = this.clickRows.ip;
  readonly clickAgent = this.clickRows.agent;
  readonly clickHash = this.clickRows.hash;
  readonly clickExtra = this.clickRows.extra;
  readonly clickCountry = this.clickRows.country;
  readonly clickFlag = this.clickRows.flag;
  readonly clickReason = this.clickRows.reason;
  /** For those who arrange it: see {@link arrange}. */
  readonly openRows = new OpenGroups(this.openHead, this.fingerprints);
  readonly openIp = this.openRows.ip;
  readonly openAgent = this.openRows.agent;
  readonly openFirst = this.openRows.first;
  readonly openLast: { get(group: number): number } = this.openRows.last;
  readonly openCount = this.openRows.count;
  readonly openCountry = this.openRows.country;
  readonly openFlag = this.openRows.flag;
  private readonly ids = emptyIds();
  /** Of no use but that what is fetched is used. */
  private fetched = 0;

  readonly followUps = new FollowUps();

  /** Earliest and latest instant of any row, NaN when no row has a time. */
  from = Number.NaN;
  to = Number.NaN;
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
    if (row.variant !== "") this.variant(ids.message, row.variant);
    return true;
  }

  /**
   * Fetches messages and their latest hits, which `addIds` will look at soon: see `Dictionary.fetch`.
   * @param messages below 0 for none; changed
   */
  fetch(messages: Int32Array, count: number): void {
    let sum = 0;
    for (let at = 0; at < count; at++) if (messages[at]! >= 0) sum ^= this.clickHead.get(messages[at]!);
    for (let at = 0; at < count; at++) {
      if (messages[at]! < 0) continue;
      const click = this.clickHead.get(messages[at]!);
      const open = this.openHead.get(messages[at]!);
      if (click !== -1) sum ^= this.clickHash.get(click);
      if (open !== -1) sum ^= this.openIp.get(open);
    }
    this.fetched ^= sum;
  }

  /** Like `add`, for a row that names neither variant nor mail server. */
  addIds(row: EventIds, hash: number, exact: boolean): boolean {
    const { message } = row;
    const added =
      row.kind === "click"
        ? this.clickRows.add(message, row, hash, exact)
        : row.kind === "open"
          ? this.openRows.add(message, row, hash, exact)
          : fold(this, message, row);
    if (!added) return false;
    this.kindCounts[KINDS.indexOf(row.kind)]!++;
    if (!(row.time >= this.from)) this.from = Number.isNaN(row.time) ? this.from : row.time;
    if (!(row.time <= this.to)) this.to = Number.isNaN(row.time) ? this.to : row.time;
    if (!Number.isNaN(row.sentAt)) this.sentAt.min(message, row.sentAt);
    // A delivery time in another row says when, but not that delivered rows are complete.
    if (!Number.isNaN(row.deliveredAt)) this.deliveredAt.min(message, row.deliveredAt);
    return true;
  }

  /**
   * Numbers subscribers in the order of their names, in which messages are arranged: what is known of subscribers is then read
   * straight through memory, once for each campaign.
   */
  sortSubscribers(): void {
    this.complete();
    const ranks = this.subscribers.ranks();
    this.subscribers.renumber(ranks);
    this.messages.renumberSeconds(ranks);
    this.followUps.renumber(ranks);
  }

  /**
   * Puts messages in an order, and the clicks and opens of each side by side: everything after the reading visits messages in
   * that order, and a walk straight through memory takes half the time of one to and fro. Addresses are numbered in that order
   * too, since most are one person's.
   * @param order every message once; as they are when none is given
   */
  arrange(order: Int32Array = new Int32Array(this.messages.size).map((_, at) => at)): void {
    // The room that messages took is that for clicks, and what these took that for opens.
    const spare: Int32Array[] = [];
    this.arrangeMessages(order, spare);
    this.clickRows.arrange(order.length, spare);
    this.openRows.arrange(order.length, spare);
    this.numberAddresses();
  }

  /** The same while another thread arranges the opens. @param arrangeOpens lets it do so, once messages are arranged */
  async arrangeInTwo(order: Int32Array, arrangeOpens: () => Promise<void>): Promise<void> {
    const spare: Int32Array[] = [];
    this.arrangeMessages(order, spare);
    const opens = arrangeOpens();
    this.clickRows.arrange(order.length, spare);
    await opens;
    this.numberAddresses();
  }

  /**
   * Puts the clicks of a message in another order, once messages are arranged.
   * @param from the first of them
   * @param order the number of each
   */
  arrangeClicks(from: number, order: readonly number[]): void {
    this.clickRows.arrangeFew(from, order);
  }

  /** Says that no row will come any more: what only the reading needs is let go. */
  complete(): void {
    this.fingerprints.clear();
    this.messages.letGo();
    for (const texts of [this.subscribers, this.ips, this.agents]) texts.letGo();
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
    ids.message = this.messages.id(this.campaigns.id(row.campaign), this.subscribers.id(row.subscriber));
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

  get clicks(): number {
    return this.clickRows.size;
  }

  get openGroups(): number {
    return this.openRows.size;
  }

  get opens(): number {
    return this.openRows.opens;
  }

  set opens(count: number) {
    this.openRows.opens = count;
  }

  /**
   * The first click of a message, and the one after a click; -1 for none. What runs over all messages asks these:
   * `forEachClick` calls a function for each click that V8 cannot build in where several ask.
   */
  firstClick(message: number): number {
    return this.clickHead.get(message);
  }

  nextClick(click: number): number {
    return this.clickRows.after(click);
  }

  /** Time, address, link and agent of a click in one go: each alone would be looked for anew. */
  readClick(click: number, into: ClickFacts): void {
    this.clickRows.read(click, into);
  }

  /** The same of groups of opens. */
  firstOpenGroup(message: number): number {
    return this.openHead.get(message);
  }

  nextOpenGroup(group: number): number {
    return this.openRows.after(group);
  }

  readOpenGroup(group: number, into: OpenFacts): void {
    this.openRows.read(group, into);
  }

  forEachClick(message: number, visit: (click: number) => void): void {
    this.clickRows.forEach(message, visit);
  }

  /** Every click and its message, in the order of the messages. */
  eachClick(visit: (click: number, message: number) => void): void {
    let message = 0;
    const one = (click: number) => visit(click, message);
    for (; message < this.messages.size; message++)
      if (this.clicksOf(message) > 0) this.forEachClick(message, one);
  }

  /** Takes a time into a group of opens for which no more rows will come. */
  spreadOpens(group: number, time: number): void {
    this.openRows.spread(group, time);
  }

  forEachOpenGroup(message: number, visit: (group: number) => void): void {
    this.openRows.forEach(message, visit);
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

  /** The click that a row of a second reading is (its original, for a duplicate); -1 when there is none. See `idsFound`. */
  clickOf(ids: EventIds, hash: number, exact: boolean): number {
    return ids.message === -1 ? -1 : this.clickRows.find(ids.message, ids, hash, exact);
  }

  /** The group of opens that an open of a second reading is in; -1 when there is none. */
  openGroupOf(ids: EventIds): number {
    return ids.message === -1 ? -1 : this.openRows.find(ids.message, ids);
  }

  private arrangeMessages(order: Int32Array, spare: Int32Array[]): void {
    this.complete();
    this.messageRecords.arrange(order, spare);
    for (const column of [this.deliveredAt, this.sentAt, this.variantOf]) column.arrange(order);
  }

  private numberAddresses(): void {
    const addresses = new Numbering(this.ips.size);
    this.clickRows.renumberAddresses(addresses.of);
    this.openRows.renumberAddresses(addresses.of);
    this.ips.renumber(addresses.complete());
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
}
