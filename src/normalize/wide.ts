import type { EventKind } from "../domain/event.js";
import type { Role, TableInfo } from "../domain/table.js";
import { type Assignments, assignColumns } from "./assign.js";
import { columnNumber, type Sources, sourceName } from "./columns.js";
import type { Field } from "./fields.js";
import type { FormatSpec } from "./format.js";
import { type Cells, withCells } from "./formats/records.js";
import { excerpt, headerKey } from "./text.js";
import { isNothing, parseCount, parseFlag } from "./values.js";
import { isLinkHeader, type Wide, wideColumns } from "./wide-columns.js";

/** Names of the cells that one column of a wide table becomes; no export has such headers. */
const NAME = "(column)";
const VALUE = "(cell)";

/** A table with a column for each link or each campaign, read as if each cell were a row. */
export interface WideDraft {
  readonly role: Role;
  readonly kind: EventKind | null;
  readonly question: string | null;
  readonly spec: FormatSpec | undefined;
  readonly sources: Sources;
  readonly notes: readonly string[];
  /** Headers that stand for one link or campaign each. */
  readonly spread: readonly string[];
  readonly listsEveryone: boolean;
}

/** What a person did to the mail as a whole: said once for each record, whatever the number of links. */
const TOTALS: ReadonlySet<Field> = new Set([
  "opened",
  "totalOpens",
  "uniqueOpens",
  "openTime",
  "lastOpenTime",
  "clicked",
  "totalClicks",
  "uniqueClicks",
  "clickTime",
  "lastClickTime",
]);
const OF_CLICKS: ReadonlySet<Field> = new Set([
  "clicked",
  "totalClicks",
  "uniqueClicks",
  "clickTime",
  "lastClickTime",
]);

/**
 * Takes a wide table apart; undefined for tables that are none.
 * @param kind what each entry is, as the file name or the user says; links are clicked where nobody says otherwise
 */
export function wideDraft(
  info: TableInfo,
  found: Assignments,
  map: ReadonlyMap<Field, string>,
  kind: EventKind | null,
): WideDraft | undefined {
  const wide = wideColumns(info, found, map);
  if (wide === undefined) return undefined;
  const names = wide.columns.map((column) => info.header[column]!.trim());
  const entries = wide.by === "link" && kind !== "open" ? "click" : kind;
  if (entries === null && wide.holds !== "words")
    return asking(
      `${listed(names)} seem to be one campaign each, but not what their cells count: name the file with --clicks or --opens`,
    );
  if (entries !== "click" && entries !== "open" && wide.holds !== "words")
    return asking(`${listed(names)} cannot be ${entries} events: name the file with --clicks or --opens`);
  const taken = new Set(wide.columns);
  const others = [...found.fields].filter(([, { column }]) => !taken.has(column));
  const sources = others.map(([field, { column }]) => [field, [sourceName(info.header, column)]] as const);
  return takenApart(info, wide, entries, Object.fromEntries(sources));
}

/**
 * Takes the links apart that somebody put beside the columns of a known list of people; undefined where there are none.
 * @param sources of the known list
 */
export function wideBeside(info: TableInfo, spec: FormatSpec, sources: Sources): WideDraft | undefined {
  if (spec.role !== "recipients" || spec.expand !== undefined) return undefined;
  const own = new Set([...spec.signatures.flat(), ...Object.values(spec.columns).flat()].map(headerKey));
  if (!info.header.some((name) => isLinkHeader(name) && !own.has(headerKey(name)))) return undefined;
  const wide = wideColumns(info, assignColumns(info.header, info.sample), new Map());
  return wide?.by === "link" ? takenApart(info, wide, "click", sources) : undefined;
}

/** @param known where the fields of the record itself stand */
function takenApart(info: TableInfo, wide: Wide, entries: EventKind | null, known: Sources): WideDraft {
  const { role, value } = fieldOf(wide, entries);
  const sources: Record<string, readonly string[]> = Object.fromEntries(
    Object.entries(known).filter(
      ([field]) => field !== "eventType" && !(wide.by === "link" && OF_CLICKS.has(field as Field)),
    ),
  );
  sources[wide.by === "link" ? "url" : "campaignName"] = [NAME];
  sources[value] = [VALUE];
  const names = wide.columns.map((column) => info.header[column]!.trim());
  return {
    role,
    kind: wide.holds === "words" ? null : entries,
    question: null,
    spec: specOf(wide, info.header, sources),
    sources,
    spread: wide.columns.map((column) => info.header[column]!),
    notes: [`${listed(names)}: one ${wide.by} each, read as ${HELD[wide.holds](entries ?? "event")}`],
    listsEveryone: role === "recipients" && wide.by === "link" && holdsNobody(info, wide.columns),
  };
}

