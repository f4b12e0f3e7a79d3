import type { ByteRecord } from "../../domain/byte-record.js";
import type { EventKind, EventRow } from "../../domain/event.js";
import type { ByteSink, Helper, RowSink, Table } from "../../domain/table.js";
import { eventMapper } from "../../normalize/index.js";
import { plainBytes, secondThread } from "../../read/index.js";
import type { Identified } from "../inputs/identify.js";
import type { Prepared } from "../prepare.js";
import { readsBytes } from "../take/collect.js";
import type { EventLines } from "../take/event-lines.js";
import { type AddEvent, byteTaker } from "../take/fast-collect.js";
import { RecordHash } from "../take/fingerprint.js";
import { hashOf } from "../take/take.js";
import { NOTHING, type RowVerdict, RowVerdicts } from "./row-verdicts.js";

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
 * @param linesOf where plain rows of a table need not become texts first: what makes the same of their bytes
 */
export async function writeRows(
  prepared: Prepared,
  text: (row: Readonly<JudgedRow>) => string,
  write: Write,
  linesOf?: (one: Identified) => EventLines,
): Promise<void> {
  const tables = judgedTables(prepared);
  const helper = secondThread(plainBytes(tables.map(({ table }) => table)), prepared.threads);
  try {
    await writeTables(prepared, tables, text, write, linesOf, helper);
  } finally {
    await helper?.end();
  }
}

async function writeTables(
  prepared: Prepared,
  tables: readonly Identified[],
  text: (row: Readonly<JudgedRow>) => string,
  write: Write,
  linesOf: ((one: Identified) => EventLines) | undefined,
  helper: Helper | null,
): Promise<void> {
  const verdicts = new RowVerdicts(prepared);
  const { meter } = prepared;
  const chunks = new Chunks(write);
  meter.begin(
    "write",
    tables.map(({ table }) => table),
  );
  for (const one of tables) {
    const { table } = one;
    const add = (row: JudgedRow) => {
      meter.row(table.info.path);
      chunks.add(text(row));
    };
    const cells = cellSink(one, verdicts, add);
    const lines = linesOf?.(one);
    const sink: ByteSink = {
      ...cells,
      ...(lines === undefined
        ? AS_CELLS
        : bytesInto(one, prepared, verdicts, cells, (record, number, verdict) => {
            lines.add(record, number, verdict);
            meter.row(table.info.path);
            if (lines.full) chunks.cut();
          })),
      pause: () => chunks.write(),
    };
    chunks.lines = lines ?? null;
    // The scanner finds cells sooner than csv-parse, also where they are wanted as texts.
    await (readsBytes(prepared, table.large) && table.scan ? table.scan(sink, helper) : table.read(sink));
    chunks.lines = null;
    await chunks.write();
  }
  await chunks.end();
}

/** What is written, gathered to chunks: texts, and the lines of the table at hand, which are younger than the texts. */
class Chunks {
  private readonly out: Write;
  private readonly full: string[] = [];
  private pending = "";
  private source: EventLines | null = null;

  constructor(out: Write) {
    this.out = out;
  }

  set lines(lines: EventLines | null) {
    this.takeLines();
    this.source = lines;
  }

  add(text: string): void {
    this.takeLines();
    this.pending += text;
    if (this.pending.length >= CHUNK) this.cut();
  }

  /** Ends a chunk. */
  cut(): void {
    this.takeLines();
    this.full.push(this.pending);
    this.pending = "";
  }

  /** Writes what is full. */
  async write(): Promise<void> {
    for (const chunk of this.full.splice(0)) await this.out(chunk);
  }

  async end(): Promise<void> {
    await this.write();
    await this.out(this.pending);
  }

  private takeLines(): void {
    if (this.source !== null) this.pending += this.source.take();
  }
}

interface CellSink extends RowSink {
  /** Number of the record that came last. */
  last: number;
  /** The table turned out to hold another one: nothing may be taken as bytes any more. */
  lost(): boolean;
}

function cellSink(
  { table, detection }: Identified,
  verdicts: RowVerdicts,
  add: (row: JudgedRow) => void,
): CellSink {
  const mapper = eventMapper(table, detection);
  const hasher = new RecordHash(table.info.header);
  const isList = detection.role === "recipients";
  const judged: JudgedRow = { table, cells: [], record: 0, ragged: false, hit: null, verdict: NOTHING };
  const sink: CellSink = {
    last: 0,
    lost: () => mapper.lost,
    row(cells, _line, record, damage) {
      let emitted = 0;
      let kind: EventKind | null = null;
      sink.last = record;
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
    unreadable(_line, record) {
      sink.last = record;
      add(Object.assign(judged, { cells: [], record, ragged: false, hit: null, verdict: NOTHING }));
    },
  };
  return sink;
}

const AS_CELLS: Pick<ByteSink, "bytes"> = { bytes: () => 0 };

/** Takes records that are plain as bytes, as the first reading did. */
function bytesInto(
  one: Identified,
  { collected }: Prepared,
  verdicts: RowVerdicts,
  cells: CellSink,
  add: (record: ByteRecord, number: number, verdict: RowVerdict) => void,
): Pick<ByteSink, "bytes" | "wanted"> {
  if (one.detection.role !== "events") return AS_CELLS;
  let current: ByteRecord;
  const { store } = collected;
  const hasher = new RecordHash(one.table.info.header);
  const judge: AddEvent = (ids, hash, exact) => {
    add(current, ++cells.last, verdicts.ofIds(ids, hash, exact));
  };
  const taker = byteTaker(one, store, hasher, judge, (campaign, subscriber) =>
    store.messages.find(campaign, subscriber),
  );
  if (taker === null) return AS_CELLS;
  return {
    wanted: taker.wanted,
    bytes(record, count) {
      current = record;
      return cells.lost() ? 0 : taker.take(record, count);
    },
  };
}

/** Mappers reuse their rows. */
function hitOf({ kind, subscriber, campaign, time, url }: EventRow): RowHit {
  return { kind, subscriber, campaign, time, url };
}
