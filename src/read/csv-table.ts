import type { ByteRecord } from "../domain/byte-record.js";
import type { ByteSink, Helper, RowSink, Table, TableInfo } from "../domain/table.js";
import { InputError } from "../errors.js";
import { CsvRecords } from "./csv-records.js";
import { detectDialect } from "./dialect.js";
import { FastRecords, isScannable, NOTHING_ELSE } from "./fast.js";
import { isFixedWidth } from "./fixed-width.js";
import { headRecords } from "./head-records.js";
import { findHeader, type Header } from "./header.js";
import { HEAD_BYTES, MAX_COLUMNS, MAX_RAW_BYTES, SAMPLE_RECORDS } from "./limits.js";
import { nextLine } from "./lines.js";
import type { Position } from "./position.js";
import type { Dialect } from "./scan.js";
import { SecondThread } from "./second-thread.js";
import type { TextFile } from "./text-file.js";
import { scanInTwo, sharedFile } from "./two-threads.js";

/** Excel's first line that names the delimiter: `sep=;`. */
const SEPARATOR_LINE = /^"?sep=([^\r\n"])"?(?:\r\n|\n|\r|$)/i;

const NUL_NOTE = "the file holds NUL bytes, which are kept in the cells";

/** @param padding how many empty cells a spreadsheet adds to each row of this file; they are dropped */
function damageOf(cells: string[], width: number, padding: number): string | undefined {
  let length = cells.length;
  while (length > width && length > cells.length - padding && cells[length - 1] === "") length--;
  if (length !== width)
    return `${cells.length} ${cells.length === 1 ? "cell" : "cells"}, header has ${width}`;
  cells.length = width;
  return undefined;
}

/** A line of spaces or tabs in a table of several columns looks empty to whoever made it, and is no record either. */
function isBlankLine(cells: readonly string[]): boolean {
  return cells.length === 1 && cells[0]!.trim() === "";
}

/** Numbers the records of one reading and says what is wrong with them. */
function numbering(header: Header, notes: string[], sink: RowSink) {
  const width = header.names.length;
  let number = 0;
  return {
    record(cells: string[], position: Readonly<Position>, hasNul: boolean) {
      const damage = cells.length === width ? undefined : damageOf(cells, width, header.padding);
      if (hasNul && !notes.includes(NUL_NOTE)) notes.push(NUL_NOTE);
      if (damage !== undefined && isBlankLine(cells)) return;
      sink.row(cells, position.line, ++number, damage);
    },
    broken(reason: string, position: Readonly<Position>, text: Buffer) {
      sink.unreadable(position.line, ++number, reason, text.toString("utf8", 0, MAX_RAW_BYTES));
    },
    counted(records: number) {
      number += records;
    },
  };
}

async function feed(
  file: TextFile,
  from: number,
  records: CsvRecords | FastRecords,
  sink: RowSink,
): Promise<void> {
  let skip = from;
  for await (const chunk of file.text(true)) {
    const start = Math.min(skip, chunk.length);
    skip -= start;
    if (start < chunk.length) records.write(start === 0 ? chunk : chunk.subarray(start));
    if (sink.pause !== undefined) await sink.pause();
  }
  records.end();
}

function readRows(
  file: TextFile,
  dialect: Dialect,
  header: Header,
  notes: string[],
  sink: RowSink,
): Promise<void> {
  const receiver = numbering(header, notes, sink);
  const records = new CsvRecords(dialect, header.names.length, header.data, receiver);
  return feed(file, header.data.offset, records, sink);
}

