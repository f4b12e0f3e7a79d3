import type { EventKind } from "../domain/event.js";
import type { Role, TableInfo } from "../domain/table.js";
import { type Assignments, assignColumns } from "./assign.js";
import { namedTimes } from "./blank-times.js";
import { campaignOf, kindFromPath } from "./campaign-name.js";
import { indexOfHeaders, type Sources, sourceName } from "./columns.js";
import { decimalColumns } from "./decimals.js";
import type { Draft } from "./detection.js";
import type { DraftOptions } from "./draft.js";
import { NO_LOG, settleEventTime } from "./event-time.js";
import { HIT_FIELDS, listsEveryone } from "./everyone.js";
import type { Field } from "./fields.js";
import { preferTimesToDays } from "./finer-times.js";
import { verifiedAlone } from "./judged-counts.js";
import { headersOf } from "./known.js";
import { leftOut } from "./left-out.js";
import { leaveListStatus, noteOnNoHits } from "./list-status.js";
import { naming } from "./people.js";
import { nameBySubject, relabel } from "./relabel.js";
import { settleRivalTimes } from "./rival-times.js";
import { guessRole, type RoleGuess, roleOfEvents } from "./role.js";
import { tellsDelivered } from "./stages.js";
import { namesOf } from "./synonyms.js";
import { excerpt, headerKey } from "./text.js";
import { TIES, tieQuestion } from "./tie-question.js";
import { listed, type WideDraft, wideDraft } from "./wide.js";
import { maybeWide } from "./wide-columns.js";
import { yesNoColumns } from "./yes-no.js";

/** What a table is by the names and the cells of its columns. */
export function guessedDraft(info: TableInfo, options: DraftOptions): Draft {
  const found = assignColumns(info.header, info.sample);
  applyMap(info, found, options.map);
  const pathKind = kindFromPath(info.path);
  const filter = verifiedAlone(info.header, found);
  if (!options.map.has("eventType")) leaveListStatus(info, found, options.event ?? pathKind);
  if (options.event !== undefined) found.fields.delete("eventType");
  const wide =
    options.role === undefined || options.role === "recipients" || options.role === "events"
      ? wideDraft(info, found, options.map, options.event ?? pathKind)
      : undefined;
  if (wide !== undefined) return draftOfWide(info, found, wide, options, pathKind);
  const mayBeLog = options.role === undefined || options.role === "events";
  if (!options.map.has("eventTime") && !options.map.has("conversionTime")) preferTimesToDays(info, found);
  if (mayBeLog && !options.map.has("eventTime")) settleRivalTimes(info, found);
  const log = mayBeLog ? settleEventTime(info, found) : NO_LOG;
  const guess = options.role
    ? { role: options.role, kind: options.event ?? pathKind, question: null }
    : options.event !== undefined
      ? roleOfEvents(found, options.event)
      : guessRole(info, found, pathKind, log);
  // What the user says of each row goes before what its cells say; times are looked at before they are named for the role.
  const onlyTimed = options.event === undefined && namedTimes(info, found, guess.kind)?.some === true;
  const sources = sourcesOf(info, found, guess.role, guess.kind, options.map);
  const kindInName = guess.kind !== null && guess.kind === pathKind && sources.eventType === undefined;
  const columns = headersOf(info.header, sources);
  const alreadyFiltered = guess.role === "recipients" ? filter : null;
  return {
    role: guess.role,
    format: "generic",
    vendor: "",
    confidence: confidenceOf(found, guess.role, options),
    guessed: true,
    columns,
    because: becauseOf(info, found, columns, options.map),
    notes: [
      ...(alreadyFiltered === null ? [] : [alreadyFiltered.says]),
      ...notesOf(info, found, guess.role, guess.kind, kindInName, guess.timesStages === true),
    ],
    spread: [],
    leftOut: [
      ...(guess.role === "events" ? noteOnNoHits(info, found) : []),
      ...(guess.role === "recipients" || guess.role === "events" ? leftOut(info, found) : []),
    ],
    question:
      wideQuestion(info, found, guess) ?? guess.question ?? tieQuestion(info, found, guess.role, options),
    alreadyFiltered,
    spec: undefined,
    sources,
    kind: guess.kind,
    onlyTimed,
    campaign: campaignOf(info.path, undefined, options.campaign, kindInName),
    ...naming(info, columns),
    yesNo: yesNoColumns(info, sources),
    decimals: guess.role === "recipients" ? decimalColumns(info, sources) : [],
    ...(guess.timesStages === true && { timesStages: true }),
    tellsDelivered: guess.role === "recipients" && tellsDelivered(info, [columns.status, columns.eventType]),
    listsEveryone: guess.role === "recipients" && listsEveryone(info, columns),
  };
}