const HELD: Readonly<Record<Wide["holds"], (kind: string) => string>> = {
  counts: (kind) => `counts of ${kind}s`,
  marks: (kind) => `one ${kind} for each yes`,
  times: (kind) => `times of ${kind}s`,
  words: () => "what happened",
};

function asking(question: string): WideDraft {
  return {
    role: "unknown",
    kind: null,
    question,
    spec: undefined,
    sources: {},
    notes: [],
    spread: [],
    listsEveryone: false,
  };
}

/** How a question says which columns it means. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 2).map((name) => `"${excerpt(name)}"`);
  const more = names.length - shown.length;
  return `column${names.length > 1 ? "s" : ""} ${more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(" and ")}`;
}

/** The role of the entries, and the field that holds what a cell says. */
function fieldOf({ holds }: Wide, kind: EventKind | null): { role: Role; value: Field } {
  if (holds === "times") return { role: "events", value: "eventTime" };
  if (holds === "words") return { role: "recipients", value: "status" };
  if (holds === "counts")
    return { role: "recipients", value: kind === "open" ? "totalOpens" : "totalClicks" };
  return { role: "recipients", value: kind === "open" ? "opened" : "clicked" };
}

/** Turns a record into one for each of its wide columns that says something. */
function specOf(wide: Wide, header: readonly string[], sources: Sources): FormatSpec {
  const columns = wide.columns.map((column) => ({
    header: nameOf(header, column),
    name: entryName(wide, header[column]!),
  }));
  const once = Object.entries(sources).flatMap(([field, names]) => (TOTALS.has(field as Field) ? names : []));
  const expand = (record: Cells): readonly Cells[] => {
    const entries = columns.flatMap(({ header, name }) => {
      const cell = (record.get(header) ?? "").trim();
      return isSaid(cell, wide.holds) ? [[[NAME, name] as const, [VALUE, cell] as const]] : [];
    });
    // Who did nothing is in the list all the same; a log has no row for it.
    if (entries.length === 0) {
      const nothing = [[NAME, ""] as const, [VALUE, ""] as const];
      return wide.by === "link" && wide.holds !== "times" ? [withCells(record, nothing)] : [];
    }
    return entries.map((cells, at) => {
      const one = withCells(record, cells) as Map<string, string>;
      if (at > 0) for (const name of once) if (name !== VALUE) one.delete(name);
      return one;
    });
  };
  return {
    id: "generic",
    vendor: "",
    title: "",
    howToGet: "",
    role: "recipients",
    confidence: "partly",
    syntax: ["csv"],
    signatures: [],
    columns: {},
    reads: header,
    caveats: [],
    expand,
    whole: true,
  };
}

/** A cell of 0 or no is no entry; what cannot be read is, so that its row is rejected with a reason. */
function isSaid(cell: string, holds: Wide["holds"]): boolean {
  if (isNothing(cell)) return false;
  if (holds === "counts") return parseCount(cell) !== 0;
  return holds !== "marks" || parseFlag(cell) !== false;
}

/** Records know their columns by their first header of a name. */
function nameOf(header: readonly string[], column: number): string {
  const name = header[column]!;
  const isRepeated = header.findIndex((other) => headerKey(other) === headerKey(name)) !== column;
  return isRepeated ? columnNumber(column) : name.trim();
}

const URL = /(?:https?:\/\/|www\.)[^\s"'<>)\]]+/i;

/** The link in a header such as `Clicks: https://shop.example/a`, else the header. */
function entryName({ by }: Wide, header: string): string {
  return (by === "link" ? URL.exec(header)?.[0] : undefined) ?? header.trim();
}

function holdsNobody({ sample }: TableInfo, columns: readonly number[]): boolean {
  return sample.some((row) =>
    columns.every((column) => /^(?:0|false|no|nein|non|nee|nao)?$/i.test((row[column] ?? "").trim())),
  );
}
