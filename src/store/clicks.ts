import { Chain, Ends } from "./chain.js";
import { type Column, int32, NEVER, TimeColumn, uint8, uint16 } from "./columns.js";
import type { EventIds } from "./event-ids.js";
import type { Fingerprints } from "./fingerprints.js";
import { CHAIN_LIMIT, identity } from "./identity.js";
import { placeOf } from "./record-blocks.js";
import { Records } from "./records.js";

/** What is asked most of a click. */
export interface ClickFacts {
  time: number;
  ip: number;
  link: number;
  agent: number;
}

/** Clicks as rows, each message's in a chain. */
export class Clicks {
  size = 0;
  /** Time, address, link and agent, hash. */
  private readonly records = new Records([NEVER, 0, 0, 0]);
  readonly time = new TimeColumn(this.records.field(0));
  readonly ip = this.records.field(1);
  readonly link = this.records.bits(2, 0, 16);
  readonly agent = this.records.bits(2, 16, 16);
  readonly hash = this.records.field(3);
  private readonly chain = new Chain();
  /** How many hits the row stands for, less one. */
  readonly extra = int32();
  readonly country = uint16();
  readonly flag = uint8();
  readonly reason = uint16();
  private readonly own = [this.time, this.extra, this.country, this.flag, this.reason];
  private readonly head: Column;
  private readonly count: Column;
  private readonly fingerprints: Fingerprints;
  /** Of messages with too long a chain, made when their clicks are looked up. */
  private readonly floods = new Map<number, Map<number, number[]>>();

  /** @param head first click of each message, -1 for none; @param count how many it has */
  constructor(head: Column, count: Column, fingerprints: Fingerprints) {
    this.head = head;
    this.count = count;
    this.fingerprints = fingerprints;
  }

  /** Clicks of a message; the order means nothing. */
  forEach(message: number, visit: (click: number) => void): void {
    for (let click = this.head.get(message); click !== -1; click = this.chain.after(click)) visit(click);
  }

  /** The click of the message after this one, -1 for none. */
  after(click: number): number {
    return this.chain.after(click);
  }

  /** Most of a click, with one look for its record. */
  read(click: number, into: ClickFacts): void {
    const block = this.records.blockOf(click);
    const at = placeOf(click);
    const both = block[at + 2]!;
    into.time = this.time.of(block[at]!, click);
    into.ip = block[at + 1]!;
    into.link = this.link.of(both, click);
    into.agent = this.agent.of(both, click);
  }

  /** The click of a message that a row of a second reading is (its original, for a duplicate); -1 when there is none. */
  find(message: number, row: Identity, hash: number, exact: boolean): number {
    if (this.count.get(message) > CHAIN_LIMIT) {
      const same = this.flood(message).get(hash | 0) ?? [];
      return same.find((click) => this.is(click, row, hash, exact)) ?? -1;
    }
    return this.findInChain(message, row, hash, exact);
  }

  /** @returns false for a click that was seen before */
  add(message: number, row: EventIds, hash: number, exact: boolean): boolean {
    const count = this.count.get(message);
    if (count < CHAIN_LIMIT) {
      if (this.findInChain(message, row, hash, exact) !== -1) return false;
    } else {
      if (count === CHAIN_LIMIT) this.remember(message);
      this.floods.delete(message);
      if (!this.fingerprints.add(hash, identity(message, row.time, row.link, row.ip, row.agent, exact)))
        return false;
    }
    const click = this.size++;
    this.time.set(click, row.time);
    this.link.set(click, row.link);
    this.ip.set(click, row.ip);
    this.agent.set(click, row.agent);
    this.hash.set(click, hash);
    if (row.country !== 0) this.country.set(click, row.country);
    if (row.flag !== 0) {
      this.flag.set(click, row.flag);
      this.reason.set(click, Math.min(0xffff, row.reason));
    }
    if (row.count !== 1) this.extra.set(click, row.count - 1);
    this.chain.put(click, this.head.get(message));
    this.head.set(message, click);
    this.count.set(message, count + 1);
    return true;
  }

  /**
   * Lays the clicks of a message side by side, in the order of the messages.
   * @param messages whose records have their new numbers already
   * @param spare see `Records.arrange`
   */
  arrange(messages: number, spare: Int32Array[] = []): void {
    const order = new Int32Array(this.size);
    const ends = new Ends(this.size);
    for (let message = 0, from = 0; message < messages; message++) {
      const to = from + this.count.get(message);
      // A chain goes from the last click to the first.
      let at = to;
      for (let click = this.head.get(message); click !== -1; click = this.chain.after(click))
        order[--at] = click;
      if (to > from) {
        this.head.set(message, from);
        ends.add(to - 1);
      }
      from = to;
    }
    this.chain.lay(ends);
    this.records.arrange(order, spare);
    for (const column of this.own) column.arrange(order);
    this.floods.clear();
  }

  /**
   * Puts the clicks of a message in another order, once all are arranged.
   * @param order the number of each; the first becomes the first
   */
  arrangeFew(from: number, order: readonly number[]): void {
    this.records.arrangeFew(from, order);
    for (const column of this.own) column.arrangeFew(from, order);
    // Each clearing makes a new table, which the old one holds on to.
    if (this.floods.size > 0) this.floods.clear();
  }

  /** Gives addresses other numbers, click by click. */
  renumberAddresses(number: (ip: number) => number): void {
    this.records.replace(1, this.size, number);
  }

  private findInChain(message: number, row: Identity, hash: number, exact: boolean): number {
    for (let click = this.head.get(message); click !== -1; click = this.chain.after(click))
      if (this.is(click, row, hash, exact)) return click;
    return -1;
  }

  private is(click: number, { time, link, ip, agent }: Identity, hash: number, exact: boolean): boolean {
    if (this.hash.get(click) !== (hash | 0)) return false;
    return (
      exact ||
      (Object.is(this.time.get(click), time) &&
        this.link.get(click) === link &&
        this.ip.get(click) === ip &&
        this.agent.get(click) === agent)
    );
  }

  /** Clicks of a message by their hash. */
  private flood(message: number): Map<number, number[]> {
    const known = this.floods.get(message);
    if (known !== undefined) return known;
    const byHash = new Map<number, number[]>();
    this.forEach(message, (click) => {
      const hash = this.hash.get(click);
      const same = byHash.get(hash);
      if (same === undefined) byHash.set(hash, [click]);
      else same.push(click);
    });
    this.floods.set(message, byHash);
    return byHash;
  }

  /** The clicks that a message had before its chain became too long to search. */
  private remember(message: number): void {
    this.forEach(message, (click) => {
      const [time, link] = [this.time.get(click), this.link.get(click)];
      const [ip, agent] = [this.ip.get(click), this.agent.get(click)];
      for (const exact of [true, false])
        this.fingerprints.add(this.hash.get(click), identity(message, time, link, ip, agent, exact));
    });
  }
}

/** What makes a click the same click, beside the hash of its text. */
type Identity = Pick<EventIds, "time" | "link" | "ip" | "agent">;
