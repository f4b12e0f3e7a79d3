import type { EventRow } from "../../domain/event.js";
import { mix } from "../../domain/hash.js";
import type { ByteSink } from "../../domain/table.js";
import {
  automationMapper,
  campaignMapper,
  conversionMapper,
  countMapper,
  eventMapper,
  linkMapper,
  type Mapper,
  namesOthers,
  subscriberMapper,
} from "../../normalize/index.js";
import type { Identified } from "../inputs/identify.js";
import { mailServerTaker } from "../inputs/mail-servers.js";
import type { Account } from "./accounts.js";
import type { Clock } from "./clock.js";
import type { Collected } from "./collect.js";
import { type AddEvent, byteTaker, type FindMessage } from "./fast-collect.js";
import { RecordHash } from "./fingerprint.js";
import { type ListedHits, listedHash } from "./listed.js";
import type { coveredByLogs } from "./lists.js";
import { merged } from "./side-rows.js";

/** Where one record went. */
type Outcome = "analysed" | "duplicate" | { skip: string } | { reject: string; field?: string };
type Take = (cells: readonly string[]) => Outcome;
/** Takes the records of one table into what is collected. */
export interface Taker {
  cells: Take;
  damaged?: Mapper<unknown>["damaged"];
  /** Whether the records are those of another table by now. */
  lost?: () => boolean;
  /** See `Mapper`; absent where no delay counts from or to the times. */
  ambiguous?: () => readonly number[];
  days?: () => readonly number[];
  /** Counts what it takes as analysed or duplicate. */
  bytes?: ByteSink["bytes"] | undefined;
  ahead?: ByteSink["ahead"];
  wanted?: ByteSink["wanted"];
}

/** @param lists made when all logs are read */
export function takerOf(one: Identified, into: Collected, account: Account, lists: () => Lists): Taker {
  const { role } = one.detection;
  if (role === "events") return eventTaker(one, into, into.clocks.of(one), account);
  return role === "recipients" ? listTaker(one, into, account, lists()) : sideTaker(one, into, account);
}

function sideTaker({ table, detection }: Identified, into: Collected, account: Account): Taker {
  switch (detection.role) {
    case "conversions":
      return each(conversionMapper(table, detection), (row) => {
        account.at(row.time);
        return into.store.followUps.add(
          into.store.subscribers.id(row.subscriber),
          row.time,
          row.type,
          row.value,
          { isDay: row.isDay, source: into.accounts.indexOf(account) },
        );
      });
    case "campaigns": {
      const mapper = campaignMapper(table, detection);
      const taker = each(mapper, (row) => {
        account.at(row.sentAt);
        into.campaigns.set(row.campaign, merged(into.campaigns.get(row.campaign), row));
        return true;
      });
      return { ...taker, ambiguous: () => mapper.ambiguous, days: () => mapper.days };
    }
    case "subscribers":
      return each(subscriberMapper(table, detection), (row) => {
        into.subscribers.set(row.subscriber, merged(into.subscribers.get(row.subscriber), row));
        return true;
      });
    case "links":
      return each(linkMapper(table, detection), (row) => into.links.push({ ...row }) > 0);
    case "automations":
      return each(automationMapper(table, detection), (row) => {
        account.at(row.time);
        return into.automations.push({ ...row }) > 0;
      });
    case "mx":
      return { cells: mailServerTaker({ table, detection }, into.mailServers) };
    case "counts":
      return each(countMapper(table, detection), (row) => into.counts.push({ ...row }) > 0);
    default:
      return { cells: () => ({ skip: "no known role" }) };
  }
}

function each<Row>(mapper: Mapper<Row>, add: (row: Row) => boolean): Taker {
  let added = false;
  const emit = (row: Row) => {
    if (add(row)) added = true;
  };
  return {
    cells(record) {
      added = false;
      return mapper.map(record, emit) ?? (added ? "analysed" : "duplicate");
    },
    damaged: mapper.damaged,
    lost: () => mapper.lost,
  };
}

