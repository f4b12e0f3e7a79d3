import { type ByteRecord, CELL, HEAD, textsOf } from "../domain/byte-record.js";
import type { ByteSink, NextRecords, Wanted } from "../domain/table.js";
import { CsvRecords, type RecordReceiver } from "./csv-records.js";
import { CHUNK_BYTES, MAX_RECORD_BYTES } from "./limits.js";
import type { Position } from "./position.js";
import { raggedCells } from "./ragged.js";
import { type FoundRecords, finderProgram, isUnsplit, RecordFinder } from "./record-finder.js";
import { RecordMemory, type Room, strideOf } from "./record-memory.js";
import type { Dialect } from "./scan.js";

export interface ByteReceiver extends RecordReceiver {
  bytes: ByteSink["bytes"];
  ahead?: ByteSink["ahead"];
}

const LF = 10;

/**
 * Bytes that csv-parse reads before it is asked whether the scanner can go on: few where doubts are rare, more each time where
 * they come one upon the other, since every detour costs a new parser.
 */
const SHORT_STRETCH = 4 * 1024;
const LONG_STRETCH = 64 * 1024;
const NOTHING = Buffer.alloc(0);

/** Records that are found, and then given away, at once: enough to wait for memory side by side, few enough for the nearest cache. */
const BATCH = 64;
/** Numbers of a batch at most, for very wide tables. */
const BATCH_NUMBERS = 1 << 14;

/** A reader is asked for the cells alone. */
export const NOTHING_ELSE: Wanted = { numbered: [], pair: null, time: null, seeds: [] };

/** Text that is scanned at once: a record, and what was read after it. */
const ROOM_BYTES = MAX_RECORD_BYTES + CHUNK_BYTES;

/** Whether a file is written in the one dialect that is scanned here. */
export function isScannable(dialect: Dialect): boolean {
  const isPlain = dialect.quote === '"' && !dialect.padded && dialect.delimiter.charCodeAt(0) < 128;
  return isPlain && finderProgram() !== null;
}

/**
 * Does what `CsvRecords` does, ten times as fast for plain records: it only finds where cells begin and end. It never
 * decides in doubt (a quote in a wrong place, a line end in a cell, a lone carriage return, a NUL, a record over the limit):
 * then `CsvRecords` reads from that record on to the end of the chunk.
 */
export class FastRecords {
  private readonly dialect: Dialect;
  private readonly width: number;
  private readonly receiver: ByteReceiver;
  private readonly finder: RecordFinder;
  private readonly room: Room;
  private readonly batch: number;
  private readonly next: Batch;
  private readonly position: Position;
  private rest: Buffer = NOTHING;
  private careful: CsvRecords | null = null;
  private readonly record: ByteRecord;
  private stretch = SHORT_STRETCH;
  /** Where the last detour ended. */
  private detourEnd = Number.NEGATIVE_INFINITY;
  /** Start of the record being read in the bytes being scanned. */
  private from = 0;

