import { isSomebodyElse } from "../recipient.js";

/** One record as the `expand` hooks see it: header or JSON path to text. */
export type Cells = ReadonlyMap<string, string>;

/** Longest JSON cell that a hook parses, in UTF-16 units: real ones hold a few hundred, a hostile one must not stall the run. */
const MAX_JSON = 1 << 18;
/** Objects nested deeper than any real payload are not followed. */
const MAX_DEPTH = 8;

/** Parses JSON text; undefined where there is none, where it is broken, or where it is too long. Never throws. */
export function parseJson(text: string | undefined): unknown {
  if (text === undefined || text === "" || text.length > MAX_JSON) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A scalar as text, everything else as "". */
export function scalar(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** Texts of a JSON array cell; of objects, the text of `key`. An absent or broken cell gives an empty list. */
export function listOf(cell: string | undefined, key?: string): string[] {
  const parsed = parseJson(cell);
  if (!Array.isArray(parsed)) return [];
  const texts: string[] = [];
  for (const item of parsed) {
    const text = scalar(key !== undefined && isObject(item) ? item[key] : item);
    if (text !== "") texts.push(text);
  }
  return texts;
}

/** A copy of the record with some cells added or replaced. */
export function withCells(record: Cells, cells: Iterable<readonly [string, string]>): Cells {
  const copy = new Map(record);
  for (const [name, text] of cells) copy.set(name, text);
  return copy;
}

/** Writes the scalars of a JSON object below `prefix` as dotted paths, as the reader does for JSON files. */
export function flatten(into: Map<string, string>, prefix: string, value: unknown, depth = 0): void {
  if (!isObject(value)) {
    into.set(prefix, scalar(value));
    return;
  }
  if (depth === MAX_DEPTH) return;
  for (const [key, inner] of Object.entries(value)) flatten(into, `${prefix}.${key}`, inner, depth + 1);
}

/** True where a cell says yes: 1, true, yes, y. */
export function isYes(cell: string | undefined): boolean {
  return cell !== undefined && cell.length < 8 && /^(?:1|true|yes|y)$/i.test(cell.trim());
}

/** The first text of the JSON array in `path` as a cell of its own; the record itself where there is none. */
export function withFirst(record: Cells, path: string, name: string): Cells {
  const first = record.has(path) ? listOf(record.get(path))[0] : undefined;
  return first === undefined ? record : withCells(record, [[name, first]]);
}

/** A lone address; lengths as in RFC 5321. */
const ADDRESS = /^[^@\s,;<>"]{1,64}@[^@\s,;<>"]{1,255}$/;

/**
 * The first cell that is an e-mail address and not that of the sender or of whoever looks after the contact; "" where there is
 * none. For exports whose column names are the user's own.
 */
export function firstAddress(record: Cells): string {
  for (const [name, cell] of record) {
    if (cell.length > 400 || !cell.includes("@") || isSomebodyElse(name)) continue;
    const text = cell.trim();
    if (ADDRESS.test(text)) return text;
  }
  return "";
}

/** The record with its first address in a cell named `address`. */
export function withAddress(record: Cells): readonly Cells[] {
  return [withCells(record, [["address", firstAddress(record)]])];
}
