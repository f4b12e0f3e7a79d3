import type { TableInfo } from "../domain/table.js";
import { indexOfHeaders, type Sources } from "./columns.js";
import type { Field } from "./fields.js";
import { headerKey } from "./text.js";
import { isNothing, parseFlag, parseNumber } from "./values.js";

/** What counts, where spreadsheets put marks as well. */
const COUNTS: readonly Field[] = ["totalOpens", "uniqueOpens", "totalClicks", "uniqueClicks"];
/** Share of the filled cells that say yes or no in words or marks: then a mark is no damaged count. */
const MOST = 0.8;

/** Columns of counts in which yes and no stand ("x" for each who clicked), told by their cells. */
export function yesNoColumns(info: TableInfo, sources: Sources): Field[] {
  const indices = indexOfHeaders(info.header);
  return COUNTS.filter((field) => {
    const index = (sources[field] ?? [])
      .map((name) => indices.get(headerKey(name)))
      .find((at) => at !== undefined);
    if (index === undefined) return false;
    const filled = info.sample.map((row) => (row[index] ?? "").trim()).filter((text) => !isNothing(text));
    const marks = filled.filter((text) => Number.isNaN(parseNumber(text)) && parseFlag(text) !== undefined);
    return filled.length > 0 && marks.length >= MOST * filled.length;
  });
}
