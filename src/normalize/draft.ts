import type { EventKind } from "../domain/event.js";
import type { Role, Table, TableInfo } from "../domain/table.js";
import { type Assignments, assignColumns } from "./assign.js";
import { campaignOf, kindFromPath } from "./campaign-name.js";
import { indexOfHeaders, type Sources } from "./columns.js";
import type { Draft } from "./detection.js";
import type { Field } from "./fields.js";
import { relabel } from "./relabel.js";
import { guessRole } from "./role.js";
import { type Match, matchFormats } from "./signature.js";
import { excerpt, headerKey } from "./text.js";

/** Columns of our own `events.csv`: reading outputs again would count everything twice. */
const OWN_OUTPUT = "clickaudit_verdict";
export const OWN_OUTPUT_FORMAT = "clickaudit-output";

export interface DraftOptions {
  role: Role | undefined;
  map: ReadonlyMap<Field, string>;
  campaign: string | undefined;
}

/** What a table is, by its signature, else by the names and the cells of its columns. */
export function draftOf(table: Table, options: DraftOptions): Draft {
  const { info } = table;
  if (info.header.some((name) => headerKey(name) === OWN_OUTPUT)) return ownOutput(info);
  const matches = matchFormats(info, options.role);
  return matches.length > 0 ? known(info, matches, options) : guessed(info, options);
}

function ownOutput(info: TableInfo): Draft {
  return {
    ...unknownTable(info),
    format: OWN_OUTPUT_FORMAT,
    vendor: "clickaudit",
    confidence: 1,
    guessed: false,
    notes: ["this is an output of clickaudit: give it the export that the audit was made from"],
  };
}

function unknownTable(info: TableInfo): Draft {
  return {
    role: "unknown",
    format: "generic",
    vendor: "",
    confidence: 0,
    guessed: true,
    columns: {},
    notes: [],
    question: null,
    alreadyFiltered: "",
    spec: undefined,
    sources: {},
    kind: null,
    campaign: campaignOf(info.path, undefined, undefined, false),
    addresses: false,
    listsEveryone: false,
  };
}

function known(info: TableInfo, matches: readonly Match[], options: DraftOptions): Draft {
  const { spec, kind } = matches[0]!;
  const sources = withMap(
    Object.fromEntries(Object.entries(spec.columns).map(([f, s]) => [f, [s].flat()])),
    options.map,
  );
  const rival = rivalOf(matches);
  const columns = headersOf(info, sources);
  const saysKind =
    spec.role !== "events" || kind !== null || columns.eventType !== undefined || spec.expand !== undefined;
  const notes = [...spec.caveats];
  if (rival) notes.unshift(`the header also fits ${rival.spec.vendor}, ${rival.spec.title}`);
  if (spec.alreadyFiltered) notes.unshift(spec.alreadyFiltered);
  return {
    role: spec.role,
    format: spec.id,
    vendor: spec.vendor,
    confidence: (rival ? 0.6 : spec.confidence === "verified" ? 0.98 : 0.9) * (saysKind ? 1 : 0.5),
    guessed: false,
    columns,
    notes,
    question: saysKind ? (rival ? tieQuestion(matches[0]!, rival) : null) : KIND_QUESTION,
    alreadyFiltered: spec.alreadyFiltered ?? "",
    spec,
    sources,
    kind,
    campaign: campaignOf(
      info.path,
      spec,
      options.campaign,
      columns.eventType === undefined && kind !== null && !spec.event,
    ),
    addresses: hasAddresses(info, columns.email),
    listsEveryone: false,
  };
}

const KIND_QUESTION =
  'whether these are opens or clicks is only in the file name: put "opens" or "clicks" in it, or give --map event=COLUMN';

/** Another vendor's shape that fits as well and means something else. */
function rivalOf(matches: readonly Match[]): Match | undefined {
  const [best, ...others] = matches;
  return others.find(
    ({ spec, score }) =>
      best!.score - score < 0.01 && spec.vendor !== best!.spec.vendor && spec.role !== best!.spec.role,
  );
}

function tieQuestion(best: Match, rival: Match): string {
  return `read as ${best.spec.role} (${best.spec.vendor}), could be ${rival.spec.role} (${rival.spec.vendor}): name the file with --${rival.spec.role} FILE if so`;
}

function withMap(sources: Sources, map: ReadonlyMap<Field, string>): Sources {
  return { ...sources, ...Object.fromEntries([...map].map(([field, header]) => [field, [header]])) };
}

/** The headers of the table that the sources name. */
function headersOf(info: TableInfo, sources: Sources): Partial<Record<Field, string>> {
  const indices = indexOfHeaders(info.header);
  const columns: Partial<Record<Field, string>> = {};
  for (const [field, names] of Object.entries(sources)) {
    const index = names.map((name) => indices.get(headerKey(name))).find((found) => found !== undefined);
    if (index !== undefined) columns[field as Field] = info.header[index]!;
  }
  return columns;
}