  /** Null where there is no memory to scan in: WebAssembly asks for 10 GB of addresses, which `ulimit -v` may not grant. */
  static of(...from: ConstructorParameters<typeof FastRecords>): FastRecords | null {
    try {
      return new FastRecords(...from);
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  }

  /** @param dialect one that is scannable @param width cells of a sound record @param wanted of each record */
  constructor(
    dialect: Dialect,
    width: number,
    start: Position,
    receiver: ByteReceiver,
    wanted = NOTHING_ELSE,
  ) {
    this.dialect = dialect;
    this.width = width;
    this.receiver = receiver;
    this.position = { ...start };
    const stride = strideOf(width);
    this.batch = Math.max(1, Math.min(BATCH, Math.floor(BATCH_NUMBERS / stride)));
    const memory = new RecordMemory({ rooms: 1, bytes: ROOM_BYTES, numbers: this.batch * stride });
    this.finder = new RecordFinder(finderProgram()!, memory);
    // Without another thread, to find a number takes as long as to find what it stands for.
    this.finder.open(dialect.delimiter, width, { ...wanted, numbered: [], pair: null });
    this.room = memory.rooms[0]!;
    this.next = new Batch(stride);
    const { bytes, view, numbers, times } = this.room;
    this.record = { bytes, view, cells: numbers, times, first: 0, stride, width };
  }

  write(chunk: Buffer): void {
    let from = 0;
    if (this.careful === null && this.rest.length > 0) {
      // Only the record that the chunks share is copied.
      from = chunk.indexOf(LF) + 1 || chunk.length;
      this.read(chunk.subarray(0, from));
    }
    if (from < chunk.length) this.read(chunk.subarray(from));
  }

  /** Where in the text the first record begins that was not given away yet; null while `CsvRecords` reads. */
  get place(): number | null {
    return this.careful === null ? this.position.offset : null;
  }

  /** Goes on there instead of with what was written after it. */
  rewind(): void {
    this.rest = NOTHING;
  }

  /** Gives away records that were found in a room, from where this one stands. */
  deliver({ bytes, view, times }: Room, found: FoundRecords): void {
    const { record, position, batch } = this;
    const offset = position.offset - found.start;
    const { line } = position;
    record.bytes = bytes;
    record.view = view;
    record.cells = found.numbers;
    record.times = times;
    for (let first = 0; first < found.count; first += batch) {
      const count = Math.min(batch, found.count - first);
      this.next.show(found.numbers, first * record.stride, count);
      this.receiver.ahead?.(this.next);
      for (let at = first; at < first + count; at++) {
        at += this.take(at, first + count);
        if (at === first + count) break;
        const from = at * record.stride;
        position.offset = offset + found.numbers[from]!;
        position.line = line + found.numbers[from + 1]!;
        this.deliverCells(from);
      }
    }
    position.offset = offset + found.end;
    position.line = line + found.lines;
  }

  /** Gives away records as bytes. @param at number of the first @param to beyond the last @returns how many were taken */
  private take(at: number, to: number): number {
    const { record, receiver } = this;
    let end = at;
    while (end < to && !isUnsplit(record.cells, end * record.stride)) end++;
    record.first = at * record.stride + HEAD;
    return end === at ? 0 : receiver.bytes(record, end - at);
  }

  /** Gives away the record whose numbers begin there. */
  private deliverCells(from: number): void {
    const { record, position, receiver, dialect } = this;
    const { cells, bytes } = record;
    record.first = from + HEAD;
    const texts = isUnsplit(cells, from)
      ? raggedCells(bytes, cells[from]!, dialect.delimiter)
      : textsOf(record);
    receiver.record(texts, position, false);
  }

  end(): void {
    if (this.careful === null && this.rest.length === 0) return;
    const careful = this.careful ?? this.takeOver();
    careful.write(this.rest);
    careful.end();
  }

  private read(piece: Buffer): void {
    let bytes: Buffer | null = this.rest.length > 0 ? Buffer.concat([this.rest, piece]) : piece;
    this.rest = NOTHING;
    if (this.careful !== null) bytes = this.detour(this.careful, bytes);
    while (bytes !== null) {
      const isDone = this.scan(bytes);
      if (isDone && bytes.length - this.from <= MAX_RECORD_BYTES) {
        this.rest = bytes.subarray(this.from);
        return;
      }
      bytes = this.detour(this.takeOver(), bytes.subarray(this.from));
    }
  }

  private takeOver(): CsvRecords {
    const isNear = this.position.offset - this.detourEnd < LONG_STRETCH;
    this.stretch = isNear ? Math.min(LONG_STRETCH, 2 * this.stretch) : SHORT_STRETCH;
    return new CsvRecords(this.dialect, this.width, this.position, this.receiver);
  }

  /**
   * Lets `CsvRecords` read until it stands at the start of a record, one stretch after the other.
   * @returns what is left to scan; null when it needs more bytes first
   */
  private detour(careful: CsvRecords, bytes: Buffer): Buffer | null {
    const { stretch } = this;
    for (let at = 0; at < bytes.length; at += stretch) {
      careful.write(bytes.subarray(at, at + stretch));
      const state = careful.release();
      if (state === null || state.position.offset === this.position.offset) continue;
      this.careful = null;
      this.position.offset = state.position.offset;
      this.position.line = state.position.line;
      this.detourEnd = state.position.offset;
      const fed = Math.min(bytes.length, at + stretch);
      const start = fed - state.rest.length;
      return start >= 0 ? bytes.subarray(start) : Buffer.concat([state.rest, bytes.subarray(fed)]);
    }
    this.careful = careful;
    return null;
  }

  /** Delivers what is sound, up to `from`. @returns whether no whole record is left */
  private scan(bytes: Buffer): boolean {
    this.from = 0;
    if (bytes.includes(0)) return false;
    const end = bytes.lastIndexOf(LF) + 1;
    while (this.from < end) {
      const piece = bytes.subarray(this.from, Math.min(end, this.from + ROOM_BYTES));
      if (!this.scanPiece(piece, piece.lastIndexOf(LF) + 1)) return false;
    }
    return true;
  }

  /** @param to after its last line feed @returns whether it holds whole plain records up to there */
  private scanPiece(piece: Buffer, to: number): boolean {
    const { finder, room, from } = this;
    piece.copy(room.bytes, 0, 0, to);
    let isSure = to > 0;
    for (let at = 0; at < to && isSure; at = finder.end) {
      isSure = finder.find(room, at, to, this.batch);
      this.deliver(room, finder);
      this.from = from + finder.end;
    }
    return isSure;
  }
}

/** The records of a batch before they are given away. */
class Batch implements NextRecords {
  count = 0;
  private readonly stride: number;
  private numbers: FoundRecords["numbers"] = new Int32Array(0);
  private first = 0;

  constructor(stride: number) {
    this.stride = stride;
  }

  show(numbers: Int32Array, at: number, count: number): void {
    this.numbers = numbers;
    this.first = at + HEAD;
    this.count = count;
  }

  number(record: number, column: number): number {
    return this.numbers[this.first + record * this.stride + CELL * column + 3]!;
  }

  pair(record: number): number {
    return this.numbers[this.first + record * this.stride - 3]!;
  }

  hash(record: number, column: number): number {
    return this.numbers[this.first + record * this.stride + CELL * column + 2]!;
  }
}
