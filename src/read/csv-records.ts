import { type Options, Parser } from "csv-parse";
import { parse as parseSync } from "csv-parse/sync";
import { MAX_RECORD_BYTES } from "./limits.js";
import { countLines, isLineEnd, nextLine } from "./lines.js";
import type { Position } from "./position.js";
import { findSoundRecord, isSwallowed } from "./resync.js";
import { type Dialect, RecordScanner } from "./scan.js";

export interface RecordReceiver {
  /** @param position start of the record; the object is reused */
  record(cells: string[], position: Readonly<Position>, hasNul: boolean): void;
  /** @param text the broken part */
  broken(reason: string, position: Readonly<Position>, text: Buffer): void;
}

/** The part of csv-parse's parser that its own stream is built on; calling it directly saves 10 % of the time. */
interface ParserCore {
  parse(
    bytes: Buffer | undefined,
    end: boolean,
    push: (cells: string[]) => void,
    close: () => void,
  ): Error | undefined;
}

const SWALLOWED = Symbol("a quote swallowed the records after it");

/** After an error this much is wanted behind it, so that the next sound record is seen whole. */
const LOOK_AHEAD = 64 * 1024;

/**
 * Bytes in, records with their lines out, by csv-parse. A record that breaks the quoting rules costs only itself: it
 * is reported where it starts, and reading goes on at the next line on which a sound record starts.
 */
export class CsvRecords {
  /** Start of the record being read. */
  private readonly position: Position;
  /** Bytes from `windowStart` (absolute) on: holds the record being read from its start. */
  private window: Buffer = Buffer.alloc(0);
  private windowStart: number;
  /** Absolute offset at which the current parser began. */
  private origin: number;
  private parser!: Parser;
  private core!: ParserCore;
  private hasNul = false;
  private hasCr = false;
  /** Broken, but more bytes are needed to find where to go on. */
  private stalled = false;
  /** Inside a line beyond the record limit: nothing is kept until it ends. */
  private skipping = false;
  private readonly dialect: Dialect;
  private readonly scanner: RecordScanner;
  private readonly width: number;
  private readonly receiver: RecordReceiver;
  private readonly onRecord: (cells: string[]) => void;

  /** @param width cells of a sound record */
  constructor(dialect: Dialect, width: number, start: Position, receiver: RecordReceiver) {
    this.dialect = dialect;
    this.scanner = new RecordScanner(dialect);
    this.width = width;
    this.receiver = receiver;
    this.position = { ...start };
    this.windowStart = start.offset;
    this.origin = start.offset;
    this.onRecord = (cells) => this.accept(cells);
    this.restart();
  }

  write(chunk: Buffer): void {
    const bytes = this.skipping ? this.skip(chunk) : chunk;
    if (bytes.length === 0) return;
    this.window = this.window.length > 0 ? Buffer.concat([this.window, bytes]) : bytes;
    this.hasNul = this.window.includes(0);
    this.hasCr = this.window.includes(13);
    if (this.stalled) this.recover(false);
    else this.parse(bytes, false);
    this.trim();
  }

  end(): void {
    if (this.stalled) this.recover(true);
    else if (!this.skipping) this.parse(undefined, true);
  }

  private options(): Options {
    return {
      delimiter: this.dialect.delimiter,
      quote: this.dialect.quote ?? false,
      // csv-parse glues or merges rows on mixed line ends unless all three are named, longest first.
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      trim: this.dialect.padded,
      max_record_size: MAX_RECORD_BYTES,
    };
  }

  private restart(): void {
    this.parser = new Parser(this.options());
    this.core = (this.parser as unknown as { api: ParserCore }).api;
    this.origin = this.position.offset;
  }

  private parse(bytes: Buffer | undefined, end: boolean): void {
    let failed: boolean;
    try {
      failed = this.core.parse(bytes, end, this.onRecord, ignore) !== undefined;
    } catch (error) {
      if (error !== SWALLOWED) throw error;
      failed = true;
    }
    if (failed) this.recover(end);
  }

  private accept(cells: string[]): void {
    const from = this.position.offset - this.windowStart;
    const end = this.origin + this.parser.info.bytes;
    const to = end - this.windowStart;
    const lines = this.linesIn(from, to);
    const isBlank = cells.length === 1 && cells[0] === "" && isLineEnd(this.window[from]);
    if (!isBlank) {
      if (
        lines > 1 &&
        this.width > 1 &&
        isSwallowed(this.window.subarray(0, to), from, cells.length, this.width, this.scanner)
      ) {
        throw SWALLOWED;
      }
      this.receiver.record(cells, this.position, this.hasNul);
    }
    this.position.offset = end;
    this.position.line += lines;
  }

  /** Line ends in a record. Without carriage returns one native search proves the usual case, a single line. */
  private linesIn(from: number, to: number): number {
    if (!this.hasCr && this.window.indexOf(10, from) === to - 1) return 1;
    return countLines(this.window, from, to);
  }

  /** Reports the broken record at `position` and goes on after it, again and again while records are broken. */
  private recover(end: boolean): void {
    const from = this.position.offset - this.windowStart;
    const found = findSoundRecord(this.window, from, this.width, this.scanner);
    const short = found.resumeAt === -1 || this.window.length - found.problemAt < LOOK_AHEAD;
    if (!end && short && !this.stalled) {
      this.stalled = true;
      return;
    }
    this.stalled = false;
    if (found.isSound) {
      this.acceptInches(from, found.resumeAt, end);
      return;
    }
    if (found.resumeAt === -1 && !end && this.window.length - from <= MAX_RECORD_BYTES) {
      this.stalled = true;
      return;
    }
    const resumeAt = found.resumeAt === -1 ? this.window.length : found.resumeAt;
    this.receiver.broken(found.reason, this.position, this.window.subarray(from, resumeAt));
    this.skipping = found.resumeAt === -1 && !end;
    this.position.line += countLines(this.window, from, resumeAt);
    this.position.offset = this.windowStart + resumeAt;
    this.restart();
    if (!this.skipping) this.parse(this.window.subarray(resumeAt), end);
  }

  /** A record that csv-parse refuses only for the inch signs in it. */
  private acceptInches(from: number, to: number, end: boolean): void {
    const options = { ...this.options(), relax_quotes: true };
    const [cells] = parseSync(this.window.subarray(from, to), options) as string[][];
    this.receiver.record(cells ?? [], this.position, this.hasNul);
    this.position.line += countLines(this.window, from, to);
    this.position.offset = this.windowStart + to;
    this.restart();
    this.parse(this.window.subarray(to), end);
  }

  private skip(chunk: Buffer): Buffer {
    const next = nextLine(chunk, 0);
    const dropped = next === -1 ? chunk.length : next;
    this.position.offset += dropped;
    this.windowStart = this.position.offset;
    this.origin = this.position.offset;
    if (next === -1) return chunk.subarray(chunk.length);
    this.position.line++;
    this.skipping = false;
    return chunk.subarray(next);
  }

  private trim(): void {
    this.window = this.window.subarray(this.position.offset - this.windowStart);
    this.windowStart = this.position.offset;
  }
}

function ignore(): void {}