/** A record is a duplicate when all that it says was said before, word for word. */
function eventTaker(
  one: Identified,
  { store, filtered }: Pick<Collected, "store" | "filtered">,
  clock: Clock,
  account: Account,
): Taker {
  const { table, detection } = one;
  const filter = detection.alreadyFiltered;
  const mapper = eventMapper(table, detection);
  const hasher = new RecordHash(table.info.header);
  let cells: readonly string[] = [];
  let emitted = 0;
  let added = 0;
  const emit = (row: EventRow) => {
    const { hash, exact } = hashOf(row, cells, hasher, emitted++);
    account.at(row.time);
    if (!store.add(row, hash, exact)) return;
    added++;
    clock.add(row.time);
    if (filter !== null) filtered.add(store.campaigns.find(row.campaign), row, filter);
  };
  const add: AddEvent = (ids, hash, exact) => {
    account.at(ids.time);
    if (!store.addIds(ids, hash, exact)) account.duplicates++;
    else {
      account.analysed++;
      clock.add(ids.time);
    }
  };
  const idOfMessage: FindMessage = (campaign, subscriber) => store.messages.id(campaign, subscriber);
  // The reader of bytes notes no days.
  const isOfDays = (detection.dayFields ?? []).length > 0;
  const plain = filter === null && !isOfDays ? byteTaker(one, store, hasher, add, idOfMessage) : null;
  return {
    cells(record) {
      cells = record;
      emitted = 0;
      added = 0;
      const outcome = mapper.map(record, emit);
      return outcome ?? (emitted === 0 || added > 0 ? "analysed" : "duplicate");
    },
    damaged: mapper.damaged,
    lost: () => mapper.lost,
    ambiguous: () => mapper.ambiguous,
    days: () => mapper.days,
    bytes: plain === null ? undefined : (record, count) => (mapper.lost ? 0 : plain.take(record, count)),
    ahead: plain === null ? undefined : (next) => plain.ahead(next),
    wanted: plain?.wanted,
  };
}

/** What lists state beside event logs and each other. */
export interface Lists {
  /** Hits that an event log shows. */
  readonly covered: ReturnType<typeof coveredByLogs>;
  readonly hits: ListedHits;
}

/** A record of a list is a duplicate when it counts no hit that another list of the campaign did not count. */
function listTaker(
  { table, detection }: Identified,
  { store, filtered, listedSends }: Pick<Collected, "store" | "filtered" | "listedSends">,
  account: Account,
  { covered, hits }: Lists,
): Taker {
  const filter = detection.alreadyFiltered;
  const mapper = eventMapper(table, detection);
  const isOfOthers = detection.kind === "sent" && namesOthers(table.info.path);
  let noted = 0;
  let folded = 0;
  let left = 0;
  let campaign = "";
  const told = new Set<string>();
  const emit = (row: EventRow) => {
    account.at(row.time);
    campaign = row.campaign;
    if (covered(row)) left++;
    else if (row.kind === "click" || row.kind === "open") {
      noted++;
      hits.note(row);
    } else if (!told.has(`${row.kind} ${row.campaign}`)) {
      // A wide record stands for several rows, and was sent once.
      told.add(`${row.kind} ${row.campaign}`);
      listedSends.note(row, store, isOfOthers);
      if (store.add(row, 0, false)) folded++;
    }
  };
  return {
    cells(record) {
      told.clear();
      noted = 0;
      folded = 0;
      left = 0;
      const outcome = mapper.map(record, emit);
      if (outcome !== undefined) {
        hits.drop();
        return outcome;
      }
      const added = hits.take();
      if (filter !== null && noted > 0)
        for (const kind of ["click", "open"] as const)
          if (added[kind] > 0)
            filtered.add(store.campaigns.find(campaign), { kind, count: added[kind] }, filter);
      if (noted > 0) return added.click + added.open > 0 ? "analysed" : "duplicate";
      return folded === 0 && left > 0 ? LOGGED : "analysed";
    },
    damaged: mapper.damaged,
    lost: () => mapper.lost,
    ambiguous: () => mapper.ambiguous,
    days: () => mapper.days,
  };
}

const LOGGED: Outcome = { skip: "hits that an event log holds already" };

/**
 * How a hit is found again: by event id where there is one, else by all cells, the rows that one record becomes told apart. In
 * lists by who, what and when alone.
 */
export function hashOf(
  row: EventRow,
  cells: readonly string[],
  hasher: RecordHash,
  emitted: number,
  isList = false,
): { hash: number; exact: boolean } {
  if (isList) return { hash: listedHash(row), exact: false };
  const exact = row.eventId !== "";
  const hash = exact
    ? hasher.text(row.eventId)
    : row.kind === "click" || row.kind === "open"
      ? hasher.of(cells)
      : 0;
  return { hash: emitted === 0 ? hash : mix(hash, emitted), exact };
}
