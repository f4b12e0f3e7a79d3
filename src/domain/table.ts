import type { ByteRecord } from "./byte-record.js";

/** How records are written in a file. CSV covers every delimiter (comma, semicolon, tab, pipe ...). */
export type Syntax = "csv" | "ndjson" | "json";

/** What the reader found out about one table before reading it: everything that detection needs. */
export interface TableInfo {
  /** The file as the user named it; a member of an archive as `export.zip/opens/spring.csv`; standard input as `-`. */
  readonly path: string;
  readonly syntax: Syntax;
  /** WHATWG encoding label, for example `utf-8`, `utf-16le`, `windows-1252`. */
  readonly encoding: string;
  readonly compression: "none" | "gzip" | "zip";
  /** The field delimiter of a CSV file, null for JSON. */
  readonly delimiter: string | null;
  /** 1-based physical line of the header; 0 when the table has none. */
  readonly headerLine: number;
  /**
   * Column names as written: untrimmed, duplicates kept. For JSON these are dotted paths in order of first
   * appearance (`client-info.user-agent`), and the array grows while the table is read.
   */
  readonly header: readonly string[];
  /** Lines above the header, as text. */
  readonly preamble: readonly string[];
  /** The first records (at most 1,000), in file order, for detection by content. */
  readonly sample: readonly (readonly string[])[];
  /** What the reader noticed and a user should know, in plain words. */
  readonly notes: readonly string[];
}

/** Receives the data records of a table in file order. */
export interface RowSink {
  /**
   * One data record.
   * @param cells values as read, aligned to the header; JSON rows may be shorter than the grown header
   * @param line 1-based physical line on which the record starts
   * @param record 1-based number of the data record in its table (blank lines are none, rejected ones count)
   * @param damage why the record must be rejected although it could be split into cells (ragged: too few or too many cells)
   */
  row(cells: readonly string[], line: number, record: number, damage?: string): void;
  /** A record that could not be split into cells (unclosed quote, broken JSON, over a size limit). */
  unreadable(line: number, record: number, reason: string, raw: string): void;
  /** Called between two portions of the input (at most a few MiB): reading waits for what it gives. */
  pause?(): Promise<void>;
}

/**
 * The records that come next, for whoever keeps much by the hashes of cells: memory that is asked for many records at once is
 * waited for once, and not at each record.
 */
export interface NextRecords {
  readonly count: number;
  /** See `pairOf`. */
  pair(record: number): number;
  /** See `numberOf`. */
  number(record: number, column: number): number;
  /** See `hashOf`. */
  hash(record: number, column: number): number;
}

/** What a reader finds out about each record for whoever takes it: columns by their index in the header. */
export interface Wanted {
  /** Whose cells are worth numbers (`numberOf`), where another thread finds them. */
  readonly numbered: readonly number[];
  /** Two of these, whose pairs are, too (`pairOf`). */
  readonly pair: readonly [number, number] | null;
  /** `timeOf`. */
  readonly time: number | null;
  /** What is mixed into the hashes of each column's cells (`recordHashOf`). */
  readonly seeds: readonly number[];
}

/** Receives what it can take as bytes, and all else as cells. Both ways lead to the same counts. */
export interface ByteSink extends RowSink {
  readonly wanted?: Wanted | undefined;
  /** Told before the records come, a few dozen at a time: see `NextRecords`. */
  ahead?: ((next: NextRecords) => void) | undefined;
  /**
   * Takes records that lie side by side, one after the other: `ByteRecord.first` moves on with them.
   * @returns how many it took; the one after these must come as cells through `row` instead
   */
  bytes(record: ByteRecord, count: number): number;
}

/** Another thread to read tables with: `secondThread` of `read` starts one. */
export interface Helper {
  end(): Promise<void>;
}

/** One table of an input file, ready to be read, more than once if need be. */
export interface Table {
  readonly info: TableInfo;
  /** Reads every data record. Throws InputError when the file itself cannot be read on. */
  read(sink: RowSink): Promise<void>;
  /**
   * Reads like `read`, but gives plain records as bytes: for CSV in the usual dialect.
   * @param helper that reads with this thread, where the file is large enough
   */
  scan?(sink: ByteSink, helper?: Helper | null): Promise<void>;
  /** Where its records lie in a file on disk, whose bytes are the bytes of its text; absent for all else. */
  readonly plain?: { readonly path: string; readonly from: number; readonly to: number };
  /** The table is so large that `scan` is worth while. */
  readonly large?: boolean;
  /** Bytes as stored, where known. */
  readonly size?: number | undefined;
  /** Frees memory and temporary files (standard input, members of archives); the table cannot be read afterwards. */
  close?(): Promise<void>;
}

/** What a file holds: see DESIGN, "Files in". */
export type Role =
  | "events"
  | "recipients"
  | "campaigns"
  | "subscribers"
  | "links"
  | "conversions"
  | "mx"
  | "automations"
  | "counts"
  | "unknown";
