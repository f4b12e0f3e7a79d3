import type { TableInfo } from "../domain/table.js";
import { indexOfHeaders } from "./columns.js";
import type { Field } from "./fields.js";
import { isNoTime } from "./no-time.js";
import { headerKey } from "./text.js";
import { isNothing } from "./values.js";

/** What counts or marks hits; opens first. */
export const HIT_FIELDS = [
  "uniqueOpens",
  "totalOpens",
  "opened",
  "uniqueClicks",
  "totalClicks",
  "clicked",
] as const;
const OPENS = 3;
/** A list with the time of the first open and click says by an empty cell that there was none. */
const HIT_TIMES = ["openTime", "clickTime"] as const;
const NONE = /^(?:0(?:[.,]0+)?|false|falsch|no|nein|non|nee|nao|n)?$/i;

function isNone(cell: string): boolean {
  return isNothing(cell) || NONE.test(cell);
}

/** A list that holds people who neither opened nor clicked is a list of all that the mail was sent to. */
export function listsEveryone(info: TableInfo, columns: Readonly<Partial<Record<Field, string>>>): boolean {
  const opens: readonly Field[] = [...HIT_FIELDS.slice(0, OPENS), "openTime"];
  if (!opens.some((field) => columns[field] !== undefined)) return false;
  const indices = indexOfHeaders(info.header);
  const placesOf = (fields: readonly Field[]) =>
    fields.flatMap((field) => {
      const header = columns[field];
      const index = header === undefined ? undefined : indices.get(headerKey(header));
      return index === undefined ? [] : [index];
    });
  const counts = placesOf(HIT_FIELDS);
  const times = placesOf(HIT_TIMES);
  const cell = (row: readonly string[], place: number) => (row[place] ?? "").trim();
  return info.sample.some(
    (row) =>
      counts.every((place) => isNone(cell(row, place))) && times.every((place) => isNoTime(cell(row, place))),
  );
}
