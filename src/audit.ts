import type { Inspection } from "./domain/inspection.js";
import { iso } from "./domain/iso.js";
import type { AuditOptions, Explanation, HitVerdict, RejectedRow } from "./domain/options.js";
import type { Report } from "./domain/report.js";
import { type LabelledScores, scoreRows } from "./flow/evaluate.js";
import { explain } from "./flow/explain.js";
import { inspect as inspectTables } from "./flow/inspect/inspect.js";
import { type Prepared, prepare } from "./flow/prepare.js";
import { buildReport } from "./flow/sum/build-report.js";
import { deliveredOf } from "./flow/sum/delivered.js";
import { insightsOf } from "./flow/sum/insights.js";
import { noticesOf } from "./flow/sum/notices.js";
import { optionNotices } from "./flow/sum/option-notices.js";
import { Tally } from "./flow/sum/tally.js";
import { sumOf } from "./flow/take/accounts.js";
import { segmentsOf } from "./flow/write/segments.js";
import { writeEvents } from "./flow/write/write-events.js";
import { writeVerdicts } from "./flow/write/write-verdicts.js";
import { clickSpread, openSpread } from "./verdict/spread.js";
import { version } from "./version.js";

/** The result of an audit, and what can be asked of it afterwards. */
export interface Audit {
  readonly report: Report;
  /** Rows that could not be used. */
  readonly rejects: readonly RejectedRow[];
  /** One subscriber's timeline with every reason; null when nobody of that name is in the export. */
  explain(subscriber: string): Explanation | null;
  /**
   * Scores the verdicts against known labels of rows.
   * @param labelOf whether a row (1-based data record of a file as named) was automated; undefined when it has no label
   */
  score(labelOf: (file: string, row: number) => boolean | undefined): Promise<LabelledScores>;
  /** Lists for re-import by file name, each a table with its header first: `engaged.csv`, `review.csv`, `leave-out-of-reports.csv`. */
  segments(): Map<string, string[][]>;
  /**
   * Streams events.csv, header first; waits for `write`.
   * @param withRagged false for empty cells where a row does not fit its header: when people are to be hidden by column
   */
  writeEvents(write: (chunk: string) => Promise<void> | void, withRagged?: boolean): Promise<void>;
  /** Gives the verdict on every open and click in input order, as the text that `line` makes of it; waits for `write`. */
  writeVerdicts(
    write: (chunk: string) => Promise<void> | void,
    line?: (hit: HitVerdict) => string,
  ): Promise<void>;
  /** Lets go of temporary files and memory; nothing more can be asked afterwards. A process that ends needs no call. */
  close(): Promise<void>;
}

/**
 * Audits exports: reads them, tells people from machines, and says what the campaigns really earned.
 * @throws InputError for what is wrong with a file, UsageError for what is wrong with the options
 */
export async function audit(options: AuditOptions): Promise<Audit> {
  const prepared = await prepare(options);
  options.onStage?.("sum");
  const report = await reportOf(prepared, options);
  return {
    report,
    rejects: prepared.collected.accounts.flatMap((account) => account.rejects),
    explain: (subscriber) => explain(prepared, subscriber),
    score: (labelOf) => scoreRows(prepared, labelOf),
    segments: () => segmentsOf(prepared),
    writeEvents: (write, withRagged) => writeEvents(prepared, write, withRagged),
    writeVerdicts: (write, line = ndjson) => writeVerdicts(prepared, line, write),
    close: async () => {
      for (const { table } of prepared.tables) await table.close?.();
    },
  };
}

/** One line of NDJSON. */
function ndjson(hit: HitVerdict): string {
  return `${JSON.stringify(hit)}\n`;
}

/** What was understood of each file. */
export function inspect(options: AuditOptions, rows: boolean): Promise<Inspection> {
  return inspectTables(options, rows);
}

/** Bursts and opens in which each signal saw something. */
function seenBy(
  clicks: ReadonlyMap<string, number>,
  opens: ReadonlyMap<string, number>,
): Map<string, number> {
  const seen = new Map(clicks);
  for (const [signal, count] of opens) seen.set(signal, (seen.get(signal) ?? 0) + count);
  return seen;
}

async function reportOf(prepared: Prepared, options: AuditOptions): Promise<Report> {
  const { collected, world, judge, opens } = prepared;
  const { store } = collected;
  const tally = new Tally(world, store, judge, clickSpread(prepared.has), openSpread(prepared.has));
  const known = await prepared.openOdds();
  if (known !== null) opens.know(known);
  tally.addOpens(store, opens);
  const delivered = deliveredOf(store, world, collected.campaigns, {
    delivered: options.delivered,
    subscribers: collected.subscribers.size,
    listed: collected.listedSends,
  });
  const names = delivered.map((_, id) => store.campaigns.text(id));
  const parts = buildReport({
    store,
    world,
    judge,
    opens,
    tally,
    delivered,
    mailbox: prepared.mailbox,
    signals: prepared.signals,
    has: prepared.has,
    off: new Set(options.off ?? []),
    hits: seenBy(judge.hits, opens.hits),
  });
  const { campaigns, subscribers, domains, networks, links, trend, ...rest } = parts;
  const report: Omit<Report, "insights"> = {
    schema: "clickaudit/1",
    tool: { name: "clickaudit", version: version() },
    inputs: prepared.tables.map(({ table, detection }, at) => {
      const account = collected.accounts[at]!;
      return {
        path: table.info.path,
        role: detection.role,
        format: detection.format,
        encoding: table.info.encoding,
        timezone: detection.timezone,
        period: { from: iso(account.from), to: iso(account.to) },
        accounting: account.accounting,
      };
    }),
    accounting: sumOf(collected.accounts),
    signals: rest.signals,
    campaigns,
    subscribers,
    domains,
    networks,
    links,
    trend,
    notices: [
      ...noticesOf(prepared, delivered, tally.campaigns),
      ...optionNotices(delivered, names, collected.campaigns, options),
    ],
    total: rest.total,
    openOnlySubscribers: rest.openOnlySubscribers,
    removedBecause: rest.removedBecause,
    mailboxSystems: rest.mailboxSystems,
    selfCheck: rest.selfCheck,
    sensitivity: rest.sensitivity,
    data: prepared.networks.data,
  };
  const { insights, notices } = insightsOf(prepared, report, options.from);
  return { ...report, notices: [...report.notices, ...notices], insights };
}
