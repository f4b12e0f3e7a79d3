import type { PlatformFlag } from "../../domain/event.js";
import type { Column } from "../columns.js";
import type { Failure } from "./fields.js";
import { countIn } from "./hit-counts.js";

/** Columns in which the platform counts what it takes for people's hits, and for machines'. */
export interface JudgedColumns {
  readonly verified: Column;
  readonly machines: Column;
}

/** Hits of one mark; those of machines come first. */
export interface Judged {
  readonly flag: PlatformFlag;
  readonly count: number;
}

/** All hits that both columns count together, where no other column counts them; undefined where they are silent, too. */
export function judgedSum(
  columns: JudgedColumns,
  cells: readonly string[],
  failure: Failure,
): number | undefined {
  if (!columns.verified.present && !columns.machines.present) return undefined;
  const people = judgedCount(columns.verified, cells, failure);
  const machines = judgedCount(columns.machines, cells, failure);
  return Number.isNaN(people) && Number.isNaN(machines) ? undefined : (people || 0) + (machines || 0);
}

/** How the platform takes a count apart; undefined where it does not. A part larger than the whole is all of it. */
export function judgedHits(
  columns: JudgedColumns,
  cells: readonly string[],
  count: number,
  failure: Failure,
): readonly Judged[] | undefined {
  if (!columns.verified.present && !columns.machines.present) return undefined;
  const people = judgedCount(columns.verified, cells, failure);
  const found = judgedCount(columns.machines, cells, failure);
  if (Number.isNaN(people) && Number.isNaN(found)) return undefined;
  const machines = Math.min(count, Number.isNaN(found) ? Math.max(0, count - people) : found);
  const parts: Judged[] = [
    { flag: "machine", count: machines },
    { flag: "human", count: count - machines },
  ];
  return parts.filter((part) => part.count > 0);
}

function judgedCount(column: Column, cells: readonly string[], failure: Failure): number {
  const text = column.read(cells);
  if (text === "") return Number.NaN;
  const count = countIn(column, text);
  if (Number.isNaN(count)) failure.note("no count", text, column.header);
  return count;
}