async function scanRows(
  file: TextFile,
  dialect: Dialect,
  header: Header,
  notes: string[],
  sink: ByteSink,
  helper: Helper | null | undefined,
): Promise<void> {
  const { counted, ...receiver } = numbering(header, notes, sink);
  const bytes = (record: ByteRecord, count: number) => {
    const taken = sink.bytes(record, count);
    counted(taken);
    return taken;
  };
  const width = header.names.length;
  const from = header.data.offset;
  const wanted = sink.wanted ?? NOTHING_ELSE;
  const receive = { ...receiver, bytes, ahead: sink.ahead };
  const records = FastRecords.of(dialect, width, header.data, receive, wanted);
  if (records === null) return readRows(file, dialect, header, notes, sink);
  const thread = helper instanceof SecondThread ? helper : null;
  const text = { from, delimiter: dialect.delimiter, width, wanted };
  const plain = thread === null ? null : sharedFile(file, text, thread);
  if (thread === null || plain === null) return feed(file, from, records, sink);
  const at = await scanInTwo(thread, plain, records, sink);
  if (at === plain.to) return records.end();
  // What is skipped was told already.
  file.passed(-at);
  return feed(file, at, records, sink);
}

/**
 * Sound records of the head. Not read with csv-parse: its second parser in a process is 15 % slower than the first
 * (measured), whatever it reads, and most runs need only one.
 */
function sampleOf(file: TextFile, dialect: Dialect, header: Header): string[][] {
  const records = headRecords(file.head, file.complete, dialect, header.data, SAMPLE_RECORDS);
  const sound = records.filter((record) => !record.broken).map((record) => record.cells);
  return sound.filter((cells) => damageOf(cells, header.names.length, header.padding) === undefined);
}

/** @throws InputError for a header that is wider than a table may be, or longer than what was read to find it */
function checkHeader({ path, head, complete }: TextFile, header: Header): void {
  if (header.names.length > MAX_COLUMNS) {
    throw new InputError(`has more than ${MAX_COLUMNS} columns, the most that are read`, {
      file: path,
      line: header.line || 1,
    });
  }
  if (!complete && header.data.offset >= head.length) {
    throw new InputError(`has a header of more than ${HEAD_BYTES / 1024} KiB, the most that is read`, {
      file: path,
      line: header.line,
    });
  }
}

function notesOf(header: Header): string[] {
  const notes: string[] = [];
  const repeated = header.names.filter((name, at) => name !== "" && header.names.indexOf(name) !== at);
  if (header.line === 0) notes.push("no header found: columns are named column_1, column_2 ...");
  if (header.preamble.length > 0)
    notes.push(`lines above the header were skipped: ${header.preamble.length}`);
  if (repeated.length > 0)
    notes.push(`column names that appear more than once: ${[...new Set(repeated)].join(", ")}`);
  if (header.names.includes("")) notes.push("some columns have no name");
  return notes;
}

/** A table of delimited text: finds dialect and header from the head of the file, then samples its first records. */
export async function openCsvTable(file: TextFile): Promise<Table> {
  const { path, head, complete } = file;
  const separator = SEPARATOR_LINE.exec(head.toString("utf8", 0, 16));
  const offset = separator ? Math.max(0, nextLine(head, 0)) : 0;
  const start = { offset, line: separator ? 2 : 1 };
  const { dialect, records } = detectDialect(head, complete, start, separator?.[1]);
  if (records.length === 0) {
    throw new InputError("holds no data", { file: path, hint: "check that the export is complete" });
  }
  if (isFixedWidth(records)) {
    throw new InputError("has columns of fixed width, which are not read", {
      file: path,
      hint: "save it as CSV",
    });
  }
  const header = findHeader(path, head, records, separator ? [separator[0].trimEnd()] : []);
  checkHeader(file, header);
  const notes = notesOf(header);
  const info: TableInfo = {
    path,
    syntax: "csv",
    encoding: file.encoding,
    compression: file.compression,
    delimiter: dialect.delimiter,
    headerLine: header.line,
    header: header.names,
    preamble: header.preamble,
    sample: sampleOf(file, dialect, header),
    notes,
  };
  return {
    info,
    read: (sink) => readRows(file, dialect, header, notes, sink),
    ...(isScannable(dialect)
      ? {
          scan: (sink: ByteSink, helper?: Helper | null) =>
            scanRows(file, dialect, header, notes, sink, helper),
        }
      : {}),
    ...(file.plain ? { plain: { path, from: header.data.offset, to: file.size! } } : {}),
    large: !complete,
    size: file.size,
    close: () => file.close(),
  };
}
