import { type HeadRecord, headRecords } from "./head-records.js";
import { wholeness } from "./kinds.js";
import type { Position } from "./position.js";
import type { Dialect } from "./scan.js";

/** Delimiters that exports use, with how much each is trusted when another one explains the file as well. */
const DELIMITERS: [delimiter: string, trust: number][] = [
  [",", 1],
  [";", 1],
  ["\t", 1],
  ["|", 1],
  ["~", 0.7],
  ["^", 0.7],
];

/** Cells looked at per candidate. */
const MAX_CELLS = 4_000;

/** The most frequent number of cells; the larger one of two equally frequent. */
export function usualWidth(records: readonly HeadRecord[]): number {
  const counts = new Map<number, number>();
  let width = 1;
  for (const record of records) {
    if (record.broken) continue;
    const cells = record.cells.length;
    const count = (counts.get(cells) ?? 0) + 1;
    counts.set(cells, count);
    const best = counts.get(width) ?? 0;
    if (count > best || (count === best && cells > width)) width = cells;
  }
  return width;
}

function meanWholeness(records: readonly HeadRecord[], width: number): number {
  let sum = 0;
  let seen = 0;
  for (const record of records) {
    if (record.broken || record.cells.length !== width) continue;
    for (const cell of record.cells) {
      sum += wholeness(cell);
      seen++;
    }
    if (seen >= MAX_CELLS) break;
  }
  return seen === 0 ? 0 : sum / seen;
}

/**
 * How well a dialect explains the records, 0 to 1: most records have the same number of cells (more than one), the
 * cells look like single values, and no quote stands in a wrong place. After CleverCSV (van den Burg et al., 2019):
 * pattern score times type score, times `trust`. Reading the cells takes most of the time, and is left out where the pattern alone
 * shows that the score is no better than `best`.
 */
function score(records: readonly HeadRecord[], trust: number, best: number): number {
  if (records.length === 0) return 0;
  const width = usualWidth(records);
  const regular = records.filter((record) => !record.broken && record.cells.length === width).length;
  const broken = records.filter((record) => record.broken).length;
  const columns = width === 1 ? 0.3 : 1 - 1 / (width + 1);
  const sound = 1 - broken / records.length;
  const pattern = (regular / records.length) * columns * sound;
  return pattern * trust <= best ? 0 : pattern * (0.4 + 0.6 * meanWholeness(records, width)) * trust;
}

function isSame(a: Dialect, b: Dialect): boolean {
  return a.delimiter === b.delimiter && a.quote === b.quote && a.padded === b.padded;
}

interface Candidate {
  dialect: Dialect;
  trust: number;
}

function candidates(head: Buffer): Candidate[] {
  const text = head.toString("latin1");
  const list: Candidate[] = [];
  for (const [delimiter, trust] of DELIMITERS) {
    if (!text.includes(delimiter) && delimiter !== ",") continue;
    list.push({ dialect: { delimiter, quote: '"', padded: false }, trust });
    if (text.includes(`${delimiter} "`))
      list.push({ dialect: { delimiter, quote: '"', padded: true }, trust: 0.95 * trust });
    if (text.includes(`${delimiter}'`))
      list.push({ dialect: { delimiter, quote: "'", padded: false }, trust: 0.8 * trust });
    // Tools that write tabs or pipes often quote nothing, and a quote is then an ordinary character.
    const isPlain = (delimiter === "\t" || delimiter === "|") && text.includes('"');
    if (isPlain) list.push({ dialect: { delimiter, quote: null, padded: false }, trust: 0.8 * trust });
  }
  // Blanks separate only where nothing else does.
  if (text.includes(" ")) list.push({ dialect: { delimiter: " ", quote: '"', padded: false }, trust: 0.5 });
  return list;
}

/** Other quotes than `"` must be seen at work: an apostrophe is more often an apostrophe. */
function isBelievable(dialect: Dialect, records: readonly HeadRecord[]): boolean {
  if (dialect.quote === "'") return records.reduce((sum, record) => sum + record.quoted, 0) >= 2;
  if (dialect.delimiter === " ") {
    const width = usualWidth(records);
    return width >= 3 && records.length >= 3 && records.every((record) => record.cells.length === width);
  }
  return true;
}

/**
 * Finds delimiter and quote from the head of a file.
 * @param start where the first record begins (after a `sep=` line)
 * @param delimiter what the file itself names in its `sep=` line
 */
export function detectDialect(
  head: Buffer,
  complete: boolean,
  start: Position,
  delimiter?: string,
): { dialect: Dialect; records: HeadRecord[] } {
  const fallback: Dialect = { delimiter: delimiter ?? ",", quote: '"', padded: false };
  const records = headRecords(head, complete, fallback, start);
  let best = { dialect: fallback, records, score: -1 };
  if (delimiter !== undefined) return best;
  for (const { dialect, trust } of candidates(head)) {
    // No score is above 1.
    if (trust <= best.score) continue;
    const split = isSame(dialect, fallback) ? records : headRecords(head, complete, dialect, start);
    const value = score(split, trust, best.score);
    if (value > best.score && isBelievable(dialect, split)) best = { dialect, records: split, score: value };
  }
  return best;
}
