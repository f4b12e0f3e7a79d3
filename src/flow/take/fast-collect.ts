import {
  type ByteRecord,
  endOf,
  hashOf,
  isEmpty,
  NO_NUMBER,
  pairOf,
  recordHashOf,
  startOf,
  timeOf,
} from "../../domain/byte-record.js";
import type { EventKind } from "../../domain/event.js";
import type { NextRecords, Table, Wanted } from "../../domain/table.js";
import {
  isPlainAddress,
  isPlainIp,
  isPlainText,
  type Plan,
  planOf,
  startsPlain,
} from "../../normalize/index.js";
import { type EventIds, emptyIds, flagCode } from "../../store/event-ids.js";
import type { EventStore } from "../../store/events.js";
import type { Identified } from "../inputs/identify.js";
import { ByNumber, LastCell, Memo, UNSEEN } from "./cell-memo.js";
import type { RecordHash } from "./fingerprint.js";
import { KnownCells, NOTHING, UNKNOWN } from "./known-cells.js";

/** Fields whose values only the mapper reads: a record that has one goes there. */
const RARE = [
  "country",
  "variant",
  "mx",
  "machineFlag",
  "machineOpen",
  "machineClick",
  "machineReason",
] as const;

/** Records for which memory is fetched at once. */
const MOST_AHEAD = 256;
/** In place of a time: the mapper has to look. */
const DOUBTFUL = Number.POSITIVE_INFINITY;

/** The texts of events, each under its number, and the messages that they are of. */
export type EventTexts = Pick<
  EventStore,
  "subscribers" | "campaigns" | "links" | "ips" | "agents" | "messages" | "fetch"
>;

/** Takes an event whose texts have their numbers; `hash` and `exact` as in `EventStore.addIds`. */
export type AddEvent = (ids: EventIds, hash: number, exact: boolean) => void;

/** The message of a campaign and a person; -1 where there is none. */
export type FindMessage = (campaign: number, subscriber: number) => number;

/**
 * Takes events into the store straight from bytes. It knows plain records only, those in which each cell means itself or
 * was seen before, and never rejects or skips one: every reason that a user reads comes from the mapper.
 */
class ByteTaker {
  private readonly texts: EventTexts;
  private readonly add: AddEvent;
  private readonly hasher: RecordHash;
  private readonly parseTime: Plan["time"];
  private readonly ids = emptyIds();
  /** What is fetched for the records that come next. */
  private readonly values = new Int32Array(MOST_AHEAD);
  private readonly fresh = new Int32Array(MOST_AHEAD);
  private readonly people: Memo;
  private readonly words: Memo;
  private readonly meanings: { kind: EventKind; flag: number }[] = [];
  /** Columns, -1 for those that the table has not. */
  private readonly person: number;
  private readonly word: number;
  private readonly time: number;
  private readonly sent: number;
  private readonly delivered: number;
  private readonly ip: number;
  private readonly agent: number;
  private readonly eventId: number;
  private readonly rare: readonly number[];
  private readonly links: readonly number[];
  private readonly campaigns: readonly number[];
  private readonly campaign: string;
  private readonly cells: KnownCells;
  /** The message of each pair of a person and a campaign. */
  private readonly byPair = new ByNumber();
  private readonly findMessage: FindMessage;
  /** Of the record at hand, where its message was not seen yet; the campaign is mostly that of the next one, too. */
  private ofCampaign = 0;
  private ofPerson = 0;
  /** The campaign of the record before is mostly that of this one, too. */
  private readonly lastCampaign = new LastCell();

  constructor(
    plan: Plan,
    simple: NonNullable<Plan["simple"]>,
    texts: EventTexts,
    hasher: RecordHash,
    add: AddEvent,
    findMessage: FindMessage,
  ) {
    this.texts = texts;
    this.add = add;
    this.findMessage = findMessage;
    this.hasher = hasher;
    this.parseTime = plan.time;
    this.people = new Memo((text) => {
      const subscriber = plan.person(text);
      return subscriber === "" ? UNKNOWN : texts.subscribers.id(subscriber);
    });
    this.words = new Memo((text) => {
      const meaning = plan.meaning(text);
      if ("skip" in meaning) return UNKNOWN;
      return this.meanings.push({ kind: meaning.kind, flag: flagCode(meaning.flag) }) - 1;
    });
    this.person = simple.email ?? UNKNOWN;
    this.word = simple.eventType ?? UNKNOWN;
    this.time = simple.eventTime ?? UNKNOWN;
    this.sent = simple.sendTime ?? UNKNOWN;
    this.delivered = simple.deliveryTime ?? UNKNOWN;
    this.ip = simple.ip ?? UNKNOWN;
    this.agent = simple.userAgent ?? UNKNOWN;
    this.eventId = simple.eventId ?? UNKNOWN;
    this.rare = present(RARE.map((field) => simple[field]));
    this.links = present([simple.url, simple.linkId, simple.linkName]);
    this.campaigns = plan.campaigns;
    this.campaign = plan.campaign;
    this.cells = new KnownCells([this.person, this.ip, this.agent, ...this.links, ...this.campaigns]);
  }

  /** What is asked of nearly every record. */
  get wanted(): Wanted {
    const { person, word, ip, agent, links, campaigns, time } = this;
    return {
      numbered: [person, word, ip, agent, ...links, ...campaigns].filter((at) => at >= 0),
      // Of several columns, any may name the campaign.
      pair: campaigns.length > 1 ? null : [campaigns[0] ?? person, person],
      time,
      seeds: this.hasher.seedsOfColumns,
    };
  }

