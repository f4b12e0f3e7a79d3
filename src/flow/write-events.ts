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
  private readonly signatures: Int32Array;
  private readonly texts: string[] = [""];
  private readonly probability: Float32Array;

  constructor(prepared: Prepared) {
    this.prepared = prepared;
    const { clicks } = prepared.collected.store;
    this.signatures = new Int32Array(clicks);
    this.probability = new Float32Array(clicks);
    const ids = new Map<string, number>();
    prepared.judge.forEachMessage((_, bursts) => {
      for (const judged of bursts) {
        const text = prepared.judge
          .evidence(judged)
          .filter((one) => one.weight !== 0)
          .map((one) => one.signal)
          .join(";");
        let id = ids.get(text);
        if (id === undefined) {
          id = this.texts.push(text) - 1;
          ids.set(text, id);
        }
        for (const hit of judged.burst.hits) {
          this.signatures[hit.click] = id;
          this.probability[hit.click] = judged.probability;
        }
      }
    });
  }

  of(row: EventRow, hash: number, exact: boolean): RowVerdict {
    if (row.kind === "click") {
      const click = this.prepared.collected.store.findClick(row, hash, exact);
      return click === -1
        ? NOTHING
        : verdictRow(this.probability[click]!, this.texts[this.signatures[click]!]!);
    }
    if (row.kind !== "open") return NOTHING;
    const message = this.prepared.collected.store.findMessage(row);
    const group = this.prepared.collected.store.findOpenGroup(row);
    if (message === -1 || group === -1) return NOTHING;
    const { logOdds, signals } = this.prepared.opens.judge(message, group);
    return verdictRow(1 / (1 + Math.exp(-logOdds)), signals.join(";"));
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
