import type { TableInfo } from "../domain/table.js";
import type { Assignments } from "./assign.js";
import type { Field } from "./fields.js";
import { sameMoments } from "./rival-times.js";
import { meaningsOf } from "./synonyms.js";

const FIELDS: readonly Field[] = ["eventTime", "conversionTime"];
/** Share of rows from which a column holds times in all of them, but for damage. */
const NEARLY_ALL = 0.9;

/**
 * Where a table tells the day of its rows in one column and their time in another by as usual a name ("event_date" beside
 * "event_timestamp"), the time is taken. Changes `found`.
 */
export function preferTimesToDays(info: TableInfo, found: Assignments): void {
  for (const field of FIELDS) {
    const own = found.fields.get(field);
    if (own === undefined || !found.contents[own.column]!.dayOnly || found.fields.has("timeOfDay")) continue;
    const taken = new Set([...found.fields.values()].map(({ column }) => column));
    const finer = found.contents.flatMap(({ time, fill, dayOnly }, column) =>
      !taken.has(column) &&
      !dayOnly &&
      Math.min(time, fill) >= NEARLY_ALL &&
      meaningsOf(info.header[column]!).some((meaning) => meaning.field === field) &&
      sameMoments(info, own.column, column)
        ? [column]
        : [],
    );
    if (finer.length === 1) found.fields.set(field, { column: finer[0]!, by: "name and content" });
  }
}
