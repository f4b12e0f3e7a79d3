import type { TableInfo } from "../domain/table.js";
import { assignColumns } from "./assign.js";
import { campaignOf, kindFromPath } from "./campaign-name.js";
import { indexOfHeaders, type Sources } from "./columns.js";
import { decimalColumns } from "./decimals.js";
import type { ColumnReason, Draft } from "./detection.js";
import type { DraftOptions } from "./draft.js";
import { listsEveryone } from "./everyone.js";
import type { Field } from "./fields.js";
import type { FormatSpec } from "./format.js";
import { NO_LINK } from "./formats/caveats.js";
import { addressColumn, naming } from "./people.js";
import { recordsOf } from "./records.js";
import { nameBySubject } from "./relabel.js";
import type { Match } from "./signature.js";
import { tellsDelivered } from "./stages.js";
import { excerpt, headerKey } from "./text.js";
import { type WideDraft, wideBeside } from "./wide.js";
import { yesNoColumns } from "./yes-no.js";

/** Vendor of the formats that are ours. */
const OWN = "clickaudit";

/** Marks that stand for the one of the format where a column's name says whose they are. */
const OF_ONE_KIND: ReadonlySet<Field> = new Set(["machineOpen", "machineClick"]);

const KIND_QUESTION =
  'whether these are opens or clicks is only in the file name: put "opens" or "clicks" in it, or name the file with --opens or --clicks';

/** What a table is whose header fits known shapes, best first. */
export function knownDraft(info: TableInfo, matches: readonly Match[], options: DraftOptions): Draft {
  const { spec } = matches[0]!;
  const kind = options.event ?? matches[0]!.kind;
  const { sources, byContent } = sourcesOf(info, spec, options.map);
  // What the user says of all rows goes before what a column says of one.
  if (options.event !== undefined) delete sources.eventType;
  const rival = rivalOf(matches);
  const columns = headersOf(headerWithRepairs(info, spec), sources);
  const saysKind = spec.role !== "events" || kind !== null || columns.eventType !== undefined;
  const wide = wideBeside(info, spec, sources);
  const notes = [...spec.caveats];
  if (byContent) notes.unshift(`column "${excerpt(byContent.trim())}" was taken for email by its content`);
  if (rival) notes.unshift(`the header also fits ${rival.spec.vendor}, ${rival.spec.title}`);
  if (spec.alreadyFiltered) notes.unshift(spec.alreadyFiltered.says);
  const draft: Draft = {
    role: saysKind ? spec.role : "unknown",
    format: spec.id,
    vendor: spec.vendor,
    confidence: (rival ? 0.6 : spec.confidence === "verified" ? 0.98 : 0.9) * (saysKind ? 1 : 0.5),
    guessed: false,
    columns,
    because: becauseOf(columns, spec, options.map, byContent),
    notes,
    leftOut: [],
    spread: [],
    question: saysKind ? (rival ? tieQuestion(matches[0]!, rival) : null) : KIND_QUESTION,
    alreadyFiltered: spec.alreadyFiltered ?? null,
    spec,
    sources,
    kind,
    campaign: campaignOf(info.path, spec, options.campaign, isKindInName(info.path, spec, kind, columns)),
    ...naming(info, columns),
    yesNo: yesNoColumns(info, sources),
    decimals: decimalColumns(info, sources),
    tellsDelivered:
      spec.role === "recipients" && tellsDelivered(info, [columns.status, columns.eventType], spec.events),
    // Reports that were joined by hand hold people whom the platform's own lists leave out.
    listsEveryone: spec.role === "recipients" && hasBothCounts(columns) && listsEveryone(info, columns),
  };
  return wide === undefined ? draft : withLinks(draft, wide, info);
}

/** A known list beside whose columns stands one for each link. */
function withLinks(draft: Draft, wide: WideDraft, info: TableInfo): Draft {
  const { expand, reads, whole } = wide.spec!;
  return {
    ...draft,
    role: wide.role,
    kind: wide.kind,
    notes: [...draft.notes.filter((note) => note !== NO_LINK), ...wide.notes],
    spread: wide.spread,
    spec: { ...draft.spec!, expand: expand!, reads: reads!, whole: whole! },
    sources: wide.sources,
    columns: headersOf(info.header, wide.sources),
  };
}

function hasBothCounts(columns: Draft["columns"]): boolean {
  return (
    columns.totalOpens !== undefined && columns.totalClicks !== undefined && columns.sendTime === undefined
  );
}

