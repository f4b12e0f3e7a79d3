import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import type { Table } from "../domain/table.js";
import { InputError } from "../errors.js";
import { detectContainer, refuseMarkup } from "./containers.js";
import { openCsvTable } from "./csv-table.js";
import { notEndless } from "./endless.js";
import { detectJson, detectLists } from "./json-shape.js";
import { openJsonTable } from "./json-table.js";
import { openLinesTable } from "./lines-table.js";
import { type ByteSource, fileSource, peek, readFailure } from "./source.js";
import { spool } from "./spool.js";
import { openText, type TextOptions } from "./text-file.js";
import { type FileState, requireUnchanged, unchanging } from "./unchanged.js";

export interface ReadOptions {
  /** WHATWG label that overrides detection. */
  encoding?: string | undefined;
  /** Read for the path `-`. */
  stdin?: NodeJS.ReadableStream | undefined;
  /** Take every line for a record of one cell, whatever it holds. */
  lines?: boolean | undefined;
  /**
   * Told of the bytes of a file on disk that seems to be delimited text, before more than its first bytes are looked at: for what
   * takes long to start, and is used where the file is large.
   */
  onPlain?: ((bytes: number) => void) | undefined;
  /** Called while rows are read, with the bytes (as stored) read since the last call. */
  onBytes?: ((path: string, bytes: number) => void) | undefined;
}

async function* bytesOf(stream: NodeJS.ReadableStream): AsyncIterable<Buffer> {
  for await (const chunk of stream) yield typeof chunk === "string" ? Buffer.from(chunk, "utf8") : chunk;
}

interface Source {
  readonly bytes: ByteSource;
  /** Of a file on disk, which others can write to while it is read; null for what is read once. */
  readonly state: FileState | null;
}

async function sourceOf(path: string, options: ReadOptions): Promise<Source> {
  if (path === "-") {
    const bytes = await spool("-", notEndless("-", bytesOf(options.stdin ?? Readable.from([]))));
    return { bytes, state: null };
  }
  const stats = await stat(path, { bigint: true }).catch((error: unknown) => {
    throw readFailure(error, path);
  });
  const file = fileSource(path, stats.isFile() ? Number(stats.size) : undefined);
  if (stats.isFIFO()) return { bytes: await spool(path, notEndless(path, file.chunks())), state: null };
  return { bytes: file, state: stats.isFile() ? stats : null };
}

/** One table as a rule; a JSON object with several lists side by side gives one for each. */
async function tablesOf(
  source: ByteSource,
  options: TextOptions & Pick<ReadOptions, "lines">,
): Promise<Table[]> {
  const file = await openText(source, options);
  if (options.lines === true) return [await openLinesTable(file)];
  refuseMarkup(file.head.toString("utf8", 0, 1024), file.path);
  const shape = detectJson(file.head, file.complete);
  if (shape === undefined) return [await openCsvTable(file)];
  const lists = detectLists(file.head, file.complete);
  return lists.length === 0
    ? [await openJsonTable(file, shape)]
    : Promise.all(lists.map((list) => openJsonTable(file, list)));
}

async function openMembers(path: string, source: ByteSource, options: ReadOptions): Promise<Table[]> {
  const { zipMembers } = await import("./zip.js");
  const members = await zipMembers(path, source.chunks());
  await source.close();
  const tables: Table[] = [];
  try {
    for (const member of members) {
      const { head } = await peek(member.chunks(), 512);
      // Platforms add an empty file for what did not happen (no bounces); that is no reason to stop.
      if (head.length === 0) {
        await member.close();
        continue;
      }
      const container = detectContainer(head, member.path);
      if (container === "zip") {
        throw new InputError("is an archive inside an archive", {
          file: member.path,
          hint: "unpack it first",
        });
      }
      tables.push(
        ...(await tablesOf(member, { ...options, compression: "zip", isGzip: container === "gzip" })),
      );
    }
  } catch (error) {
    await Promise.all(members.map((member) => member.close()));
    throw error;
  }
  if (tables.length === 0) {
    throw new InputError("the archive holds no table", {
      file: path,
      hint: "tables are .csv, .tsv, .txt or .json files",
    });
  }
  return tables;
}

/**
 * Opens one file: finds out how it is packed (from its bytes, not its name), encoded and written, and where its header
 * is. A zip archive gives one table for each member that is one.
 * @throws InputError in one line for what is no table, is empty, damaged or of unknown encoding
 */
export async function openTables(path: string, options: ReadOptions): Promise<Table[]> {
  const { bytes, state } = await sourceOf(path, options);
  try {
    const { tables, isCopied } = await tablesIn(path, bytes, options);
    if (state === null) return tables;
    if (isCopied) await requireUnchanged(path, state);
    return isCopied ? tables : tables.map((table) => unchanging(table, path, state));
  } catch (error) {
    await bytes.close();
    throw error;
  }
}

/** The tables of a file, and whether they are read from a copy from now on. */
async function tablesIn(
  path: string,
  source: ByteSource,
  options: ReadOptions,
): Promise<{ tables: Table[]; isCopied: boolean }> {
  const { head, complete } = await peek(source.look?.() ?? source.chunks(), 512);
  const container = detectContainer(head, path);
  if (container === "zip") return { tables: await openMembers(path, source, options), isCopied: true };
  if (container === "none" && source.look !== undefined && detectJson(head, complete) === undefined)
    options.onPlain?.(source.size!);
  const packing = { compression: container, isGzip: container === "gzip" };
  return { tables: await tablesOf(source, { ...options, ...packing }), isCopied: false };
}
