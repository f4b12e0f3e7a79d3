import { mainTime } from "./columns.js";
import { isHomePage, isOfContact } from "./contact-columns.js";
import { type ColumnContent, contentOf } from "./content.js";
import type { Field } from "./fields.js";
import { phraseMeanings } from "./header-phrases.js";
import { agree, chooseRecipient } from "./recipient.js";
import { suits } from "./suits.js";
import { meaningsOf } from "./synonyms.js";
import { isTotals } from "./totals.js";

/** A column taken for a field, and why. */
interface Assignment {
  readonly column: number;
  /** By its name, confirmed by its cells; by its name alone; by its cells alone. */
  readonly by: "name and content" | "name" | "content";
}

export interface Assignments {
  readonly fields: Map<Field, Assignment>;
  readonly contents: readonly ColumnContent[];
  /** Columns that fit a field as well as the one that was taken, without a name that decides. */
  readonly ties: Map<Field, readonly number[]>;
}

/** Rows that are looked at: enough for shares, few enough for files with hundreds of columns. */
const LOOK = 300;
/** Columns beyond this are merge fields of huge audience exports. */
const MOST_COLUMNS = 400;

/**
 * Takes columns for fields: first by header, as far as the cells do not contradict it, then by cells alone for what no
 * header names.
 */
export function assignColumns(
  header: readonly string[],
  sample: readonly (readonly string[])[],
): Assignments {
  const rows = sample.slice(0, LOOK).filter((cells) => !isTotals(cells));
  const width = Math.min(header.length, MOST_COLUMNS);
  const contents = Array.from({ length: width }, (_, column) => contentOf(rows, column));
  const fields = new Map<Field, Assignment>();
  const ties = new Map<Field, number[]>();
  assignByName(header, contents, fields, ties);
  assignByContent(header, rows, contents, fields, ties);
  assignRecipient(header, rows, contents, fields, ties);
  assignClock(contents, fields);
  return { fields, contents, ties };
}

/** Behind every name that a list has. */
const PHRASE_RANK = 300;

interface Candidate {
  column: number;
  field: Field;
  match: number;
  score: number;
}

function assignByName(
  header: readonly string[],
  contents: readonly ColumnContent[],
  fields: Map<Field, Assignment>,
  ties: Map<Field, number[]>,
): void {
  const candidates: Candidate[] = [];
  contents.forEach((content, column) => {
    const known = meaningsOf(header[column]!);
    const phrased = known.length > 0 ? [] : phraseMeanings(header[column]!);
    const meanings = [...known, ...phrased.map((field, at) => ({ field, rank: PHRASE_RANK + at }))];
    for (const { field, rank } of meanings) {
      const match = suits(field, content);
      // A phrase is taken where the cells bear it out.
      if (match <= -1 || (phrased.length > 0 && match < 1)) continue;
      // Content outweighs a full cell share, which outweighs how usual the name is.
      candidates.push({ column, field, match, score: 2 * match + 0.3 * content.fill - 0.002 * rank });
    }
  });
  candidates.sort((a, b) => b.score - a.score || a.column - b.column);
  const taken = new Map<number, Candidate>();
  const winners = new Map<Field, Candidate>();
  for (const candidate of candidates) {
    const { column, field, score } = candidate;
    const winner = winners.get(field);
    if (winner && !taken.has(column) && winner.score - score < 1e-9)
      ties.set(field, [...(ties.get(field) ?? []), column]);
    if (winner || taken.has(column)) continue;
    winners.set(field, candidate);
    taken.set(column, candidate);
    fields.set(field, { column, by: candidate.match >= 1 ? "name and content" : "name" });
  }
}