/** Whether the file name repeats what the rows are, so that its siblings differ in that word: `spring_opens.csv`. */
function isKindInName(
  path: string,
  spec: FormatSpec,
  kind: Match["kind"],
  columns: Draft["columns"],
): boolean {
  if (columns.eventType !== undefined) return false;
  const stated = kindFromPath(path);
  if (kind !== null) return !spec.event || stated === kind;
  const counts = {
    open: columns.totalOpens ?? columns.uniqueOpens,
    click: columns.totalClicks ?? columns.uniqueClicks,
  };
  // A list with both counts is the whole campaign, and has no siblings.
  if (spec.role !== "recipients" || (counts.open !== undefined) === (counts.click !== undefined))
    return false;
  return stated === (counts.open === undefined ? "click" : "open");
}

function becauseOf(
  columns: Draft["columns"],
  spec: FormatSpec,
  map: ReadonlyMap<Field, string>,
  byContent: string | undefined,
): Draft["because"] {
  const reason = (field: Field, header: string): ColumnReason => {
    if (map.has(field)) return "--map";
    if (header === byContent) return "content";
    const names = [spec.columns[field] ?? []].flat().map(headerKey);
    return names.includes(headerKey(header)) ? "export" : "name and content";
  };
  const entries = Object.entries(columns) as [Field, string][];
  return Object.fromEntries(entries.map(([field, header]) => [field, reason(field, header)]));
}

/** Another vendor's shape that fits as well and means something else. */
function rivalOf(matches: readonly Match[]): Match | undefined {
  const [best, ...others] = matches;
  return others.find(
    ({ spec, score }) =>
      best!.score - score < 0.01 && spec.vendor !== best!.spec.vendor && spec.role !== best!.spec.role,
  );
}

function tieQuestion(best: Match, rival: Match): string {
  const [is, could] = [best.spec, rival.spec];
  const settle =
    could.role === "events" || could.role === "recipients"
      ? `name it with --${is.role} FILE if that is right`
      : `name it with --${could.role} FILE if it is`;
  return `read as ${is.role} (${is.vendor}), could be ${could.role} (${could.vendor}): ${settle}`;
}

/** The columns of the format, those of the user before them, and the recipient by content where no name gives one. */
function sourcesOf(
  info: TableInfo,
  spec: FormatSpec,
  map: ReadonlyMap<Field, string>,
): { sources: Record<string, readonly string[]>; byContent: string | undefined } {
  const named = Object.entries(spec.columns).map(([field, source]) => [field, [source].flat()] as const);
  const sources: Record<string, readonly string[]> = Object.fromEntries(named);
  for (const [field, header] of map) sources[field] = [header];
  const found = headersOf(headerWithRepairs(info, spec), sources);
  const needsPerson = spec.role !== "campaigns" && spec.role !== "links";
  const missing = needsPerson && found.email === undefined && found.subscriberId === undefined;
  const byContent = missing ? addressColumn(info) : undefined;
  if (byContent !== undefined) sources.email = [byContent];
  if (spec.vendor === OWN) addSynonyms(info, spec, sources, found);
  return { sources, byContent };
}

/** Our own formats are written by hand: their optional columns go by any usual name. */
function addSynonyms(
  info: TableInfo,
  spec: FormatSpec,
  sources: Record<string, readonly string[]>,
  found: Partial<Record<Field, string>>,
): void {
  const used = new Set(Object.values(found));
  const assigned = assignColumns(info.header, info.sample);
  nameBySubject(assigned, spec.role);
  for (const [field, { column, by }] of assigned.fields) {
    const header = info.header[column]!;
    const isOwn = spec.columns[field] ?? (OF_ONE_KIND.has(field) ? spec.columns.machineFlag : undefined);
    if (by === "content" || !isOwn || found[field] !== undefined || used.has(header)) continue;
    sources[field] = [header];
  }
}

/** The header as the mapper will see it: with the names that the repairs of the format add. */
function headerWithRepairs(info: TableInfo, spec: FormatSpec): readonly string[] {
  if (!spec.expand) return info.header;
  const records = recordsOf(info.header, spec);
  for (const row of info.sample) records.each(row, () => {});
  return records.header.length === 0 ? info.header : records.header;
}

/** The headers of the table that the sources name. */
export function headersOf(header: readonly string[], sources: Sources): Partial<Record<Field, string>> {
  const indices = indexOfHeaders(header);
  const columns: Partial<Record<Field, string>> = {};
  for (const [field, names] of Object.entries(sources)) {
    const index = names.map((name) => indices.get(headerKey(name))).find((found) => found !== undefined);
    if (index !== undefined) columns[field as Field] = header[index]!;
  }
  return columns;
}
