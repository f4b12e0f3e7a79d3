import { closeSync, openSync, readSync } from "node:fs";
import { freemem } from "node:os";
import type { MemoryNeed } from "../../domain/options.js";
import type { Table } from "../../domain/table.js";
import type { Identified } from "./identify.js";

/** What an audit takes whatever the number of rows, in bytes: 100 MB are held before the first row is read, the rest with the first million. */
const EMPTY = 170e6;
/**
 * Bytes a row adds: 30 to 34 were measured for logs whose people come again (files of 1, 5 and 20 million rows), 326 where each row
 * is a click of somebody new from a new address (1 and 3 million).
 */
const LEAST_PER_ROW = 32;
const MOST_PER_ROW = 340;
/** How much larger an export is than its gzip or zip (facts/performance.md: 186 MB in 22). */
const PACKED = 8.5;

/** Where a plain file is looked into for the length of its lines, and how far: rows at the head, before any click, are short. */
const LOOKS = 16;
const LOOK_BYTES = 1 << 14;
const LF = 10;

/** Needs below this are not worth a word, unless there is less. */
const LARGE = 1e9;

/**
 * What reading these tables will take, by their size and the rows at their heads.
 * @param free bytes that the machine can give
 * @returns null where it is little and there is enough
 */
export function memoryNeed(tables: readonly Identified[], free: number = available()): MemoryNeed | null {
  let rows = 0;
  for (const { table, detection } of tables)
    if (detection.role === "events" || detection.role === "recipients") rows += rowsOf(table);
  const least = EMPTY + rows * LEAST_PER_ROW;
  const most = EMPTY + rows * MOST_PER_ROW;
  return least < LARGE && most < free ? null : { rows: Math.round(rows), least, most, free };
}

/** About how many rows a table has; 0 where its size is unknown. */
function rowsOf({ info, size, plain }: Pick<Table, "info" | "size" | "plain">): number {
  if (size === undefined || info.sample.length === 0) return 0;
  if (plain !== undefined) return (plain.to - plain.from) / lineOf(plain);
  const cells = info.sample.reduce(
    (sum, row) => sum + row.reduce((all, cell) => all + cell.length + 1, 0),
    0,
  );
  // JSON writes the name of each field in each row.
  const names = info.syntax === "csv" ? 0 : info.header.reduce((sum, name) => sum + name.length + 4, 0);
  return (
    (size * (info.compression === "none" ? 1 : PACKED)) / Math.max(1, cells / info.sample.length + names)
  );
}

/** Bytes of a line, over the whole of a file. */
function lineOf({ path, from, to }: NonNullable<Table["plain"]>): number {
  const bytes = Buffer.allocUnsafe(LOOK_BYTES);
  const file = openSync(path, "r");
  let seen = 0;
  let lines = 1;
  try {
    for (let look = 0; look < LOOKS; look++) {
      const read = readSync(file, bytes, 0, LOOK_BYTES, from + Math.floor(((to - from) * look) / LOOKS));
      seen += read;
      const text = bytes.subarray(0, read);
      for (let at = text.indexOf(LF); at !== -1; at = text.indexOf(LF, at + 1)) lines++;
    }
  } finally {
    closeSync(file);
  }
  return Math.max(1, seen / lines);
}

function available(): number {
  // 0, or far beyond what there is, where nothing limits the process.
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, freemem()) : freemem();
}
