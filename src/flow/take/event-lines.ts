import { type ByteRecord, endOf, startOf } from "../../domain/byte-record.js";
import { forCsv, NOT_PLAIN, PLAIN, plainCell } from "../../report/neutralize.js";
import type { RowVerdict } from "../write/row-verdicts.js";

const QUOTE = 0x22;
const COMMA = 0x2c;
/** Bytes that are given on at once. */
const CHUNK = 1 << 18;
/** A byte of text takes at most this many: an apostrophe in front, quotes around it, each quote twice, three for one that is damaged. */
const GROWTH = 4;

/** One cell of a CSV file, inert in a spreadsheet; quoted where it must be. */
export function cell(text: string): string {
  const inert = forCsv(text);
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** Lines of events.csv, put together as bytes: what is plain is copied, the rest goes through {@link cell}. */
export class EventLines {
  /** By column of the output: its column in the table, -1 where the table has none. */
  private readonly sources: Int32Array;
  private readonly file: string;
  private bytes = Buffer.allocUnsafe(2 * CHUNK);
  private end = 0;

  constructor(sources: Int32Array, file: string) {
    this.sources = sources;
    this.file = cell(file);
  }

  /** Whether a chunk is full. */
  get full(): boolean {
    return this.end >= CHUNK;
  }

  /** What was put together since the last call. */
  take(): string {
    const text = this.bytes.toString("utf8", 0, this.end);
    this.end = 0;
    return text;
  }

  /** Adds the line of a record whose cells fit the header. */
  add(record: ByteRecord, number: number, { verdict, probability, signals }: RowVerdict): void {
    const { sources } = this;
    this.reserve(record);
    for (let column = 0; column < sources.length; column++) {
      const source = sources[column]!;
      if (source !== -1) this.cell(record.bytes, startOf(record, source), endOf(record, source));
      this.bytes[this.end++] = COMMA;
    }
    this.text(`${this.file},${number},${verdict},${probability},${signals}\n`);
  }

  /** Makes room for the cells of a record. */
  private reserve(record: ByteRecord): void {
    let need = this.sources.length;
    for (let column = 0; column < record.width; column++)
      need += GROWTH * (endOf(record, column) - startOf(record, column) + 1);
    this.room(need);
  }

  private room(need: number): void {
    if (this.end + need <= this.bytes.length) return;
    const more = Buffer.allocUnsafe(Math.max(2 * this.bytes.length, this.end + need));
    this.bytes.copy(more, 0, 0, this.end);
    this.bytes = more;
  }

  private cell(from: Buffer, start: number, end: number): void {
    const found = plainCell(from, start, end);
    if (found === NOT_PLAIN) this.text(cell(from.toString("utf8", start, end)));
    else if (found === PLAIN) this.copy(from, start, end);
    else this.quoted(from, start, end);
  }

  private copy(from: Buffer, start: number, end: number): void {
    const { bytes } = this;
    let to = this.end;
    for (let at = start; at < end; at++) bytes[to++] = from[at]!;
    this.end = to;
  }

  private quoted(from: Buffer, start: number, end: number): void {
    const { bytes } = this;
    let to = this.end;
    bytes[to++] = QUOTE;
    for (let at = start; at < end; at++) {
      const byte = from[at]!;
      if (byte === QUOTE) bytes[to++] = QUOTE;
      bytes[to++] = byte;
    }
    bytes[to++] = QUOTE;
    this.end = to;
  }

  private text(text: string): void {
    this.room(3 * text.length);
    this.end += this.bytes.write(text, this.end, "utf8");
  }
}
