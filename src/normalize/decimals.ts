import type { TableInfo } from "../domain/table.js";
import type { Sources } from "./columns.js";
import { columnsByCells } from "./columns-by-cells.js";
import type { Field } from "./fields.js";

const COUNTS: readonly Field[] = [
  "opened",
  "totalOpens",
  "uniqueOpens",
  "verifiedOpens",
  "botOpens",
  "clicked",
  "totalClicks",
  "uniqueClicks",
  "verifiedClicks",
  "botClicks",
];
/** No number is grouped so: a zero before the mark, or four digits. */
const UNGROUPED = /^(?:0|\d{4,})[.,]\d{3}$/;
const OF_ZEROS = /^\d{1,3}[.,]000$/;

/**
 * Columns of a list of people whose counts are written with three decimals, as databases write them: "1.000" beside "0.000" is one.
 * Where all cells end so, it is one as well: nobody has had thousands of hits to the dot, all the less everybody.
 */
export function decimalColumns(info: TableInfo, sources: Sources): Field[] {
  return columnsByCells(
    info,
    sources,
    COUNTS,
    (filled) => filled.some((text) => UNGROUPED.test(text)) || filled.every((text) => OF_ZEROS.test(text)),
  );
}
