import type { AutomationRow, CampaignRow, CountRow, LinkRow, SubscriberRow } from "../../domain/event.js";
import type { AuditOptions } from "../../domain/options.js";
import type { ByteSink, Helper } from "../../domain/table.js";
import { MailServerList } from "../../enrich/index.js";
import { InputError } from "../../errors.js";
import { EventStore } from "../../store/events.js";
import type { Identified } from "../inputs/identify.js";
import { Meter } from "../meter.js";
import { minuteOf } from "../world/minutes.js";
import { Account } from "./accounts.js";
import { Clocks } from "./clock.js";
import { FilteredHits } from "./filtered.js";
import { ListedHits } from "./listed.js";
import { ListedSends } from "./listed-sends.js";
import { coveredByLogs, readingOrder } from "./lists.js";
import { nameById } from "./side-rows.js";
import { type Lists, type Taker, takerOf } from "./take.js";

/** All that was read. */
export interface Collected {
  store: EventStore;
  campaigns: Map<string, CampaignRow>;
  subscribers: Map<string, SubscriberRow>;
  links: LinkRow[];
  automations: AutomationRow[];
  filtered: FilteredHits;
  listedSends: ListedSends;
  mailServers: MailServerList;
  /** What others counted. */
  counts: CountRow[];
  /** In the order of the tables. */
  accounts: Account[];
  clocks: Clocks;
  /** Minutes since 1970 UTC of local times that a zone has twice: see `World.settled`. */
  ambiguous: Set<number>;
  /** Minutes at which days begin that are all that is known of a time. */
  days: Set<number>;
}

/** Reads every table into the store and the side tables; every record is accounted for. */
export async function collect(
  tables: readonly Identified[],
  options: AuditOptions,
  meter = new Meter(options),
  helper: Helper | null = null,
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
    filtered: new FilteredHits(),
    listedSends: new ListedSends(),
    mailServers: new MailServerList(),
    counts: [],
    accounts: tables.map(({ table }) => new Account(table.info.path)),
    clocks: new Clocks(),
    ambiguous: new Set(),
    days: new Set(),
  };
  let lists: Lists | undefined;
  for (const at of readingOrder(tables)) {
    const one = tables[at]!;
    const { table } = one;
    const account = collected.accounts[at]!;
    const { store } = collected;
    const taker = takerOf(one, collected, account, () => {
      lists ??= { covered: coveredByLogs(store), hits: new ListedHits(store) };
      return lists;
    });
    const sink = sinkOf(account, taker, meter, collected);
    const inBytes = taker.bytes !== undefined && readsBytes(options, table.large);
    if (inBytes && table.scan) await table.scan(sink, helper);
    else await table.read(sink);
  }
  nameById(collected.campaigns, collected.store);
  return collected;
}

/**
 * What --strict asks: no row that cannot be used.
 * @throws InputError that names the first
 */
export function refuseRejected(accounts: readonly Account[]): void {
  const first = accounts.find(({ rejected }) => rejected > 0)?.rejects[0];
  if (first === undefined) return;
  throw new InputError(first.reason, {
    file: first.file,
    line: first.line,
    hint: "mend the row, or leave out --strict",
  });
}

/**
 * An audit of nothing would look like one of a campaign without clicks.
 * @throws InputError when there are rows of events or recipients, and each was rejected
 */
export function refuseAllRejected(tables: readonly Identified[], accounts: readonly Account[]): void {
  const hits = accounts.filter((_, at) => HITS.has(tables[at]!.detection.role));
  const rows = hits.reduce((sum, account) => sum + account.rows, 0);
  const first = hits.find(({ rejects }) => rejects.length > 0)?.rejects[0];
  if (first === undefined || hits.reduce((sum, { rejected }) => sum + rejected, 0) < rows) return;
  throw new InputError(`none of the ${rows} rows could be used: ${first.reason}`, {
    file: first.file,
    line: first.line,
    hint: "clickaudit inspect shows what was understood",
  });
}

const HITS: ReadonlySet<string> = new Set(["events", "recipients"]);

/** Whether the records of a table are read as bytes where they are plain. */
export function readsBytes({ reader }: Pick<AuditOptions, "reader">, large: boolean | undefined): boolean {
  return reader === undefined ? large === true : reader === "bytes";
}

function sinkOf(account: Account, taker: Taker, meter: Meter, { ambiguous, days }: Collected): ByteSink {
  const noteTimes = () => {
    const times = taker.ambiguous?.() ?? [];
    if (times.length > 0) account.ambiguous++;
    for (const time of times) ambiguous.add(minuteOf(time));
    for (const time of taker.days?.() ?? []) days.add(minuteOf(time));
  };
  const count = () => {
    account.rows++;
    meter.row(account.path);
  };
  return {
    ahead: taker.ahead,
    wanted: taker.wanted,
    bytes(record, most) {
      const taken = taker.bytes?.(record, most) ?? 0;
      account.rows += taken;
      meter.row(account.path, taken);
      return taken;
    },
    row(cells, line, record, damage) {
      count();
      if (damage !== undefined) {
        const reason = taker.damaged?.(cells, damage) ?? damage;
        account.joined ||= taker.lost?.() === true;
        return account.reject(line, record, reason, cells.join(","));
      }
      const outcome = taker.cells(cells);
      account.joined ||= taker.lost?.() === true;
      if (outcome === "analysed") {
        account.analysed++;
        noteTimes();
      } else if (outcome === "duplicate") account.duplicates++;
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