  /** Fetches what the records that come next will probably ask for. */
  ahead(next: NextRecords): void {
    const { texts, values, person, ip, byPair } = this;
    const count = Math.min(next.count, values.length);
    if (next.pair(0) !== NO_NUMBER) {
      const people = this.cells.ofColumn(person);
      let fresh = 0;
      for (let at = 0; at < count; at++) {
        values[at] = byPair.get(next.pair(at));
        if (values[at] === UNSEEN) this.fresh[fresh++] = people.get(next.number(at, person));
      }
      texts.fetch(values, count);
      if (fresh > 0) texts.messages.fetch(this.ofCampaign, this.fresh, fresh);
      return;
    }
    if (ip !== UNKNOWN) {
      for (let at = 0; at < count; at++) values[at] = next.hash(at, ip);
      texts.ips.fetch(values, count);
    }
    for (let at = 0; at < count; at++) values[at] = next.hash(at, person);
    texts.subscribers.fetch(values, count);
    texts.messages.fetch(this.ofCampaign, values, count);
  }

  /** See `ByteSink.bytes`. */
  take(record: ByteRecord, count: number): number {
    for (let taken = 0; taken < count; taken++, record.first += record.stride)
      if (!this.takeOne(record)) return taken;
    return count;
  }

  /** @returns false when the mapper must look at the record */
  private takeOne(record: ByteRecord): boolean {
    for (const column of this.rare) if (!isEmpty(record, column)) return false;
    const isHit = this.fillMessage(record);
    if (isHit === undefined || (isHit && !this.fillHit(record))) return false;
    const { eventId } = this;
    const exact = eventId !== UNKNOWN && !isEmpty(record, eventId);
    let hash = 0;
    if (exact) {
      if (!isPlainText(record.bytes, startOf(record, eventId), endOf(record, eventId))) return false;
      hash = hashOf(record, eventId);
    } else if (isHit) hash = recordHashOf(record);
    if (this.ids.message === UNSEEN) {
      this.ids.message = this.findMessage(this.ofCampaign, this.ofPerson);
      this.byPair.set(pairOf(record), this.ids.message);
    }
    this.add(this.ids, hash, exact);
    return true;
  }

  /** Who, when, what, which campaign. @returns whether it is an open or a click; undefined in doubt */
  private fillMessage(record: ByteRecord): boolean | undefined {
    const { ids, time } = this;
    ids.time = timeOf(record);
    if (Number.isNaN(ids.time))
      ids.time = this.parseTime(record.bytes, startOf(record, time), endOf(record, time));
    if (Number.isNaN(ids.time)) return undefined;
    ids.sentAt = this.optionalTime(record, this.sent);
    ids.deliveredAt = this.optionalTime(record, this.delivered);
    if (ids.sentAt === DOUBTFUL || ids.deliveredAt === DOUBTFUL) return undefined;
    const meaning = this.meanings[this.cells.memo(this.words, record, this.word)];
    if (meaning === undefined) return undefined;
    ids.kind = meaning.kind;
    ids.flag = meaning.flag;
    ids.message = this.byPair.get(pairOf(record));
    if (ids.message === UNSEEN) {
      this.ofPerson = this.subscriber(record);
      if (this.ofPerson === UNKNOWN) return undefined;
      this.ofCampaign = this.campaignOf(record);
      if (this.ofCampaign === UNKNOWN) return undefined;
    }
    return ids.kind === "click" || ids.kind === "open";
  }

  /** What only hits have. @returns false in doubt */
  private fillHit(record: ByteRecord): boolean {
    const { ids, texts } = this;
    ids.ip = this.cells.detail(texts.ips, record, this.ip, isPlainIp);
    ids.agent = this.cells.detail(texts.agents, record, this.agent, isPlainText);
    ids.link = 0;
    ids.reason = 0;
    if (ids.kind === "click") {
      for (const link of this.links) {
        ids.link = this.cells.detail(texts.links, record, link, isPlainText);
        if (ids.link !== 0) break;
      }
    }
    return ids.ip !== UNKNOWN && ids.agent !== UNKNOWN && ids.link !== UNKNOWN;
  }

  /** NaN when there is none. */
  private optionalTime(record: ByteRecord, column: number): number {
    if (column === UNKNOWN || isEmpty(record, column)) return Number.NaN;
    const time = this.parseTime(record.bytes, startOf(record, column), endOf(record, column));
    return Number.isNaN(time) ? DOUBTFUL : time;
  }

  private subscriber(record: ByteRecord): number {
    const id = this.cells.text(this.texts.subscribers, record, this.person, isPlainAddress);
    return id < 0 ? this.cells.memo(this.people, record, this.person) : id;
  }

  private campaignOf(record: ByteRecord): number {
    const { campaigns } = this.texts;
    const { lastCampaign } = this;
    for (const column of this.campaigns) {
      const number = this.cells.number(record, column);
      if (number === NO_NUMBER && lastCampaign.is(record, column)) return lastCampaign.id;
      const id = this.cells.text(campaigns, record, column, startsPlain);
      if (id === NOTHING) continue;
      if (id !== UNKNOWN && number === NO_NUMBER) lastCampaign.keep(record, column, id);
      return id;
    }
    return campaigns.id(this.campaign);
  }
}

function present(columns: readonly (number | undefined)[]): number[] {
  return columns.filter((column) => column !== undefined);
}

/** @returns null when the table needs the mapper for every record */
export function byteTaker(
  { table, detection }: Pick<Identified, "detection"> & { table: Pick<Table, "info"> },
  texts: EventTexts,
  hasher: RecordHash,
  add: AddEvent,
  findMessage: FindMessage,
): ByteTaker | null {
  const plan = planOf(table, detection);
  return plan.simple === null ? null : new ByteTaker(plan, plan.simple, texts, hasher, add, findMessage);
}
