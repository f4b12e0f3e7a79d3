import type { TableInfo } from "../domain/table.js";
import type { Sources } from "./columns.js";
import { columnsByCells } from "./columns-by-cells.js";
import type { Field } from "./fields.js";
import { parseFlag, parseNumber } from "./values.js";

/** What counts, where spreadsheets put marks as well. */
const COUNTS: readonly Field[] = ["totalOpens", "uniqueOpens", "totalClicks", "uniqueClicks"];
/** Share of the filled cells that say yes or no in words or marks: then a mark is no damaged count. */
const MOST = 0.8;

/** Columns of counts in which yes and no stand ("x" for each who clicked), told by their cells. */
export function yesNoColumns(info: TableInfo, sources: Sources): Field[] {
  return columnsByCells(info, sources, COUNTS, (filled) => {
    const marks = filled.filter((text) => Number.isNaN(parseNumber(text)) && parseFlag(text) !== undefined);
    return marks.length >= MOST * filled.length;
  });
}
