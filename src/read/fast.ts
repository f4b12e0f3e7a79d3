import { type ByteRecord, CELL, NO_NUMBER, textsOf } from "../domain/byte-record.js";
import { hashBytes } from "../domain/hash.js";
import type { ByteSink, NextRecords } from "../domain/table.js";
import { CellScanner } from "./cells.js";
import { CsvRecords, type RecordReceiver } from "./csv-records.js";
import { MAX_RECORD_BYTES } from "./limits.js";
import type { Position } from "./position.js";
import { type FoundRecords, HEAD, isUnscanned, RecordFinder, strideOf } from "./record-finder.js";
import type { Dialect } from "./scan.js";

export interface ByteReceiver extends RecordReceiver {
  /** @returns false when the record must come as cells */
  bytes(record: ByteRecord, position: Readonly<Position>): boolean;
  ahead?: ByteSink["ahead"];
}

const LF = 10;
const QUOTE = 34;

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

/** Longest record with doubled quotes that is offered as bytes. */
const COPY_BYTES = 16 * 1024;

/** Whether a file is written in the one dialect that is scanned here. */
export function isScannable(dialect: Dialect): boolean {
  return dialect.quote === '"' && !dialect.padded && dialect.delimiter.charCodeAt(0) < 128;
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
  /** Of records that come one by one. */
  private readonly scanner: CellScanner;
  private readonly finder: RecordFinder;
  private readonly batch: number;
  private readonly next: Batch;
  private readonly position: Position;
  private rest: Buffer = NOTHING;
  private careful: CsvRecords | null = null;
  private readonly record: ByteRecord;
  private readonly copyCells: Int32Array;
  private readonly copy = Buffer.allocUnsafe(COPY_BYTES);
  private readonly copyView = viewOf(this.copy);
  private stretch = SHORT_STRETCH;
  /** Where the last detour ended. */
  private detourEnd = Number.NEGATIVE_INFINITY;
  /** Start of the record being read in the bytes being scanned. */
  private from = 0;

  /** @param width cells of a sound record */
  constructor(dialect: Dialect, width: number, start: Position, receiver: ByteReceiver) {
    this.dialect = dialect;
    this.width = width;
    this.receiver = receiver;
    this.position = { ...start };
    this.scanner = new CellScanner(dialect.delimiter, width);
    this.batch = Math.max(1, Math.min(BATCH, Math.floor(BATCH_NUMBERS / strideOf(width))));
    const numbers = new Int32Array(this.batch * strideOf(width));
    this.finder = new RecordFinder(dialect.delimiter, width, numbers, []);
    this.next = new Batch(strideOf(width));
    this.copyCells = new Int32Array(CELL * width);
    this.record = { bytes: this.rest, view: viewOf(this.rest), cells: numbers, first: 0, width };
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

  /** Gives away records that were found where this one stands. */
  deliver(bytes: Buffer, view: DataView, found: FoundRecords): void {
    const { record, position, batch } = this;
    const offset = position.offset - found.start;
    const { line } = position;
    const stride = strideOf(this.width);
    record.bytes = bytes;
    record.view = view;
    record.cells = found.numbers;
    for (let first = 0; first < found.count; first += batch) {
      const count = Math.min(batch, found.count - first);
      this.next.show(found.numbers, first * stride, count);
      this.receiver.ahead?.(this.next);
      for (let at = first * stride, to = at + count * stride; at < to; at += stride) {
        position.offset = offset + found.numbers[at]!;
        position.line = line + found.numbers[at + 1]!;
        this.deliverOne(found.numbers, at);
      }
    }
    position.offset = offset + found.end;
    position.line = line + found.lines;
  }

  private deliverOne(numbers: Int32Array, at: number): void {
    const { record, position, receiver } = this;
    if (isUnscanned(numbers, at)) {
      this.deliverOdd(numbers[at]!);
      return;
    }
    record.first = at + HEAD;
    if (!receiver.bytes(record, position)) receiver.record(textsOf(record), position, false);
  }

  /** A record with doubled quotes, or with a wrong number of cells. */
  private deliverOdd(from: number): void {
    const { record, position, receiver, scanner } = this;
    scanner.scan(record.bytes, record.view, from);
    if (!this.undoubled(from)) receiver.record(this.oddTexts(scanner.cells), position, false);
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
    const { finder } = this;
    this.from = 0;
    if (bytes.includes(0)) return false;
    const view = viewOf(bytes);
    // Every loop over cells ends at a line feed, so none needs to look for the end of the bytes.
    const end = bytes.lastIndexOf(LF) + 1;
    while (this.from < end) {
      const isSure = finder.find(bytes, view, this.from, end, this.batch);
      this.deliver(bytes, view, finder);
      this.from = finder.end;
      if (!isSure) return false;
    }
    return true;
  }

  /** Offers a copy of the record in which each quote stands once; not a record with a wrong number of cells. */
  private undoubled(from: number): boolean {
    const { record, copy, copyView, copyCells, scanner, width } = this;
    const { bytes, view, cells } = record;
    const { bounds } = scanner;
    if (scanner.cells !== width || scanner.next - from > COPY_BYTES) return false;
    let end = 0;
    for (let cell = 0; cell < width; cell++) {
      const start = end;
      for (let byte = bounds[2 * cell]!; byte < bounds[2 * cell + 1]!; byte++) {
        copy[end++] = bytes[byte]!;
        // Quotes are left only inside of quotes, doubled.
        if (bytes[byte] === QUOTE) byte++;
      }
      copyCells[CELL * cell] = start;
      copyCells[CELL * cell + 1] = end;
      copyCells[CELL * cell + 2] = start === end ? 0 : hashBytes(copyView, copy, start, end);
      copyCells[CELL * cell + 3] = NO_NUMBER;
    }
    Object.assign(record, { bytes: copy, view: copyView, cells: copyCells, first: 0 });
    const taken = this.receiver.bytes(record, this.position);
    Object.assign(record, { bytes, view, cells });
    return taken;
  }

  /** The cells of the record that was just scanned as texts. */
  private oddTexts(cells: number): string[] {
    const { bytes } = this.record;
    const { bounds } = this.scanner;
    return Array.from({ length: cells }, (_, cell) =>
      bytes.toString("utf8", bounds[2 * cell], bounds[2 * cell + 1]).replaceAll('""', '"'),
    );
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

  hash(record: number, column: number): number {
    return this.numbers[this.first + record * this.stride + CELL * column + 2]!;
  }
}

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
