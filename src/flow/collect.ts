import type {
  AutomationRow,
  CampaignRow,
  CountRow,
  EventRow,
  LinkRow,
  SubscriberRow,
} from "../domain/event.js";
import type { AuditOptions } from "../domain/options.js";
import type { ByteRecord, ByteSink } from "../domain/table.js";
import { MailServerList } from "../enrich/index.js";
import { InputError } from "../errors.js";
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
import { EventStore } from "../store/events.js";
import { mix } from "../store/hash.js";
import { Account } from "./accounts.js";
import { type Clock, Clocks } from "./clock.js";
import { byteTaker } from "./fast-collect.js";
import { RecordHash } from "./fingerprint.js";
import type { Identified } from "./identify.js";
import { coveredByLogs, readingOrder } from "./lists.js";
import { mailServerTaker } from "./mail-servers.js";
import { Meter } from "./meter.js";
import { merged, nameById } from "./side-rows.js";

/** All that was read. */
export interface Collected {
  store: EventStore;
  campaigns: Map<string, CampaignRow>;
  subscribers: Map<string, SubscriberRow>;
  links: LinkRow[];
  automations: AutomationRow[];
  mailServers: MailServerList;
  /** What others counted. */
  counts: CountRow[];
  /** In the order of the tables. */
  accounts: Account[];
  clocks: Clocks;
}

/** Reads every table into the store and the side tables; every record is accounted for. */
export async function collect(
  tables: readonly Identified[],
  options: AuditOptions,
  meter = new Meter(options),
): Promise<Collected> {
  meter.begin(
    "read",
    tables.map(({ table }) => table),
  );
  const collected: Collected = {
    store: new EventStore(),
    campaigns: new Map(),
    subscribers: new Map(),
    links: [],
    automations: [],
    mailServers: new MailServerList(),
    counts: [],
    accounts: tables.map(({ table }) => new Account(table.info.path)),
    clocks: new Clocks(),
  };
  let covered: Covered | undefined;
  for (const at of readingOrder(tables)) {
    const one = tables[at]!;
    const { table } = one;
    const account = collected.accounts[at]!;
    if (one.detection.role === "recipients") covered ??= coveredByLogs(collected.store);
    const taker = takerOf(one, collected, account, covered);
    const sink = sinkOf(account, taker, meter);
    if (taker.bytes && table.scan && readsBytes(options, table.large)) await table.scan(sink);
    else await table.read(sink);
    if (options.strict && account.rejected > 0) {
      const first = account.rejects[0]!;
      throw new InputError(first.reason, {
        file: first.file,
        line: first.line,
        hint: "mend the row, or leave out --strict",
      });
    }
  }
  nameById(collected.campaigns, collected.store);
  return collected;
}

type Covered = ReturnType<typeof coveredByLogs>;
type Outcome = "analysed" | "duplicate" | { skip: string } | { reject: string; field?: string };
type Take = (cells: readonly string[]) => Outcome;
interface Taker {
  cells: Take;
  damaged?: Mapper<unknown>["damaged"];
  /** @returns undefined when the record must come as cells */
  bytes?: ((record: ByteRecord) => "analysed" | "duplicate" | undefined) | undefined;
}

function readsBytes({ reader }: AuditOptions, large: boolean | undefined): boolean {
  return reader === undefined ? large === true : reader === "bytes";
}

function sinkOf(account: Account, taker: Taker, meter: Meter): ByteSink {
  const count = () => {
    account.rows++;
    meter.row(account.path);
  };
  return {
    bytes(record) {
      const outcome = taker.bytes?.(record);
      if (outcome === undefined) return false;
      count();
      if (outcome === "analysed") account.analysed++;
      else account.duplicates++;
      return true;
    },
    row(cells, line, record, damage) {
      count();
      if (damage !== undefined) {
        const reason = taker.damaged?.(cells, damage) ?? damage;
        return account.reject(line, record, reason, cells.join(","));
      }
      const outcome = taker.cells(cells);
      if (outcome === "analysed") account.analysed++;
      else if (outcome === "duplicate") account.duplicates++;
      else if ("skip" in outcome) account.skip(outcome.skip);
      else
        account.reject(
          line,
          record,
          outcome.field === undefined ? outcome.reject : `${outcome.field}: ${outcome.reject}`,
          cells.join(","),
        );
    },
    unreadable(line, record, reason, raw) {
      account.rows++;
      account.reject(line, record, reason, raw);
    },
  };
}

function takerOf(one: Identified, into: Collected, account: Account, covered?: Covered): Taker {
  const { role } = one.detection;
  if (role === "events") return eventTaker(one, into.store, into.clocks.of(one), account);
  return role === "recipients"
    ? eventTaker(one, into.store, null, account, covered)
    : { cells: sideTaker(one, into, account) };
}

function sideTaker({ table, detection }: Identified, into: Collected, account: Account): Take {
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
      return mailServerTaker({ table, detection }, into.mailServers);
    case "counts":
      return each(countMapper(table, detection), (row) => into.counts.push({ ...row }) > 0);
    default:
      return () => ({ skip: "no known role" });
  }
}

function each<Row>(mapper: Mapper<Row>, add: (row: Row) => boolean): Take {
  let added = false;
  const emit = (row: Row) => {
    if (add(row)) added = true;
  };
  return (cells) => {
    added = false;
    return mapper.map(cells, emit) ?? (added ? "analysed" : "duplicate");
  };
}

/** A record is a duplicate when all that it says was said before, word for word. */
function eventTaker(
  one: Identified,
  store: EventStore,
  clock: Clock | null,
  account: Account,
  covered?: Covered,
): Taker {
  const { table, detection } = one;
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
  };
  const plain = clock === null ? null : byteTaker(one, store, clock, hasher, account);
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
