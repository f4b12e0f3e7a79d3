import type { EventKind } from "../domain/event.js";
import type { TableInfo } from "../domain/table.js";
import type { Assignments } from "./assign.js";
import { TIME_OF } from "./kind-times.js";
import { isTotals } from "./totals.js";
import { isNothing } from "./values.js";

/** Kinds whose lists may hold everybody: what sends a mail comes to each of them. */
const OF_SOME: ReadonlySet<EventKind> = new Set(["open", "click", "bounce", "unsubscribe"]);

/**
 * What the rows say by the column of times that is named for a kind ("Clicked at"): where some have a time, an empty cell
 * means that it did not happen. Where none has, the column is one that nobody filled, and says nothing.
 * @returns whether any row has a time, and whether a row with a recipient has none; undefined where no column is named so
 */
export function namedTimes(
  { sample }: TableInfo,
  { fields }: Assignments,
  kind: EventKind | null,
): { some: boolean; blank: boolean } | undefined {
  const field = kind !== null && OF_SOME.has(kind) ? TIME_OF[kind] : undefined;
  const column = field === undefined ? undefined : fields.get(field)?.column;
  if (column === undefined) return undefined;
  const person = (fields.get("email") ?? fields.get("subscriberId"))?.column;
  const has = (cells: readonly string[], at: number) => !isNothing((cells[at] ?? "").trim());
  const people = sample.filter((cells) => (person === undefined || has(cells, person)) && !isTotals(cells));
  const timed = people.filter((cells) => has(cells, column)).length;
  return { some: timed > 0, blank: timed < people.length };
}
