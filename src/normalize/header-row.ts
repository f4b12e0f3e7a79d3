import type { Field } from "./fields.js";
import { meaningsOf } from "./synonyms.js";

/** What no name of a column is: a number, a date, an address, a link. */
const VALUE = /^[\d\s.,:/+-]+$|@|:\/\//;
const LONGEST_NAME = 60;

/** Whether a record names columns: nearly every cell is a name that columns usually have, and none is a value. */
export function isHeaderRow(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  if (filled.length < 2 || filled.some((cell) => cell.length > LONGEST_NAME || VALUE.test(cell.trim())))
    return false;
  const names = filled.filter((cell) => meaningsOf(cell).length > 0).length;
  return names >= 2 && names >= 0.6 * filled.length;
}

const OF_A_TABLE: ReadonlySet<Field> = new Set([
  "email",
  "subscriberId",
  "campaignName",
  "campaignId",
  "url",
]);

/** Whether a record begins a table of its own: it names columns, and one that says who, or which campaign or link. */
export function isTableHeader(cells: readonly string[]): boolean {
  return (
    isHeaderRow(cells) && cells.some((cell) => meaningsOf(cell).some(({ field }) => OF_A_TABLE.has(field)))
  );
}
