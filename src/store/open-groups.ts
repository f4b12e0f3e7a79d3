import { mix } from "../domain/hash.js";
import { Chain, Ends } from "./chain.js";
import { type Column, NEVER, TimeColumn, uint8, uint16 } from "./columns.js";
import type { EventIds } from "./event-ids.js";
import type { Fingerprints } from "./fingerprints.js";
import { CHAIN_LIMIT, identity } from "./identity.js";
import { placeOf } from "./record-blocks.js";
import { Records } from "./records.js";

/** What is asked most of a group of opens. */
export interface OpenFacts {
  ip: number;
  first: number;
  last: number;
  agent: number;
}

/** Opens, folded per message and client; the groups of each message in a chain. Most groups are one row. */
export class OpenGroups {
  size = 0;
  /** Opens of all groups. */
  opens = 0;
  /** Address, first time, last time or hash, all else. */
  private readonly records = new Records([0, NEVER, NEVER, 0]);
  readonly ip = this.records.field(0);
  readonly first = new TimeColumn(this.records.field(1));
  /** Of groups of several rows: those of one have only one time. */
  private readonly lastOfSeveral = new TimeColumn(this.records.field(2));
  /** Of the row of a group of one. */
  private readonly hash = this.records.field(2);
  private readonly chain = new Chain();
  readonly agent = this.records.bits(3, 0, 16);
  readonly count = this.records.bits(3, 16, 15);
  /** 1 once a second row came, whose fingerprints are kept from then on. */
  private readonly several = this.records.bits(3, 31, 1);
  readonly last = new LastTimes(this.several, this.first, this.lastOfSeveral);
  readonly country = uint16();
  readonly flag = uint8();
  private readonly head: Column;
  private readonly fingerprints: Fingerprints;
  /** Of messages with too long a chain of groups. */
  private readonly floods = new Map<number, Map<string, number>>();

  /** @param head first group of each message, -1 for none */
  constructor(head: Column, fingerprints: Fingerprints) {
    this.head = head;
    this.fingerprints = fingerprints;
  }

  /** Takes a time into a group for which no more rows will come. */
  spread(group: number, time: number): void {
    if (this.several.get(group) === 0) this.makeSeveral(group);
    this.first.min(group, time);
    this.lastOfSeveral.max(group, time);
  }

  /** Groups of a message; the order means nothing. */
  forEach(message: number, visit: (group: number) => void): void {
    for (let group = this.head.get(message); group !== -1; group = this.chain.after(group)) visit(group);
  }

  /** The group of the message after this one, -1 for none. */
  after(group: number): number {
    return this.chain.after(group);
  }

  /** Most of a group, with one look for its record. */
  read(group: number, into: OpenFacts): void {
    const block = this.records.blockOf(group);
    const at = placeOf(group);
    const rest = block[at + 3]!;
    const first = this.first.of(block[at + 1]!, group);
    into.ip = block[at]!;
    into.first = first;
    into.last = this.several.of(rest, group) === 0 ? first : this.lastOfSeveral.of(block[at + 2]!, group);
    into.agent = this.agent.of(rest, group);
  }

  /** The group of a client of a message, -1 when there is none. */
  find(message: number, client: Client): number {
    let group = this.head.get(message);
    for (let step = 0; group !== -1; step++, group = this.chain.after(group)) {
      if (step === CHAIN_LIMIT) return this.flood(message).get(clientKey(client)) ?? -1;
      if (
        this.ip.get(group) === client.ip &&
        this.agent.get(group) === client.agent &&
        this.flag.get(group) === client.flag &&
        this.country.get(group) === client.country
      )
        return group;
    }
    return -1;
  }

  /** @returns false for an open that was seen before */
  add(message: number, row: EventIds, hash: number, exact: boolean): boolean {
    let group = this.find(message, row);
    if (group === -1) {
      // Without an event id, who and what is the same belongs to one group: a new group is a new open.
      if (exact && !this.isNew(message, row, hash, true)) return false;
      group = this.addGroup(message, row, hash, exact);
    } else {
      if (this.isFirst(group, row.time, hash, exact)) return false;
      this.separate(group, message, row);
      if (!this.isNew(message, row, hash, exact)) return false;
    }
    this.opens += row.count;
    this.first.min(group, row.time);
    if (this.several.get(group) === 1) this.lastOfSeveral.max(group, row.time);
    this.count.set(group, this.count.get(group) + row.count);
    return true;
  }

