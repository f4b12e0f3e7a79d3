import { type Options, Parser } from "csv-parse";
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
  /** No quote comes before this offset: most records need no look at their quotes. */
  private nextQuote = 0;
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
    const isFirstCr = !this.hasCr && bytes.includes(13);
    if (isFirstCr) this.hasCr = true;
    if (this.stalled) this.recoverAndParse(false);
    else if (isFirstCr) this.parse(this.restart(), false);
    else this.parse(bytes, false);
    // The limit is kept here: csv-parse's own costs time with every byte.
    if (!this.stalled && !this.skipping && this.pending() > MAX_RECORD_BYTES) this.recoverAndParse(false);
    this.trim();
  }

  /**
   * Lets another reader go on where the record being read starts. This one must not be used afterwards.
   * @returns null while that place is not known
   */
  release(): { position: Position; rest: Buffer } | null {
    return this.stalled || this.skipping ? null : { position: { ...this.position }, rest: this.window };
  }

  end(): void {
    if (this.stalled) this.recoverAndParse(true);
    else if (!this.skipping) this.parse(undefined, true);
  }

  private options(): Options {
    const quote = this.dialect.quote ?? false;
    return {
      delimiter: this.dialect.delimiter,
      quote,
      // A quote is doubled whichever it is; csv-parse takes `"` for the other one even where quotes are single.
      escape: quote,
      // csv-parse glues or merges rows on mixed line ends unless all three are named, longest first. It compares
      // each byte with each of them, so they are named only once a carriage return was seen: 15 % of the time.
      record_delimiter: this.hasCr ? ["\r\n", "\n", "\r"] : ["\n"],
      relax_column_count: true,
      // Its error for a quote in a wrong place costs more than the whole record; `isMisquoted` finds them instead.
      relax_quotes: true,
      trim: this.dialect.padded,
    };
  }

  /** Lets a new parser begin with the record that is being read. @returns the bytes it has to be given */
  private restart(): Buffer {
    this.parser = new Parser(this.options());
    this.core = (this.parser as unknown as { api: ParserCore }).api;
    this.origin = this.position.offset;
    return this.window.subarray(this.position.offset - this.windowStart);
  }

  private parse(bytes: Buffer | undefined, end: boolean): void {
    let input = bytes;
    while (this.fails(input, end)) {
      if (!this.recover(end)) return;
      input = this.restart();
    }
  }

  private fails(bytes: Buffer | undefined, end: boolean): boolean {
    try {
      return this.core.parse(bytes, end, this.onRecord, ignore) !== undefined;
    } catch (error) {
      if (error !== SWALLOWED) throw error;
      return true;
    }
  }

  private recoverAndParse(end: boolean): void {
    if (this.recover(end)) this.parse(this.restart(), end);
  }

  /** Bytes of the record being read. */
  private pending(): number {
    return this.windowStart + this.window.length - this.position.offset;
  }

  private accept(cells: string[]): void {
    const from = this.position.offset - this.windowStart;
    const end = this.origin + this.parser.info.bytes;
    const to = end - this.windowStart;
    if (to - from > MAX_RECORD_BYTES) throw SWALLOWED;
    const lines = this.linesIn(from, to);
    if (end > this.nextQuote && this.isMisquoted(cells, from, to)) {
      const found = findSoundRecord(this.window, from, this.width, this.scanner);
      if (found.resumeAt !== to) throw SWALLOWED;
      this.receiver.broken(found.reason, this.position, this.window.subarray(from, to));
      this.advance(end, lines);
      return;
    }
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
    this.advance(end, lines);
  }

  private advance(offset: number, lines: number): void {
    this.position.offset = offset;
    this.position.line += lines;
  }

  /** A quote that is left in a cell was doubled, is an inch sign, or is misplaced: the strict scanner knows. */
  private isMisquoted(cells: string[], from: number, to: number): boolean {
    const { quote } = this.dialect;
    if (quote === null) return false;
    const next = this.window.indexOf(quote, to);
    this.nextQuote = this.windowStart + (next === -1 ? this.window.length : next);
    if (!cells.some((cell) => cell.includes(quote))) return false;
    return !this.scanner.scan(this.window, from) || this.scanner.next !== to;
  }

  /** Line ends in a record. Without carriage returns one native search proves the usual case, a single line. */
  private linesIn(from: number, to: number): number {
    if (!this.hasCr && this.window.indexOf(10, from) === to - 1) return 1;
    return countLines(this.window, from, to);
  }

  /**
   * Reports the broken record at `position` and moves on to the next sound one.
   * @returns false when more bytes are needed first
   */
  private recover(end: boolean): boolean {
    const from = this.position.offset - this.windowStart;
    const found = findSoundRecord(this.window, from, this.width, this.scanner);
    const isShort = found.resumeAt === -1 || this.window.length - found.problemAt < LOOK_AHEAD;
    this.stalled = isShort && !end && this.pending() <= MAX_RECORD_BYTES + LOOK_AHEAD;
    if (this.stalled) return false;
    const resumeAt = found.resumeAt === -1 ? this.window.length : found.resumeAt;
    this.receiver.broken(found.reason, this.position, this.window.subarray(from, resumeAt));
    this.skipping = found.resumeAt === -1 && !end;
    this.advance(this.windowStart + resumeAt, countLines(this.window, from, resumeAt));
    return !this.skipping;
  }

  private skip(chunk: Buffer): Buffer {
    const next = nextLine(chunk, 0);
    const dropped = next === -1 ? chunk.length : next;
    this.position.offset += dropped;
    this.windowStart = this.position.offset;
    if (next === -1) return chunk.subarray(dropped);
    this.position.line++;
    this.skipping = false;
    this.window = chunk.subarray(chunk.length);
    this.restart();
    return chunk.subarray(next);
  }

  private trim(): void {
    this.window = this.window.subarray(this.position.offset - this.windowStart);
    this.windowStart = this.position.offset;
  }
}

function ignore(): void {}
