import { resolve } from "node:path";
import type { AuditOptions, NamedFile, RowKind } from "../domain/options.js";
import type { Notice } from "../domain/report.js";
import type { Role, Table } from "../domain/table.js";
import { InputError } from "../errors.js";
import { type Detection, detect, unwrapped } from "../normalize/index.js";
import { expandPaths, openRows, openTables } from "../read/index.js";
import { exportFinder } from "./exports.js";
import { asMailServers, openMailServers } from "./mail-servers.js";
import { Meter } from "./meter.js";
import { joinPeople } from "./people.js";

/** A table and what it is. */
export interface Identified {
  table: Table;
  detection: Detection;
}

/** The tables of one file, and what the user said of them. */
interface Group {
  tables: Table[];
  role?: Role | undefined;
  event?: RowKind | undefined;
  fromFolder: boolean;
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

/** Opens all files, finds what each table is, and leaves out what a folder holds beside exports, by name. */
export async function identify(
  options: AuditOptions,
  keepUnknown: boolean,
  meter = new Meter(options),
): Promise<{ tables: Identified[]; notices: Notice[] }> {
  const notices: Notice[] = [];
  const groups: Group[] = [];
  const onFolder = (file: string) =>
    notices.push({ code: "folder-skipped", message: "not read: name this folder as well to add it", file });
  const named = namedFiles(options);
  const isNamed = new Set(named.map(({ path }) => resolve(path)));
  for (const { path, fromFolder } of await expandPaths(options.files ?? [], onFolder)) {
    // What was said of a file goes before its place in a folder; it is not read twice.
    if (isNamed.has(resolve(path))) continue;
    const tables = await open(path, fromFolder, options, notices, meter);
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
      role === "mx" ? await openMailServers(path, options) : await open(path, false, options, notices, meter);
    groups.push({ tables, role, event, fromFolder: false });
  }
  for (const source of options.rows ?? [])
    groups.push({ tables: [await openRows(source)], role: source.role, fromFolder: false });
  const exports = exportFinder(options.exports ?? []);
  const own = groups.flatMap(({ tables }) => tables.map(({ info }) => exports(info.path)));
  const said = groups.flatMap(({ tables, role, event }) => tables.map(() => ({ role, event })));
  const detections = await detect(
    groups.flatMap((group) => group.tables),
    {
      own,
      roles: said.map(({ role }, at) => role ?? own[at]?.role),
      events: said.map(({ event }, at) => event ?? own[at]?.event),
      map: options.map,
      timezone: options.timezone,
      dateOrder: options.dateOrder,
      filtered: options.filtered,
      campaign: options.campaign,
      lenient: keepUnknown,
    },
  );
  const identified: Identified[] = [];
  let at = 0;
  for (const group of groups) {
    for (const table of group.tables) {
      const one = await asMailServers({ table, detection: detections[at++]! }, options);
      const { question, role, confidence } = one.detection;
      const file = table.info.path;
      if (keepUnknown) identified.push(one);
      else if (role === "unknown" && (group.fromFolder || group.tables.length > 1))
        notices.push({ code: "file-skipped", message: `skipped: ${reasonFor(table, question)}`, file });
      else if (role === "unknown" || (question !== null && confidence < DOUBTFUL))
        throw doubt(question, file);
      else {
        identified.push(one);
        if (question !== null) notices.push({ code: "format-doubtful", message: question, file });
      }
    }
  }
  const tables = keepUnknown ? identified : await joinPeople(identified, notices);
  return { tables, notices };
}

function namedFiles(options: AuditOptions): NamedFile[] {
  return [
    ...(options.named ?? []),
    ...(options.mx === undefined ? [] : [{ path: options.mx, role: "mx" } as const]),
  ];
}

/** Below this a table is not read before the user has answered: every number would rest on the guess. */
const DOUBTFUL = 0.5;

function doubt(question: string | null, file: string): InputError {
  return question === null
    ? new InputError("no column says who did what", {
        file,
        hint: "see clickaudit inspect, or name the columns with --map email=HEADER",
      })
    : new InputError(question, { file });
}

async function open(
  path: string,
  fromFolder: boolean,
  options: AuditOptions,
  notices: Notice[],
  meter: Meter,
): Promise<Table[]> {
  try {
    const tables = await openTables(path, {
      encoding: options.encoding,
      stdin: options.stdin,
      onBytes: (_, bytes) => meter.read(bytes),
    });
    return tables.map(unwrapped);
  } catch (error) {
    if (!fromFolder || !(error instanceof InputError)) throw error;
    notices.push({ code: "file-skipped", message: `skipped: ${error.message}`, file: path });
    return [];
  }
}

function reasonFor({ info }: Table, question: string | null): string {
  const [row, label] = info.header.map((name) => name.trim().toLowerCase());
  if (row === "row" && label === "label") return "the known truth, for clickaudit evaluate";
  return question ?? "no known role";
}

function isOwn(table: Table): boolean {
  const header = new Set(table.info.header.map((name) => name.trim()));
  return OWN.some((names) => names.every((name) => header.has(name)));
}
