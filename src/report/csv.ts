import { type Options, stringify } from "csv-stringify/sync";
import type { RejectedRow } from "../domain/options.js";
import type { Measure, Report, SubscriberReport } from "../domain/report.js";
import { maskAddress, maskText } from "./mask.js";
import { forCsv, forPrintedCsv } from "./neutralize.js";
import { roundNumber } from "./number.js";
import type { RenderOptions } from "./render.js";
import { NO_REASON, speaking } from "./words.js";

type Cell = string | number | null;
type Columns<Row> = Record<string, (row: Row) => Cell>;
type Masking = Pick<RenderOptions, "mask">;

/** Rows turned to text at once: enough to be quick, few enough to leave the garbage collector little to do. */
const BATCH = 2000;

/** Comma, LF, quoted where needed; numbers are plain, all text is masked and neutralized; unknown is empty. */
function* pieces<Row>(
  rows: readonly Row[],
  columns: Columns<Row>,
  { mask }: Masking,
  neutralize = forPrintedCsv,
): Generator<string> {
  const cells = Object.values(columns);
  const options: Options = {
    escape_formulas: true,
    cast: {
      string: (text) => neutralize(mask ? maskText(text) : text),
      number: (n) => (Number.isFinite(n) ? String(roundNumber(n)) : ""),
    },
  };
  yield stringify([Object.keys(columns)], options);
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH).map((row) => cells.map((cell) => cell(row)));
    yield stringify(batch, options);
  }
}

function write<Row>(
  rows: readonly Row[],
  columns: Columns<Row>,
  options: Masking,
  neutralize = forPrintedCsv,
): string {
  return [...pieces(rows, columns, options, neutralize)].join("");
}

/** `reported`, `adjusted`, `low` and `high` of a measure, as four columns. */
function measured<Row>(name: string, pick: (row: Row) => Measure): Columns<Row> {
  return {
    [`${name}_reported`]: (row) => pick(row).reported,
    [`${name}_adjusted`]: (row) => pick(row).adjusted,
    [`${name}_low`]: (row) => pick(row).low,
    [`${name}_high`]: (row) => pick(row).high,
  };
}

function clickCounts<Row extends Pick<SubscriberReport, "clicks">>(): Columns<Row> {
  return {
    clicks_reported: ({ clicks }) => clicks.reported,
    clicks_human: ({ clicks }) => clicks.human,
    clicks_automated: ({ clicks }) => clicks.automated,
    clicks_unsure: ({ clicks }) => clicks.unsure,
  };
}

/** `-f csv` and `suspicious-subscribers.csv`: one line per suspicious subscriber, most certain first. */
export function suspiciousCsv(report: Report, options: Masking): string {
  return [...suspiciousPieces(report, options)].join("");
}

/** {@link suspiciousCsv} piece by piece: a million people may be longer than a string can be. */
export function* suspiciousPieces(report: Report, options: Masking): Generator<string> {
  yield* pieces(
    report.subscribers,
    {
      // An id without @ is masked too.
      subscriber: (row) => (options.mask ? maskAddress(row.subscriber) : row.subscriber),
      domain: (row) => row.domain,
      mailbox_system: (row) => row.mailboxSystem,
      verdict: (row) => row.verdict,
      probability: (row) => row.probability,
      ...clickCounts<SubscriberReport>(),
      campaigns: (row) => row.campaigns.join("; "),
      reasons: (row) =>
        speaking(row.reasons)
          .map(({ signal }) => signal)
          .join(";"),
      because: (row) =>
        speaking(row.reasons)
          .map(({ because }) => because)
          .join(" | ") || NO_REASON,
    },
    options,
  );
}

/** `campaigns.csv`: one line per campaign. */
export function campaignsCsv(report: Report, options: Masking): string {
  type Row = Report["campaigns"][number];
  return write<Row>(
    report.campaigns,
    {
      campaign: (row) => row.campaign,
      sent_at: (row) => row.sentAt,
      delivered: (row) => row.delivered,
      delivered_from: (row) => row.deliveredFrom,
      ...measured<Row>("unique_clicks", (row) => row.uniqueClicks),
      ...measured<Row>("click_rate", (row) => row.clickRate),
      ...measured<Row>("total_clicks", (row) => row.totalClicks),
      ...measured<Row>("unique_opens", (row) => row.uniqueOpens),
      ...measured<Row>("open_rate", (row) => row.openRate),
      ...measured<Row>("click_to_open_rate", (row) => row.clickToOpenRate),
      ...measured<Row>("conversions", (row) => row.conversions),
      automated_share: (row) => row.automatedShare,
      footer_clicks_reported: (row) => row.footerClicks.reported,
      footer_clicks_automated: (row) => row.footerClicks.automated,
      early_from: (row) => row.earlyFrom,
    },
    options,
  );
}

/** `links.csv`: one line per link of each campaign. */
export function linksCsv(report: Report, options: Masking): string {
  type Row = Report["links"][number];
  return write<Row>(
    report.links,
    {
      campaign: (row) => row.campaign,
      link: (row) => row.link,
      position: (row) => row.position,
      footer: (row) => (row.footer ? "yes" : "no"),
      ...clickCounts<Row>(),
      ...measured<Row>("unique_clicks", (row) => row.uniqueClicks),
    },
    options,
  );
}

/** `domains.csv`: one line per mail domain. */
export function domainsCsv(report: Report, options: Masking): string {
  type Row = Report["domains"][number];
  return write<Row>(
    report.domains,
    {
      domain: (row) => row.domain,
      mailbox_system: (row) => row.mailboxSystem,
      delivered: (row) => row.delivered,
      subscribers: (row) => row.subscribers,
      ...clickCounts<Row>(),
    },
    options,
  );
}

/** `automations.csv`: one line per subscriber whom only a machine brought into an automation, for review. */
export function automationsCsv(report: Report, options: Masking): string {
  const rows = report.insights.automations.flatMap(({ automation, subscribers }) =>
    subscribers.map((subscriber) => ({ automation, subscriber })),
  );
  return write(
    rows,
    {
      automation: (row) => row.automation,
      subscriber: (row) => (options.mask ? maskAddress(row.subscriber) : row.subscriber),
      clickaudit_note: () => "set off by a machine's click alone: review before the next step",
    },
    options,
  );
}

/** `rejects.csv`: rows that could not be used, exactly as they were read, so that they can be mended. */
export function rejectsCsv(rows: readonly RejectedRow[], options: Masking): string {
  const columns: Columns<RejectedRow> = {
    file: (row) => row.file,
    line: (row) => row.line,
    record: (row) => row.record,
    reason: (row) => row.reason,
    raw: (row) => row.raw,
  };
  return write(rows, columns, options, forCsv);
}

/** A list of `segments/`: a table of its own header, whose first column names people. */
export function segmentCsv([header = [], ...rows]: readonly (readonly string[])[], options: Masking): string {
  const columns = header.map((name, at): [string, (row: readonly string[]) => Cell] => [
    name,
    (row) => (at === 0 && options.mask ? maskAddress(row[0]!) : row[at]!),
  ]);
  return write(rows, Object.fromEntries(columns), options);
}