/** Whether nearly every filled cell of the column holds an address. */
function hasAddresses(info: TableInfo, header: string | undefined): boolean {
  const column = header === undefined ? -1 : info.header.indexOf(header);
  let filled = 0;
  let addresses = 0;
  for (const row of info.sample) {
    const text = (row[column] ?? "").trim();
    if (text === "") continue;
    filled++;
    if (text.includes("@")) addresses++;
  }
  return filled > 0 && addresses >= 0.9 * filled;
}

function guessed(info: TableInfo, options: DraftOptions): Draft {
  const found = assignColumns(info.header, info.sample);
  const indices = indexOfHeaders(info.header);
  for (const [field, header] of options.map) {
    const column = indices.get(headerKey(header));
    if (column === undefined) continue;
    for (const [other, taken] of [...found.fields]) if (taken.column === column) found.fields.delete(other);
    found.fields.set(field, { column, by: "name and content" });
  }
  const pathKind = kindFromPath(info.path);
  const guess = options.role
    ? { role: options.role, kind: pathKind, question: null }
    : guessRole(found, pathKind);
  const sources = withMap(sourcesOf(info, found, guess.role, guess.kind), options.map);
  const kindFromName = guess.kind !== null && guess.kind === pathKind && sources.eventType === undefined;
  const columns = headersOf(info, sources);
  return {
    ...unknownTable(info),
    role: guess.role,
    confidence: confidenceOf(found, guess.role, options),
    columns,
    notes: notesOf(info, found, guess.role, guess.kind, kindFromName),
    question: guess.question ?? tieQuestionOf(info, found, guess.role, options),
    sources,
    kind: guess.kind,
    campaign: campaignOf(info.path, undefined, options.campaign, kindFromName),
    addresses: hasAddresses(info, columns.email),
    listsEveryone: guess.role === "recipients" && listsEveryone(info, found),
  };
}

function sourcesOf(info: TableInfo, found: Assignments, role: Role, kind: EventKind | null): Sources {
  if (role === "unknown") return {};
  const named = new Map([...found.fields].map(([field, { column }]) => [field, info.header[column]!]));
  return Object.fromEntries([...relabel(named, role, kind)].map(([field, header]) => [field, [header]]));
}

const KEYS: readonly Field[] = [
  "email",
  "subscriberId",
  "eventType",
  "eventTime",
  "campaignName",
  "url",
  "totalClicks",
  "totalOpens",
];

/** How far names and cells agree on the columns that carry the table. */
function confidenceOf(found: Assignments, role: Role, options: DraftOptions): number {
  if (role === "unknown") return 0;
  let least = options.role ? 0.9 : 0.85;
  for (const field of KEYS) {
    const assignment = found.fields.get(field);
    if (assignment && assignment.by !== "name and content")
      least = Math.min(least, assignment.by === "name" ? 0.75 : 0.6);
  }
  return found.ties.has("email") ? 0.4 : least;
}

function notesOf(
  info: TableInfo,
  found: Assignments,
  role: Role,
  kind: EventKind | null,
  fromName: boolean,
): string[] {
  if (role === "unknown") return [];
  const notes = ["not a known export: columns were guessed from their names and content"];
  for (const [field, { column, by }] of found.fields) {
    if (by === "content")
      notes.push(`column "${excerpt(info.header[column]!.trim())}" was taken for ${field} by its content`);
  }
  if (kind)
    notes.push(
      fromName
        ? `rows are read as ${kind} events because the file name says so`
        : `rows are read as ${kind} events`,
    );
  return notes;
}

function tieQuestionOf(
  info: TableInfo,
  found: Assignments,
  role: Role,
  options: DraftOptions,
): string | null {
  const tied = found.ties.get("email");
  if (!tied || role === "unknown" || options.map.has("email")) return null;
  const names = [found.fields.get("email")!.column, ...tied].map(
    (column) => `"${excerpt(info.header[column]!.trim())}"`,
  );
  return `columns ${names.join(" and ")} both hold addresses: say which one names the recipient with --map email=COLUMN`;
}

/** A recipient list with people who neither opened nor clicked is a list of all that were sent. */
function listsEveryone(info: TableInfo, { fields }: Assignments): boolean {
  const columns = (["uniqueOpens", "totalOpens", "opened", "uniqueClicks", "totalClicks", "clicked"] as const)
    .map((field) => fields.get(field)?.column)
    .filter((column) => column !== undefined);
  const opens = ["uniqueOpens", "totalOpens", "opened"].some((field) => fields.has(field as Field));
  const none = (text: string): boolean => /^(?:|0|false|no|nein|non|nee|n)$/i.test(text.trim());
  return opens && info.sample.some((row) => columns.every((column) => none(row[column] ?? "")));
}
