import { resolve } from "node:path";
import type { AuditOptions, NamedFile, RowKind } from "../../domain/options.js";
import type { Notice } from "../../domain/report.js";
import type { Role, Table } from "../../domain/table.js";
import { InputError } from "../../errors.js";
import { unwrapped } from "../../normalize/index.js";
import { expandPaths, openRows, openTables, type ReadOptions } from "../../read/index.js";
import { openMailServers } from "./mail-servers.js";

/** The tables of one file, and what the user said of them. */
export interface Group {
  tables: Table[];
  role?: Role | undefined;
  event?: RowKind | undefined;
  fromFolder: boolean;
  /** Its tables stood in one file, one below the other. */
  joined?: boolean;
}

/** Columns that only our own outputs have: the tables of --out-dir, and the lists in report.json, of which one is read. */
const OWN = [
  ["clickaudit_file", "clickaudit_row"],
  ["mailbox_system", "verdict", "probability"],
  ["campaign", "click_rate_adjusted"],
  ["campaign", "link", "clicks_reported", "clicks_automated"],
  ["domain", "mailbox_system", "clicks_reported", "clicks_automated"],
  ["file", "line", "record", "reason", "raw"],
  ["clickaudit_strength"],
  ["clickaudit_note"],
  ["schema", "tool.name", "accounting.rows"],
  ["campaign", "deliveredFrom", "clickRate.adjusted"],
  ["path", "role", "format", "accounting.rows"],
  ["signal", "title", "state", "hits"],
];

/** What the options name, opened, and what was left out on the way. */
export interface Inputs {
  groups: Group[];
  notices: Notice[];
}

/** What is told of the files while they are opened and read. */
type Watch = Pick<ReadOptions, "onBytes" | "onPlain">;

/** Opens all files; our own outputs among those of a folder are left out by name. */
export async function openInputs(
  options: AuditOptions,
  keepUnknown: boolean,
  watch: Watch = {},
): Promise<Inputs> {
  const notices: Notice[] = [];
  const groups: Group[] = [];
  const onFolder = (file: string) =>
    notices.push({ code: "folder-skipped", message: "not read: name this folder as well to add it", file });
  const named = namedFiles(options);
  const isNamed = new Map(named.map((one) => [resolve(one.path), one]));
  for (const { path, fromFolder } of await expandPaths(options.files ?? [], onFolder)) {
    // What was said of a file goes before its place in a folder; it is not read twice.
    const known = isNamed.get(resolve(path));
    if (known !== undefined && (fromFolder || known.event !== undefined)) continue;
    const tables = await open(path, fromFolder, options, notices, watch);
    const own = tables.some(isOwn);
    if (own && fromFolder)
      notices.push({ code: "own-output-skipped", message: "skipped: an output of clickaudit", file: path });
    else if (own && !keepUnknown)
      throw new InputError("this is an output of clickaudit", {
        file: path,
        hint: "give it the platform's export instead",
      });
    else groups.push({ tables, fromFolder });
  }
  for (const { path, role, event } of named) {
    const tables =
      role === "mx" ? await openMailServers(path, options) : await open(path, false, options, notices, watch);
    groups.push({ tables, role, event, fromFolder: false });
  }
  for (const source of options.rows ?? [])
    groups.push({ tables: [await openRows(source)], role: source.role, fromFolder: false });
  return { groups, notices };
}

function namedFiles(options: AuditOptions): NamedFile[] {
  return [
    ...(options.named ?? []),
    ...(options.mx === undefined ? [] : [{ path: options.mx, role: "mx" } as const]),
  ];
}

async function open(
  path: string,
  fromFolder: boolean,
  options: AuditOptions,
  notices: Notice[],
  watch: Watch,
): Promise<Table[]> {
  try {
    const tables = await openTables(path, {
      encoding: options.encoding,
      stdin: options.stdin,
      ...watch,
    });
    return tables.map(unwrapped);
  } catch (error) {
    if (!fromFolder || !(error instanceof InputError)) throw error;
    notices.push({ code: "file-skipped", message: `skipped: ${error.message}`, file: path });
    return [];
  }
}

function isOwn(table: Table): boolean {
  const header = new Set(table.info.header.map((name) => name.trim()));
  return OWN.some((names) => names.every((name) => header.has(name)));
}
