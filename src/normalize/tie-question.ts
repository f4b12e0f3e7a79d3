import type { Role, TableInfo } from "../domain/table.js";
import type { Assignments } from "./assign.js";
import { columnNumber } from "./columns.js";
import type { DraftOptions } from "./draft.js";
import type { Field } from "./fields.js";
import { excerpt, headerKey } from "./text.js";

/** What only the user knows: which of the columns that hold the same thing is the one. */
export function tieQuestion(
  info: TableInfo,
  found: Assignments,
  role: Role,
  options: DraftOptions,
): string | null {
  if (role === "unknown") return null;
  for (const [field, { hold, names, option }] of TIES) {
    const tied = found.ties.get(field);
    if (!tied || options.map.has(field)) continue;
    const columns = [found.fields.get(field)!.column, ...tied].slice(0, MOST_NAMED);
    const headers = columns.map((column) => info.header[column]!.trim());
    // Columns of one name can only be told apart by their place.
    const isOneName = new Set(headers.map(headerKey)).size < headers.length;
    const quoted = columns.map((column, i) =>
      isOneName ? `"${excerpt(headers[i]!)}" (${columnNumber(column)})` : `"${excerpt(headers[i]!)}"`,
    );
    const example = isOneName ? columnNumber(columns[1]!) : "COLUMN";
    return `columns ${quoted.join(" and ")} both hold ${hold}: say which one ${names} with --map ${option}=${example}`;
  }
  return null;
}

/** Fields on which everything rests. */
export const TIES: readonly (readonly [Field, { hold: string; names: string; option: string }])[] = [
  ["email", { hold: "addresses", names: "names the recipient", option: "email" }],
  ["eventType", { hold: "event words", names: "says what happened", option: "event" }],
  ["eventTime", { hold: "times", names: "is the time of the event", option: "time" }],
];
const MOST_NAMED = 3;