/** A table with a column for each link or campaign. */
function draftOfWide(
  info: TableInfo,
  found: Assignments,
  wide: WideDraft,
  options: DraftOptions,
  pathKind: EventKind | null,
): Draft {
  const { role, kind, question, spec, sources, listsEveryone: everyone } = wide;
  const columns = headersOf(info.header, sources);
  const kindInName = kind !== null && kind === pathKind;
  // That several columns hold event words or times is what makes the table wide.
  const clear = { ...found, ties: new Map([...found.ties].filter(([field]) => field === "email")) };
  return {
    role,
    format: "generic",
    vendor: "",
    confidence: confidenceOf(clear, role, options),
    guessed: true,
    columns,
    because: becauseOf(info, found, columns, options.map),
    notes: role === "unknown" ? [] : [NOT_KNOWN, ...wide.notes],
    leftOut: [],
    spread: wide.spread,
    question: question ?? tieQuestion(info, clear, role, options),
    alreadyFiltered: null,
    spec,
    sources,
    kind,
    campaign: campaignOf(info.path, undefined, options.campaign, kindInName),
    ...naming(info, columns),
    yesNo: [],
    decimals: [],
    tellsDelivered: role === "recipients" && kind === null && tellsDelivered(info, wide.spread),
    listsEveryone: everyone,
  };
}

/** A table of people that says nothing, but for columns of counts, marks or times under names of their own. */
function wideQuestion(info: TableInfo, found: Assignments, { role }: RoleGuess): string | null {
  if (role !== "unknown" || !(found.fields.has("email") || found.fields.has("subscriberId"))) return null;
  const names = maybeWide(info, found).map((column) => info.header[column]!.trim());
  return names.length === 0
    ? null
    : `${listed(names)} may be one link or one campaign each: say which with --map "url=*" or --map "campaign=*" (* stands for any text)`;
}

/** Fields may have got another name for the role: a column is found again by its header. */
function becauseOf(
  info: TableInfo,
  found: Assignments,
  columns: Draft["columns"],
  map: ReadonlyMap<Field, string>,
): Draft["because"] {
  const byHeader = new Map([...found.fields.values()].map(({ column, by }) => [info.header[column], by]));
  const entries = Object.entries(columns) as [Field, string][];
  return Object.fromEntries(
    entries.map(([field, header]) => [field, map.has(field) ? "--map" : (byHeader.get(header) ?? "name")]),
  );
}

/** What the user names is taken, and taken from what was guessed. */
function applyMap(info: TableInfo, found: Assignments, map: ReadonlyMap<Field, string>): void {
  const indices = indexOfHeaders(info.header);
  for (const [field, header] of map) {
    const column = indices.get(headerKey(header));
    if (column === undefined) continue;
    for (const [other, taken] of [...found.fields]) if (taken.column === column) found.fields.delete(other);
    found.fields.set(field, { column, by: "name and content" });
  }
}

/** Columns of JSON records that may first turn up late: a log begins with deliveries, which have no link and no client. */
const MAY_COME_LATE: readonly Field[] = [
  "url",
  "ip",
  "userAgent",
  "machineFlag",
  "machineOpen",
  "machineClick",
  "eventId",
];

function sourcesOf(
  info: TableInfo,
  found: Assignments,
  role: Role,
  kind: EventKind | null,
  map: ReadonlyMap<Field, string>,
): Sources {
  if (role === "unknown") return {};
  nameBySubject(found, role);
  const named = new Map(
    [...found.fields].map(([field, { column }]) => [field, sourceName(info.header, column)]),
  );
  const columns = [...relabel(named, role, kind)].map(([field, header]) => [field, [header]] as const);
  const late =
    info.syntax === "csv" || role !== "events"
      ? []
      : MAY_COME_LATE.map((field) => [field, namesOf(field)] as const);
  return Object.fromEntries([
    ...late,
    ...columns,
    ...[...map].map(([field, header]) => [field, [header]] as const),
  ]);
}

const KEYS: readonly Field[] = [
  "email",
  "subscriberId",
  "eventType",
  "eventTime",
  "url",
  "totalClicks",
  "totalOpens",
];

/** How far names and cells agree on the columns that carry the table. */
function confidenceOf(found: Assignments, role: Role, options: DraftOptions): number {
  if (role === "unknown") return 0;
  if (TIES.some(([field]) => found.ties.has(field) && !options.map.has(field))) return 0.4;
  let least = options.role ? 0.9 : 0.85;
  for (const field of KEYS) {
    const by = found.fields.get(field)?.by;
    if (by && by !== "name and content") least = Math.min(least, by === "name" ? 0.75 : 0.6);
  }
  return least;
}

const LAST_STAGES =
  "one row per person with the last thing that happened: earlier opens of those who clicked are not in the file";
const NOT_KNOWN = "not a known export: columns were guessed from their names and content";

function notesOf(
  info: TableInfo,
  found: Assignments,
  role: Role,
  kind: EventKind | null,
  kindInName: boolean,
  timesStages: boolean,
): string[] {
  if (role === "unknown") return [];
  const notes = [NOT_KNOWN];
  if (timesStages) notes.push(LAST_STAGES);
  for (const [field, { column, by }] of found.fields) {
    if (by !== "content") continue;
    notes.push(`column "${excerpt(info.header[column]!.trim())}" was taken for ${field} by its content`);
  }
  const isCounted = role === "recipients" && HIT_FIELDS.some((field) => found.fields.has(field));
  if (kind && !isCounted)
    notes.push(`rows are read as ${kind} events${kindInName ? " because the file name says so" : ""}`);
  return notes;
}
