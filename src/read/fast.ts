import type { ByteRecord } from "../domain/table.js";
import { CsvRecords, type RecordReceiver } from "./csv-records.js";
import { MAX_RECORD_BYTES } from "./limits.js";
import type { Position } from "./position.js";
import type { Dialect } from "./scan.js";

interface ByteReceiver extends RecordReceiver {
  /** @returns false when the record must come as cells */
  bytes(record: ByteRecord, position: Readonly<Position>): boolean;
}

const LF = 10;
const CR = 13;
const QUOTE = 34;

/** Cells beyond the width of the table for which there is room: a row that has more is left to csv-parse. */
const SPARE_CELLS = 64;

const SOUND = 1;
/**
 * Bytes that csv-parse reads before it is asked whether the scanner can go on: few where doubts are rare, more each time where
 * they come one upon the other, since every detour costs a new parser.
 */
const SHORT_STRETCH = 4 * 1024;
const LONG_STRETCH = 64 * 1024;
const NOTHING = Buffer.alloc(0);

/** Longest record with doubled quotes that is offered as bytes. */
const COPY_BYTES = 16 * 1024;

/** Sound, but with quotes inside that must be undoubled, or with a wrong number of cells. */
const ODD = 2;
const DOUBTFUL = 3;

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
  private readonly delimiter: number;
  /** 1 for the bytes that end a cell without quotes. */
  private readonly stops = new Uint8Array(256);
  private readonly position: Position;
  private rest: Buffer = Buffer.alloc(0);
  private careful: CsvRecords | null = null;
  private readonly record: ByteRecord;
  /** Like the bounds of the record, with room for cells that it should not have. */
  private readonly bounds: Int32Array;
  private readonly originals: Int32Array;
  private readonly copy = Buffer.allocUnsafe(COPY_BYTES);
  private readonly copyView = viewOf(this.copy);
  private cells = 0;
  private stretch = SHORT_STRETCH;
  /** Where the last detour ended. */
  private detourEnd = Number.NEGATIVE_INFINITY;
  /** Start of the record being read in the bytes being scanned, and of the one after it. */
  private from = 0;
  private next = 0;

  /** @param width cells of a sound record */
  constructor(dialect: Dialect, width: number, start: Position, receiver: ByteReceiver) {
    this.dialect = dialect;
    this.width = width;
    this.receiver = receiver;
    this.position = { ...start };
    this.delimiter = dialect.delimiter.charCodeAt(0);
    for (const byte of [this.delimiter, LF, CR, QUOTE]) this.stops[byte] = 1;
    this.bounds = new Int32Array(2 * (width + SPARE_CELLS));
    this.originals = new Int32Array(this.bounds.length);
    this.record = { bytes: this.rest, view: viewOf(this.rest), bounds: this.bounds.subarray(0, 2 * width) };
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

  /** Where the next record begins; null while one is not at its end. */
  get place(): Readonly<Position> | null {
    return this.careful === null && this.rest.length === 0 ? this.position : null;
  }

  end(): void {
    if (this.careful === null && this.rest.length === 0) return;
    const careful = this.careful ?? this.takeOver();
    careful.write(this.rest);
    careful.end();
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
    const { record, position, receiver } = this;
    this.from = 0;
    if (bytes.includes(0)) return false;
    record.bytes = bytes;
    record.view = viewOf(bytes);
    // Every loop over cells ends at a line feed, so none needs to look for the end of the bytes.
    const end = bytes.lastIndexOf(LF) + 1;
    while (this.from < end) {
      const { from } = this;
      const blank = bytes[from] === LF ? 1 : bytes[from] === CR && bytes[from + 1] === LF ? 2 : 0;
      if (blank > 0) this.next = from + blank;
      else {
        const result = this.scanRecord(bytes, from);
        if (result === DOUBTFUL || this.next - from > MAX_RECORD_BYTES) return false;
        const taken = result === SOUND ? receiver.bytes(record, position) : this.undoubled(bytes, from);
        if (!taken) receiver.record(this.texts(bytes), position, false);
      }
      position.offset += this.next - from;
      position.line++;
      this.from = this.next;
    }
    return true;
  }

  /** Fills bounds, cells and next. */
  private scanRecord(bytes: Buffer, from: number): number {
    const { bounds, stops, delimiter } = this;
    let at = from;
    let filled = 0;
    let doubled = false;
    for (;;) {
      if (filled === bounds.length) return DOUBTFUL;
      if (bytes[at] === QUOTE) {
        bounds[filled++] = ++at;
        for (;;) {
          while (bytes[at] !== QUOTE && bytes[at] !== LF && bytes[at] !== CR) at++;
          if (bytes[at] !== QUOTE) return DOUBTFUL;
          if (bytes[at + 1] !== QUOTE) break;
          doubled = true;
          at += 2;
        }
        bounds[filled++] = at++;
      } else {
        bounds[filled++] = at;
        while (stops[bytes[at]!] === 0) at++;
        bounds[filled++] = at;
      }
      const stop = bytes[at++];
      if (stop === delimiter) continue;
      if (stop === CR ? bytes[at++] !== LF : stop !== LF) return DOUBTFUL;
      break;
    }
    this.next = at;
    this.cells = filled >> 1;
    return doubled || this.cells !== this.width ? ODD : SOUND;
  }

  /** Offers a copy of the record in which each quote stands once; not a record with a wrong number of cells. */
  private undoubled(bytes: Buffer, from: number): boolean {
    const { record, copy, bounds } = this;
    if (this.cells !== this.width || this.next - from > COPY_BYTES) return false;
    const original = { bytes: record.bytes, view: record.view };
    this.originals.set(bounds);
    let end = 0;
    for (let at = 0; at < 2 * this.width; at += 2) {
      const start = end;
      for (let byte = bounds[at]!; byte < bounds[at + 1]!; byte++) {
        copy[end++] = bytes[byte]!;
        // Quotes are left only inside of quotes, doubled.
        if (bytes[byte] === QUOTE) byte++;
      }
      bounds[at] = start;
      bounds[at + 1] = end;
    }
    record.bytes = copy;
    record.view = this.copyView;
    const taken = this.receiver.bytes(record, this.position);
    Object.assign(record, original);
    bounds.set(this.originals);
    return taken;
  }

  private texts(bytes: Buffer): string[] {
    const texts: string[] = [];
    for (let cell = 0; cell < this.cells; cell++) {
      const text = bytes.toString("utf8", this.bounds[2 * cell], this.bounds[2 * cell + 1]);
      texts.push(text.includes('"') ? text.replaceAll('""', '"') : text);
    }
    return texts;
  }
}

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
