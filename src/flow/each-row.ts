import type { EventKind, EventRow } from "../domain/event.js";
import type { ByteSink, Table } from "../domain/table.js";
import { eventMapper } from "../normalize/index.js";
import { RecordHash } from "./fingerprint.js";
import type { Identified } from "./identify.js";
import type { Prepared } from "./prepare.js";
import { NOTHING, type RowVerdict, RowVerdicts } from "./row-verdicts.js";
import { hashOf } from "./take.js";

/** Characters written at once. */
const CHUNK = 1 << 16;

export type Write = (chunk: string) => Promise<void> | void;

/** What a row says of the hit that it was judged for. */
export type RowHit = Pick<EventRow, "kind" | "subscriber" | "campaign" | "time" | "url">;

/** One data row of an event file. The object and its cells are reused. */
export interface JudgedRow {
  table: Table;
  /** As read, aligned to the header; empty for a record that could not be split. */
  cells: readonly string[];
  /** 1-based data record in its file. */
  record: number;
  /** It has more or fewer cells than the header, so no cell is sure to be what its column says. */
  ragged: boolean;
  /** Null where the row is no open or click that was judged. */
  hit: RowHit | null;
  verdict: RowVerdict;
}

/** The tables whose rows are judged. */
export function judgedTables(prepared: Prepared): Identified[] {
  return prepared.tables.filter(({ detection }) => ["events", "recipients"].includes(detection.role));
}

/**
 * Reads the event files a second time, in input order, and writes what is made of each data row.
 * @param text of a row; "" writes nothing
 */
export async function writeRows(
  prepared: Prepared,
  text: (row: Readonly<JudgedRow>) => string,
  write: Write,
): Promise<void> {
  const verdicts = new RowVerdicts(prepared);
  const { meter } = prepared;
  let pending = "";
  const chunks: string[] = [];
  const add = (row: JudgedRow) => {
    meter.row(row.table.info.path);
    pending += text(row);
    if (pending.length < CHUNK) return;
    chunks.push(pending);
    pending = "";
  };
  const pause = async () => {
    for (const chunk of chunks.splice(0)) await write(chunk);
  };
  meter.begin(
    "write",
    judgedTables(prepared).map(({ table }) => table),
  );
  for (const { table, detection } of judgedTables(prepared)) {
    const mapper = eventMapper(table, detection);
    const hasher = new RecordHash(table.info.header);
    const isList = detection.role === "recipients";
    const judged: JudgedRow = { table, cells: [], record: 0, ragged: false, hit: null, verdict: NOTHING };
    const sink: ByteSink = {
      bytes: () => false,
      row(cells, _line, record, damage) {
        let emitted = 0;
        let kind: EventKind | null = null;
        Object.assign(judged, { cells, record, ragged: damage !== undefined, hit: null, verdict: NOTHING });
        if (damage === undefined) {
          mapper.map(cells, (row) => {
            const { hash, exact } = hashOf(row, cells, hasher, emitted++, isList);
            const found = verdicts.of(row, hash, exact);
            // A row can stand for an open and a click: the click is what it is about.
            if (found === NOTHING || (kind !== null && row.kind !== "click")) return;
            kind = row.kind;
            judged.verdict = found;
            judged.hit = hitOf(row);
          });
        }
        add(judged);
      },
      unreadable: (_line, record) =>
        add(Object.assign(judged, { cells: [], record, ragged: false, hit: null, verdict: NOTHING })),
      pause,
    };
    // The scanner finds cells sooner than csv-parse, also where they are wanted as texts.
    await (table.large && table.scan ? table.scan(sink) : table.read(sink));
    await pause();
  }
  await write(pending);
}

/** Mappers reuse their rows. */
function hitOf({ kind, subscriber, campaign, time, url }: EventRow): RowHit {
  return { kind, subscriber, campaign, time, url };
}
