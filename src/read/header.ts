import { InputError } from "../errors.js";
import { usualWidth } from "./dialect.js";
import { type HeadRecord, lineText } from "./head-records.js";
import { isDataOnly, isNumber } from "./kinds.js";
import { countLines } from "./lines.js";
import type { Position } from "./position.js";

/** Where a header is looked for: exports put titles, filters and dates above it (facts/exports.md section 4). */
const MAX_PREAMBLE_LINES = 20;

export interface Header {
  /** 1-based; 0 without a header. */
  line: number;
  names: string[];
  /** Offset and line at which the data records start. */
  data: Position;
  preamble: string[];
  /** Empty cells that every row of the file has beyond the header: a spreadsheet's trailing delimiters. */
  padding: number;
}

/** Only data looks like this: somebody's address, a link, a date; or numbers throughout. */
function isDataRecord(record: HeadRecord): boolean {
  const filled = record.cells.filter((cell) => cell.trim() !== "");
  return filled.some(isDataOnly) || (filled.length > 1 && filled.every(isNumber));
}

/** A column for each link: links stand in this record where the records below hold something else. */
function namesLinks(record: HeadRecord, below: readonly HeadRecord[]): boolean {
  const links = record.cells.flatMap((cell, column) => (isLink(cell.trim()) ? [column] : []));
  const first = record.cells[0]!.trim();
  return (
    links.length > 0 &&
    first !== "" &&
    record.cells.every((cell, column) => links.includes(column) || !isDataOnly(cell)) &&
    below.length > 0 &&
    below.every(({ cells }) => links.every((column) => !isLink((cells[column] ?? "").trim())))
  );
}

function isLink(text: string): boolean {
  return /^(?:https?:\/\/|www\.)\S+$/i.test(text);
}

function filledCells(record: HeadRecord): number {
  return record.cells.filter((cell) => cell.trim() !== "").length;
}

function isFullHeader(record: HeadRecord, width: number): boolean {
  return (
    !record.broken && filledCells(record) === width && record.cells.length === width && !isDataRecord(record)
  );
}

/** A title, a remark or a filter above the table: a comment, or one cell where the table has more. */
function isPreamble(record: HeadRecord, width: number, below: readonly HeadRecord[]): boolean {
  if (record.cells[0]?.trimStart().startsWith("#") && record.cells.length !== width) return true;
  if (record.broken) return true;
  if (filledCells(record) === 0 && record.cells.length > 1) return true;
  if (width === 1 || filledCells(record) > 1) return false;
  return record.cells.length !== width || (width > 2 && below.some((next) => isFullHeader(next, width)));
}

/** A sentence above a plain list ("Subscribers who clicked on the spring sale:"). */
function isTitleOfList(record: HeadRecord, next: HeadRecord | undefined): boolean {
  // With a comma in it, it looks like several cells.
  const words = record.cells.join(" ").trim().split(/\s+/);
  return words.length >= 4 && next !== undefined && isDataOnly(next.cells[0]!);
}

/** `key,value` lines above the table: narrower than half of it. */
function isNarrow(record: HeadRecord, width: number): boolean {
  return width >= 4 && record.cells.length <= width / 2;
}

/** Cells of the widest record without a spreadsheet's empty cells at its end. */
function usedWidth(records: readonly HeadRecord[]): number {
  let width = 0;
  for (const { cells } of records) {
    let length = cells.length;
    while (length > width && cells[length - 1] === "") length--;
    width = Math.max(width, length);
  }
  return width;
}

function headerIndex(records: readonly HeadRecord[]): number {
  const width = usualWidth(records);
  const used = Math.min(width, usedWidth(records));
  let index = 0;
  while (index < records.length && records[index]!.line <= MAX_PREAMBLE_LINES) {
    const record = records[index]!;
    const skip =
      isPreamble(record, width, records.slice(index + 1, MAX_PREAMBLE_LINES)) ||
      isNarrow(record, used) ||
      (width === 1 && isTitleOfList(record, records[index + 1]));
    if (!skip) break;
    index++;
  }
  // A file is not all preamble; and lines without any text stand above names, or are the header of data that has none.
  const names = records[index];
  if (names === undefined) return 0;
  const isTitled = records.slice(0, index).some((record) => filledCells(record) > 0);
  return isTitled || (filledCells(names) > 1 && !isDataRecord(names)) ? index : 0;
}

/** Excel pads the header with empty names when a column beside the table was once used. */
function withoutPadding(names: string[], width: number): string[] {
  let length = names.length;
  while (length > width && names[length - 1]!.trim() === "") length--;
  return names.slice(0, length);
}

/**
 * Finds the header among the first records, or finds that there is none (names are then `column_1` ...).
 * @throws InputError when the header line itself is broken
 */
export function findHeader(
  path: string,
  head: Buffer,
  records: readonly HeadRecord[],
  separatorLine: string[],
): Header {
  const index = headerIndex(records);
  const record = records[index]!;
  const above = records[index - 1] ?? record;
  // A broken line right above the data is the header itself, not a title.
  if (above.broken && (isDataRecord(record) || above === record)) {
    throw new InputError(
      "the header cannot be split into columns: a quote is missing or stands in a wrong place",
      {
        file: path,
        line: above.line,
        hint: "mend the quotes in that line",
      },
    );
  }
  const preamble = [...separatorLine];
  for (const title of records.slice(0, index)) preamble.push(lineText(head, title.offset, title.next));
  const rows = records.slice(index + 1);
  if (isDataRecord(record) && !namesLinks(record, rows)) {
    const width = Math.max(usualWidth(records), record.cells.length);
    const names = Array.from({ length: width }, (_, column) => `column_${column + 1}`);
    return { line: 0, names, data: { offset: record.offset, line: record.line }, preamble, padding: 0 };
  }
  const width = rows.length > 0 ? usualWidth(rows) : record.cells.length;
  const names = withoutPadding(record.cells, width);
  return {
    line: record.line,
    names,
    data: { offset: record.next, line: record.line + countLines(head, record.offset, record.next) },
    preamble,
    padding: paddingOf(rows, names.length, width),
  };
}

/** One longer row with empty cells at its end may as well be shifted; only what all rows have is padding. */
function paddingOf(rows: readonly HeadRecord[], named: number, width: number): number {
  const isPadded = (row: HeadRecord) =>
    row.cells.length <= named || row.cells.slice(named).every((cell) => cell === "");
  return width > named && rows.every((row) => row.broken || isPadded(row)) ? width - named : 0;
}
