import type { EventRow } from "../domain/event.js";
import type { AuditOptions } from "../domain/options.js";
import { eventMapper } from "../normalize/index.js";
import { forCsv } from "../report/neutralize.js";
import { hashOf } from "./collect.js";
import { RecordHash } from "./fingerprint.js";
import type { Identified } from "./identify.js";
import type { Prepared } from "./prepare.js";

/** Characters written at once. */
const CHUNK = 1 << 16;

interface RowVerdict {
  verdict: string;
  probability: string;
  signals: string;
}

const NOTHING: RowVerdict = { verdict: "", probability: "", signals: "" };

/**
 * Writes events.csv by reading the event files a second time: every data row in input order with the union of the
 * original columns, then where it came from and what was decided. Nothing of it is kept in memory.
 */
export async function writeEvents(
  prepared: Prepared,
  _options: AuditOptions,
  write: (chunk: string) => Promise<void> | void,
): Promise<void> {
  const tables = prepared.tables.filter(
    ({ detection }) => detection.role === "events" || detection.role === "recipients",
  );
  const columns = unionOf(tables);
  const verdicts = new RowVerdicts(prepared);
  let pending = `${[...columns.map(plain), "clickaudit_file", "clickaudit_row", "clickaudit_verdict", "clickaudit_probability", "clickaudit_signals"].map(cell).join(",")}\n`;
  const chunks: string[] = [];
  for (const { table, detection } of tables) {
    const places = numbered(table.info.header).map((name) => columns.indexOf(name));
    const mapper = eventMapper(table, detection);
    const hasher = new RecordHash(table.info.header);
    const line = (cells: readonly string[], record: number, verdict: RowVerdict) => {
      const values: string[] = new Array(columns.length).fill("");
      for (let at = 0; at < cells.length && at < places.length; at++) values[places[at]!] = cell(cells[at]!);
      values.push(
        cell(table.info.path),
        String(record),
        verdict.verdict,
        verdict.probability,
        verdict.signals,
      );
      pending += `${values.join(",")}\n`;
      if (pending.length < CHUNK) return;
      chunks.push(pending);
      pending = "";
    };
    await table.read({
      row(cells, _line, record, damage) {
        let emitted = 0;
        let best = NOTHING;
        if (damage === undefined) {
          mapper.map(cells, (row) => {
            const { hash, exact } = hashOf(row, cells, hasher, emitted++);
            const found = verdicts.of(row, hash, exact);
            if (found !== NOTHING && (best === NOTHING || row.kind === "click")) best = found;
          });
        }
        line(cells, record, best);
      },
      unreadable: (_line, record) => line([], record, NOTHING),
    });
    while (chunks.length > 0) await write(chunks.shift()!);
  }
  await write(pending);
}

/** Columns in order of first appearance; names that a file has twice are two columns. */
function unionOf(tables: readonly Identified[]): string[] {
  return [...new Set(tables.flatMap(({ table }) => numbered(table.info.header)))];
}

/** Each name with how often it stood before: distinct within one header. */
function numbered(header: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return header.map((name) => {
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return `${before} ${name}`;
  });
}

function plain(column: string): string {
  return column.slice(column.indexOf(" ") + 1);
}

/** The verdict of any row of the input, found again by what it says. */
class RowVerdicts {
  private readonly prepared: Prepared;
  /** By burst: place of its signals among the texts, plus one; found when the burst is first asked for. */
  private readonly textOf: Int32Array;
  private readonly texts: string[] = [];
  private readonly places = new Map<string, number>();

  constructor(prepared: Prepared) {
    this.prepared = prepared;
    this.textOf = new Int32Array(prepared.judge.columns.size);
  }

  of(row: EventRow, hash: number, exact: boolean): RowVerdict {
    const { collected, judge } = this.prepared;
    if (row.kind === "click") {
      const click = collected.store.findClick(row, hash, exact);
      if (click === -1) return NOTHING;
      const burst = judge.burstOfClick(click);
      return verdictRow(judge.probability[burst]!, this.signals(burst));
    }
    if (row.kind !== "open") return NOTHING;
    const message = this.prepared.collected.store.findMessage(row);
    const group = this.prepared.collected.store.findOpenGroup(row);
    if (message === -1 || group === -1) return NOTHING;
    const { logOdds, signals } = this.prepared.opens.judge(message, group);
    return verdictRow(1 / (1 + Math.exp(-logOdds)), signals.join(";"));
  }

  private signals(burst: number): string {
    const known = this.textOf[burst]!;
    if (known !== 0) return this.texts[known - 1]!;
    const evidence = this.prepared.judge.evidenceAt(burst).filter((one) => one.weight !== 0);
    const text = evidence.map((one) => one.signal).join(";");
    const place = this.places.get(text) ?? this.texts.push(text);
    this.places.set(text, place);
    this.textOf[burst] = place;
    return text;
  }
}

function verdictRow(probability: number, signals: string): RowVerdict {
  return {
    verdict: probability >= 0.8 ? "automated" : probability <= 0.2 ? "human" : "unsure",
    probability: probability.toFixed(4),
    signals,
  };
}

/** One cell of a CSV file, inert in a spreadsheet; quoted where it must be. */
function cell(text: string): string {
  const inert = forCsv(text);
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
