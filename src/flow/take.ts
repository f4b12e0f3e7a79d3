import type { EventRow } from "../domain/event.js";
import type { ByteRecord } from "../domain/table.js";
import {
  automationMapper,
  campaignMapper,
  conversionMapper,
  countMapper,
  eventMapper,
  linkMapper,
  type Mapper,
  subscriberMapper,
} from "../normalize/index.js";
import { mix } from "../store/hash.js";
import type { Account } from "./accounts.js";
import type { Clock } from "./clock.js";
import type { Collected } from "./collect.js";
import { byteTaker } from "./fast-collect.js";
import { RecordHash } from "./fingerprint.js";
import type { Identified } from "./identify.js";
import type { coveredByLogs } from "./lists.js";
import { mailServerTaker } from "./mail-servers.js";
import { merged } from "./side-rows.js";

export type Covered = ReturnType<typeof coveredByLogs>;
/** Where one record went. */
type Outcome = "analysed" | "duplicate" | { skip: string } | { reject: string; field?: string };
type Take = (cells: readonly string[]) => Outcome;
/** Takes the records of one table into what is collected. */
export interface Taker {
  cells: Take;
  damaged?: Mapper<unknown>["damaged"];
  /** Whether the records are those of another table by now. */
  lost?: () => boolean;
  /** @returns undefined when the record must come as cells */
  bytes?: ((record: ByteRecord) => "analysed" | "duplicate" | undefined) | undefined;
}

/** @param covered which hits of lists are in event logs already */
export function takerOf(one: Identified, into: Collected, account: Account, covered?: Covered): Taker {
  const { role } = one.detection;
  if (role === "events") return eventTaker(one, into, into.clocks.of(one), account);
  return role === "recipients"
    ? eventTaker(one, into, null, account, covered)
    : sideTaker(one, into, account);
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
        );
      });
    case "campaigns":
      return each(campaignMapper(table, detection), (row) => {
        account.at(row.sentAt);
        into.campaigns.set(row.campaign, merged(into.campaigns.get(row.campaign), row));
        return true;
      });
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
  clock: Clock | null,
  account: Account,
  covered?: Covered,
): Taker {
  const { table, detection } = one;
  const filter = detection.alreadyFiltered;
  const mapper = eventMapper(table, detection);
  const hasher = new RecordHash(table.info.header);
  let cells: readonly string[] = [];
  let emitted = 0;
  let added = 0;
  let left = 0;
  const emit = (row: EventRow) => {
    const { hash, exact } = hashOf(row, cells, hasher, emitted++);
    account.at(row.time);
    if (covered?.(row)) {
      left++;
      return;
    }
    if (!store.add(row, hash, exact)) return;
    added++;
    clock?.add(row.time);
    if (filter !== null) filtered.add(store.campaigns.find(row.campaign), row, filter);
  };
  const plain = clock === null || filter !== null ? null : byteTaker(one, store, clock, hasher, account);
  return {
    cells(record) {
      cells = record;
      emitted = 0;
      added = 0;
      left = 0;
      const outcome = mapper.map(record, emit);
      if (outcome !== undefined || emitted === 0 || added > 0) return outcome ?? "analysed";
      return left > 0 ? LOGGED : "duplicate";
    },
    damaged: mapper.damaged,
    lost: () => mapper.lost,
    bytes: plain === null ? undefined : (record) => (mapper.lost ? undefined : plain.take(record)),
  };
}

const LOGGED: Outcome = { skip: "hits that an event log holds already" };

/** By event id where there is one, else by all cells; the rows that one record becomes are told apart. */
export function hashOf(
  row: EventRow,
  cells: readonly string[],
  hasher: RecordHash,
  emitted: number,
): { hash: number; exact: boolean } {
  const exact = row.eventId !== "";
  const hash = exact
    ? hasher.text(row.eventId)
    : row.kind === "click" || row.kind === "open"
      ? hasher.of(cells)
      : 0;
  return { hash: emitted === 0 ? hash : mix(hash, emitted), exact };
}
