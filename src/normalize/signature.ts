import type { EventKind } from "../domain/event.js";
import type { Role, TableInfo } from "../domain/table.js";
import { indexOfHeaders } from "./columns.js";
import { eventWord } from "./event-words.js";
import type { Field } from "./fields.js";
import type { FormatSpec } from "./format.js";
import { formats } from "./formats/index.js";
import { headerKey } from "./text.js";

/** A known shape that the header of a table fits. */
export interface Match {
  readonly spec: FormatSpec;
  readonly score: number;
  /** Kind of every row where the rows do not say it: from the format or the path. */
  readonly kind: EventKind | null;
}

/** Rows that decide between shapes with the same header: enough to see the usual event words. */
const LOOK = 200;

/** Known shapes that fit, best first. A role named by the user leaves only its shapes. */
export function matchFormats(info: TableInfo, role: Role | undefined): Match[] {
  const indices = indexOfHeaders(info.header);
  const matches: Match[] = [];
  for (const spec of formats) {
    if (!spec.syntax.includes(info.syntax) || (role !== undefined && !fitsRole(spec.role, role))) continue;
    if (spec.without?.some((name) => indices.has(headerKey(name)))) continue;
    const recognised = spec.recognise?.(info) ?? false;
    const sets = spec.signatures.filter((set) => set.every((name) => indices.has(headerKey(name))));
    if (!recognised && sets.length === 0) continue;
    if (spec.exact && !knowsAll(spec, indices)) continue;
    const kind = kindOf(spec, info.path);
    matches.push({ spec, kind, score: scoreOf(spec, sets, recognised, kind, indices, info) });
  }
  // The sort is stable, so equal scores keep the order of the catalogue.
  return matches.sort((a, b) => b.score - a.score);
}

function fitsRole(of: Role, wanted: Role): boolean {
  return of === wanted || (wanted === "events" && of === "recipients");
}

function knownNames(spec: FormatSpec): Set<string> {
  return new Set([...spec.signatures.flat(), ...Object.values(spec.columns).flat()].map(headerKey));
}

function knowsAll(spec: FormatSpec, indices: ReadonlyMap<string, number>): boolean {
  const names = knownNames(spec);
  return [...indices.keys()].every((key) => key === "" || names.has(key));
}

function kindOf(spec: FormatSpec, path: string): EventKind | null {
  if (spec.event) return spec.event;
  return spec.eventFromPath?.find(({ pattern }) => pattern.test(path))?.kind ?? null;
}

/** Columns in common, the size of the signature, and whether the rows speak the format's event words. */
function scoreOf(
  spec: FormatSpec,
  sets: readonly (readonly string[])[],
  recognised: boolean,
  kind: EventKind | null,
  indices: ReadonlyMap<string, number>,
  info: TableInfo,
): number {
  let score = recognised ? 5 : 0;
  for (const name of knownNames(spec)) if (indices.has(name)) score++;
  score += Math.max(0, ...sets.map((set) => set.length)) * 0.1;
  if (spec.confidence === "verified") score += 0.05;
  if (spec.role !== "events" || recognised) return score;
  const column = columnOf(spec, "eventType", indices);
  if (column === undefined) return spec.expand || kind ? score : score - 3;
  const share = knownWords(spec, info, column);
  return score + (share < 0.3 && !spec.expand ? -3 : 0.5 * share);
}

function columnOf(spec: FormatSpec, field: Field, indices: ReadonlyMap<string, number>): number | undefined {
  for (const name of [spec.columns[field] ?? []].flat()) {
    const index = indices.get(headerKey(name));
    if (index !== undefined) return index;
  }
  return undefined;
}

function knownWords(spec: FormatSpec, info: TableInfo, column: number): number {
  let filled = 0;
  let known = 0;
  for (const row of info.sample.slice(0, LOOK)) {
    const word = (row[column] ?? "").trim();
    if (word === "") continue;
    filled++;
    if (spec.events ? Object.hasOwn(spec.events, word.toLowerCase()) : eventWord(word)) known++;
  }
  return filled === 0 ? 1 : known / filled;
}