/** Fields that cells alone can show, and the share from which they do. */
const BY_CONTENT: readonly { field: Field; share: (content: ColumnContent) => number; least: number }[] = [
  { field: "email", share: (content) => content.address, least: 0.6 },
  { field: "eventType", share: (content) => content.eventWord, least: 0.8 },
  // Sentences of a few kinds, again and again; a campaign may be called "Click and collect", but not an opening as well.
  { field: "eventType", share: saysByPhrase, least: 0.95 },
  { field: "ip", share: (content) => content.ip, least: 0.6 },
  // Sizes, telephone numbers and birthdays have a slash between letters and digits, too.
  { field: "userAgent", share: (content) => content.browser, least: 0.5 },
  { field: "url", share: (content) => content.url, least: 0.6 },
  { field: "eventTime", share: (content) => content.time, least: 0.9 },
];

function saysByPhrase({ eventPhrase, phraseKinds, distinct, filled }: ColumnContent): number {
  return phraseKinds > 1 && distinct <= MOST_PHRASES && distinct < filled ? eventPhrase : 0;
}
const MOST_PHRASES = 20;

/** Fields of events that a column about the person does not tell of, whatever its cells look like. */
const OF_EVENTS: ReadonlySet<Field> = new Set(["ip", "url", "userAgent"]);

function assignByContent(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  contents: readonly ColumnContent[],
  fields: Map<Field, Assignment>,
  ties: Map<Field, number[]>,
): void {
  const taken = new Set([...fields.values()].map(({ column }) => column));
  for (const { field, share, least } of BY_CONTENT) {
    if (fields.has(field)) continue;
    if (field === "eventTime" && hasTime(fields)) continue;
    const isOther = (column: number) =>
      OF_EVENTS.has(field) &&
      (isOfContact(header[column]!) ||
        (field === "url" && !fields.has("eventType") && isHomePage(header[column]!)));
    // Words of one kind in every row say less than a column in which they differ; a constant column still counts.
    const found = contents
      .map((content, column) => ({ column, score: share(content) + 0.2 * content.fill, content }))
      .filter(
        ({ column, content }) =>
          !taken.has(column) && content.filled > 0 && share(content) >= least && !isOther(column),
      )
      .sort((a, b) => b.score - a.score || a.column - b.column);
    const best = found[0];
    if (!best) continue;
    fields.set(field, { column: best.column, by: "content" });
    taken.add(best.column);
    const equal = found
      .slice(1)
      .filter(({ score, column }) => best.score - score < 0.1 && !agree(rows, best.column, column));
    if (equal.length > 0)
      ties.set(
        field,
        equal.map(({ column }) => column),
      );
  }
}

/** Where several columns hold addresses, all of them are looked at, with or without a name. */
function assignRecipient(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  contents: readonly ColumnContent[],
  fields: Map<Field, Assignment>,
  ties: Map<Field, number[]>,
): void {
  const choice = chooseRecipient(header, rows, contents);
  if (choice === undefined) return;
  const { column, rivals } = choice;
  for (const [field, taken] of [...fields]) if (taken.column === column) fields.delete(field);
  const named = meaningsOf(header[column]!).some(({ field }) => field === "email");
  fields.set("email", { column, by: named ? "name and content" : "content" });
  if (rivals.length > 0) ties.set("email", [...rivals]);
  else ties.delete("email");
}

/** A day in one column and its time in the next: exports for spreadsheets. Two columns of times decide nothing. */
export function assignClock(contents: readonly ColumnContent[], fields: Map<Field, Assignment>): void {
  const time = mainTime(Object.fromEntries(fields));
  if (time === undefined || !contents[fields.get(time)!.column]!.dayOnly) return;
  const taken = new Set([...fields.values()].map(({ column }) => column));
  const clocks = contents
    .map((content, column) => ({ content, column }))
    .filter(({ content, column }) => content.clock >= 0.9 && !taken.has(column));
  if (clocks.length === 1) fields.set("timeOfDay", { column: clocks[0]!.column, by: "content" });
}

function hasTime(fields: ReadonlyMap<Field, Assignment>): boolean {
  return [...fields.keys()].some((field) => field.endsWith("Time"));
}
