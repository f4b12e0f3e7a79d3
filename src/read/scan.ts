import { isLineEnd } from "./lines.js";

/** How a CSV file is written: one-byte delimiter and quote. */
export interface Dialect {
  delimiter: string;
  /** `"`, `'` or null when quotes mean nothing in this file. */
  quote: string | null;
  /** Blanks around cells are no part of them: `1, "a, b"`. */
  padded: boolean;
}

export type ScanProblem = "unclosed" | "closing" | "stray";

/**
 * Walks over single records without making text of them: finds the dialect and, after an error, the next sound
 * record. Same grammar as the csv-parse options used for reading (RFC 4180, strict quotes), but for inch signs.
 */
export class RecordScanner {
  /** Cells of the record scanned last. */
  cells = 0;
  /** Offset after the record and its line end; only where there is no problem. */
  next = 0;
  problem: ScanProblem | null = null;
  /** Where the problem was met. */
  problemAt = 0;
  /** [start, end) of each cell without its quotes; doubled quotes stay doubled. */
  readonly bounds: number[] = [];
  private readonly delimiter: number;
  private readonly quote: number;
  private readonly padded: boolean;

  constructor(dialect: Dialect) {
    this.delimiter = dialect.delimiter.charCodeAt(0);
    this.quote = dialect.quote?.charCodeAt(0) ?? -1;
    this.padded = dialect.padded;
  }

  /** @returns whether a whole record starts at `from`; the end of the bytes ends a record too */
  scan(bytes: Buffer, from: number): boolean {
    this.cells = 0;
    this.problem = null;
    this.bounds.length = 0;
    let at = from;
    for (;;) {
      at = this.scanCell(bytes, at);
      if (this.problem !== null) return false;
      this.cells++;
      if (at >= bytes.length || isLineEnd(bytes[at])) break;
      at++;
    }
    this.next = bytes[at] === 13 && bytes[at + 1] === 10 ? at + 2 : Math.min(at + 1, bytes.length);
    return true;
  }

  /** @returns the offset of the delimiter or line end after the cell */
  private scanCell(bytes: Buffer, from: number): number {
    let at = from;
    if (this.padded) at = skipBlanks(bytes, at);
    if (bytes[at] === this.quote) return this.scanQuoted(bytes, at);
    const start = at;
    for (; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === this.delimiter || isLineEnd(byte)) break;
      // After a digit it is an inch or a second of arc (48", 37.8"N); elsewhere it is quoting gone wrong.
      if (byte !== this.quote) continue;
      if (!isDigit(bytes[at - 1])) return this.fail("stray", at);
    }
    this.bounds.push(start, at);
    return at;
  }

  private scanQuoted(bytes: Buffer, opening: number): number {
    let at = opening + 1;
    for (;;) {
      at = bytes.indexOf(this.quote, at);
      if (at === -1) return this.fail("unclosed", bytes.length);
      if (bytes[at + 1] !== this.quote) break;
      at += 2;
    }
    this.bounds.push(opening + 1, at);
    let after = at + 1;
    if (this.padded) after = skipBlanks(bytes, after);
    if (after < bytes.length && bytes[after] !== this.delimiter && !isLineEnd(bytes[after])) {
      return this.fail("closing", after);
    }
    return after;
  }

  private fail(problem: ScanProblem, at: number): number {
    this.problem = problem;
    this.problemAt = at;
    return at;
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57;
}

function skipBlanks(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === 32) at++;
  return at;
}
