import type { Column } from "../columns.js";
import { eventPhrase, eventWord } from "../event-words.js";
import { parseCount, parseFlag, parseNumber } from "../values.js";
import type { Failure } from "./fields.js";
import type { JudgedColumns } from "./judged-hits.js";

export type ReadTime = (cells: readonly string[]) => number;

/** What a row says about one kind of hit. */
export interface HitColumns extends JudgedColumns {
  readonly kind: "open" | "click";
  readonly counts: readonly { readonly column: Column; readonly holdsYesNo: boolean }[];
  readonly flag: Column;
  readonly first: ReadTime;
  readonly last: ReadTime;
}

const DECIMALS = /[.,]0+$/;
/** A larger count is a damaged cell. */
const MOST_HITS = 1_000_000;

/** The count in a cell; NaN where it holds none. */
export function countIn({ decimals }: Column, text: string): number {
  return parseCount(decimals ? text.replace(DECIMALS, "") : text);
}

/** Hits by count, else by flag, else by a time; undefined when the row says nothing about them. */
export function numberOf(hit: HitColumns, cells: readonly string[], failure: Failure): number | undefined {
  for (const { column, holdsYesNo } of hit.counts) {
    const text = column.read(cells);
    if (text === "") continue;
    const count = countIn(column, text);
    if (count <= MOST_HITS) return count;
    const isWord = Number.isNaN(parseNumber(text));
    if (isWord && hit.flag.present) continue;
    const yes = isWord && holdsYesNo ? parseFlag(text) : undefined;
    if (yes !== undefined) return yes ? 1 : 0;
    failure.note("no count", text, column.header);
  }
  const flag = hit.flag.read(cells);
  if (flag !== "") {
    const number = flagged(hit.flag, flag, hit.kind);
    if (number !== undefined) return number;
    failure.note("no yes or no", flag, hit.flag.header);
  }
  // A time alone, be it the last one, is a hit.
  if (!Number.isNaN(hit.first(cells)) || !Number.isNaN(hit.last(cells))) return 1;
  return hit.counts.some(({ column }) => column.present) || hit.flag.present ? 0 : undefined;
}

/** Whether a record names a link in a column that is called the clicked one: "Clicked link", "Lien cliqu\u00e9". */
export function namesClicked(link: Column, cells: readonly string[]): boolean {
  return link.read(cells) !== "" && eventPhrase(link.header)?.kind === "click";
}

/** Hits by a column that says yes or no, counts, or names what happened. */
function flagged(column: Column, text: string, kind: "open" | "click"): number | undefined {
  const count = countIn(column, text);
  if (!Number.isNaN(count)) return count <= MOST_HITS ? count : undefined;
  const yes = parseFlag(text) ?? (eventWord(text)?.kind === kind || undefined);
  return yes === undefined ? undefined : yes ? 1 : 0;
}

/** Whether a cell says yes. */
export function isYes(column: Column, cells: readonly string[]): boolean {
  return parseFlag(column.read(cells)) === true;
}

/** Bounce columns say yes, count, or name the kind of bounce. */
export function isBounce(column: Column, cells: readonly string[]): boolean {
  const text = column.read(cells);
  return parseFlag(text) ?? eventWord(text)?.kind === "bounce";
}