  /**
   * Lays the groups of a message side by side, in the order of the messages.
   * @param messages whose records have their new numbers already
   * @param spare see `Records.arrange`
   */
  arrange(messages: number, spare: Int32Array[] = []): void {
    const order = new Int32Array(this.size);
    const ends = new Ends(this.size);
    let size = 0;
    for (let message = 0; message < messages; message++) {
      const from = size;
      for (let group = this.head.get(message); group !== -1; group = this.chain.after(group))
        order[size++] = group;
      if (size === from) continue;
      this.head.set(message, from);
      ends.add(size - 1);
    }
    this.chain.lay(ends);
    this.records.arrange(order, spare);
    for (const column of [this.first, this.lastOfSeveral, this.country, this.flag]) column.arrange(order);
    this.floods.clear();
  }

  /** Gives addresses other numbers, group by group. */
  renumberAddresses(number: (ip: number) => number): void {
    this.records.replace(0, this.size, number);
  }

  private addGroup(message: number, row: EventIds, hash: number, exact: boolean): number {
    const group = this.size++;
    this.ip.set(group, row.ip);
    this.agent.set(group, row.agent);
    if (row.flag !== 0) this.flag.set(group, row.flag);
    if (row.country !== 0) this.country.set(group, row.country);
    if (exact) this.several.set(group, 1);
    else this.hash.set(group, hash);
    this.chain.put(group, this.head.get(message));
    this.head.set(message, group);
    this.floods.get(message)?.set(clientKey(row), group);
    return group;
  }

  /** Whether a row is the only one of its group once more. */
  private isFirst(group: number, time: number, hash: number, exact: boolean): boolean {
    return (
      !exact &&
      this.several.get(group) === 0 &&
      this.hash.get(group) === (hash | 0) &&
      Object.is(this.first.get(group), time)
    );
  }

  /** Remembers the first row of a group by its fingerprint, as all that come after it. */
  private separate(group: number, message: number, { ip, agent }: EventIds): void {
    if (this.several.get(group) === 1) return;
    const first = this.first.get(group);
    this.fingerprints.add(this.hash.get(group), openIdentity(message, first, ip, agent, false));
    this.makeSeveral(group);
  }

  private makeSeveral(group: number): void {
    this.several.set(group, 1);
    this.lastOfSeveral.set(group, this.first.get(group));
  }

  private isNew(message: number, { time, ip, agent }: EventIds, hash: number, exact: boolean): boolean {
    return this.fingerprints.add(hash, openIdentity(message, time, ip, agent, exact));
  }

  /** Groups of a message with very many clients. */
  private flood(message: number): Map<string, number> {
    const known = this.floods.get(message);
    if (known !== undefined) return known;
    const groups = new Map<string, number>();
    this.forEach(message, (group) => {
      const [ip, agent] = [this.ip.get(group), this.agent.get(group)];
      groups.set(
        clientKey({ ip, agent, flag: this.flag.get(group), country: this.country.get(group) }),
        group,
      );
    });
    this.floods.set(message, groups);
    return groups;
  }
}

/** Last time of each group, NaN when it has none. */
class LastTimes {
  private readonly several: Column;
  private readonly one: TimeColumn;
  private readonly last: TimeColumn;

  constructor(several: Column, one: TimeColumn, last: TimeColumn) {
    this.several = several;
    this.one = one;
    this.last = last;
  }

  get(group: number): number {
    return this.several.get(group) === 0 ? this.one.get(group) : this.last.get(group);
  }
}

/** Who opened, as far as an open tells. */
type Client = Pick<EventIds, "ip" | "agent" | "flag" | "country">;

function clientKey({ ip, agent, flag, country }: Client): string {
  return `${ip} ${agent} ${flag} ${country}`;
}

function openIdentity(message: number, time: number, ip: number, agent: number, exact: boolean): number {
  return mix(identity(message, time, -1, ip, agent, exact), 3);
}
