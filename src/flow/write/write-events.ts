import type { Identified } from "../inputs/identify.js";
import type { Prepared } from "../prepare.js";
import { cell, EventLines } from "../take/event-lines.js";
import { judgedTables, type Write, writeRows } from "./each-row.js";

const ADDED = [
  "clickaudit_file",
  "clickaudit_row",
  "clickaudit_verdict",
  "clickaudit_probability",
  "clickaudit_signals",
];

/**
 * Writes events.csv by reading the event files a second time: every data row in input order with the union of the
 * original columns, then where it came from and what was decided. Nothing of it is kept in memory.
 * @param withRagged false leaves the cells empty of rows that do not fit their header: nobody can say which of them name people
 */
export async function writeEvents(prepared: Prepared, write: Write, withRagged = true): Promise<void> {
  const tables = judgedTables(prepared);
  const columns = unionOf(tables);
  const places = new Map(
    tables.map(({ table }) => [table, numbered(table.info.header).map((name) => columns.indexOf(name))]),
  );
  await write(`${[...columns.map(plain), ...ADDED].map(cell).join(",")}\n`);
  await writeRows(
    prepared,
    ({ table, cells: read, record, ragged, verdict: { verdict, probability, signals } }) => {
      const values: string[] = new Array(columns.length).fill("");
      const at = places.get(table)!;
      const cells = ragged && !withRagged ? [] : read;
      for (let from = 0; from < cells.length && from < at.length; from++)
        values[at[from]!] = cell(cells[from]!);
      values.push(cell(table.info.path), String(record), verdict, probability, signals);
      return `${values.join(",")}\n`;
    },
    write,
    ({ table }) => {
      const sources = new Int32Array(columns.length).fill(-1);
      for (const [from, to] of places.get(table)!.entries()) sources[to] = from;
      return new EventLines(sources, table.info.path);
    },
  );
}

/** Columns in order of first appearance; names that a file has twice are two columns. */
function unionOf(tables: readonly Identified[]): string[] {
  return [...new Set(tables.flatMap(({ table }) => numbered(table.info.header)))];
}

/** Each name with how often it stood before: distinct within one header. */
function numbered(header: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return header.map((name) => {
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return `${before} ${name}`;
  });
}

function plain(column: string): string {
  return column.slice(column.indexOf(" ") + 1);
}
