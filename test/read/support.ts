import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { ByteRecord } from "../../src/domain/byte-record.js";
import type { ByteSink, Table, TableInfo } from "../../src/domain/table.js";
import { openTables, type ReadOptions } from "../../src/read/index.js";

const folder = mkdtempSync(join(tmpdir(), "clickaudit-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;

/** Writes a file under a name of its own and returns its path. */
export function file(content: string | Uint8Array, name = "table.csv"): string {
  const path = join(folder, `${++files}-${name}`);
  writeFileSync(path, content);
  return path;
}

export interface Contents {
  info: TableInfo;
  rows: string[][];
  /** Line of each row. */
  lines: number[];
  /** `line: reason` of each row or record that must be rejected. */
  rejected: string[];
  /** Numbers of all records, in the order they came. */
  records: number[];
  raw: string[];
}

export async function contents(table: Table): Promise<Contents> {
  const found: Contents = { info: table.info, rows: [], lines: [], rejected: [], records: [], raw: [] };
  await table.read({
    row(cells, line, record, damage) {
      found.records.push(record);
      if (damage === undefined) {
        found.rows.push([...cells]);
        found.lines.push(line);
      } else found.rejected.push(`${line}: ${damage}`);
    },
    unreadable(line, record, reason, raw) {
      found.records.push(record);
      found.rejected.push(`${line}: ${reason}`);
      found.raw.push(raw);
    },
  });
  return found;
}

/** Reads the only table of a path. */
export async function readPath(path: string, options: ReadOptions = {}): Promise<Contents> {
  const tables = await openTables(path, options);
  if (tables.length !== 1) throw new Error(`${tables.length} tables`);
  const found = await contents(tables[0]!);
  await tables[0]!.close?.();
  return found;
}

export async function readText(content: string | Uint8Array, options: ReadOptions = {}): Promise<Contents> {
  return readPath(file(content), options);
}

/** Takes records one by one, up to the first that is refused. */
export function oneByOne(take: (record: ByteRecord) => boolean): ByteSink["bytes"] {
  return (record, count) => {
    for (let taken = 0; taken < count; taken++, record.first += record.stride)
      if (!take(record)) return taken;
    return count;
  };
}
