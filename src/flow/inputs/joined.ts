import type { Notice } from "../../domain/report.js";
import type { Table } from "../../domain/table.js";
import { isTableHeader, roleOf } from "../../normalize/index.js";
import { type Cut, cutsOf, segmentsOf } from "../../read/index.js";
import type { Inputs } from "./open-inputs.js";

/**
 * Takes files apart in which exports stand one below the other (sent, opens and clicks joined with `cat`): each header but the
 * first begins a table of its own. Tables below a header that nobody can read stay with the one above, whose reader says so.
 * @param suspect tables that may be joined ones; others are given back as they are
 */
export async function takenApart(inputs: Inputs, suspect: (table: Table) => boolean): Promise<Inputs> {
  const notices: Notice[] = [...inputs.notices];
  const groups = [];
  for (const group of inputs.groups) {
    const tables: Table[] = [];
    const isOpen = group.role === undefined && group.event === undefined;
    for (const table of group.tables) {
      const parts = isOpen && table.info.syntax === "csv" && suspect(table) ? await partsOf(table) : [table];
      if (parts.length > 1)
        notices.push({
          code: "tables-in-one-file",
          message: `${parts.length} tables stand one below the other and were read one by one; their headers are on lines ${parts.map(({ info }) => info.headerLine).join(", ")}`,
          file: table.info.path,
        });
      tables.push(...parts);
    }
    groups.push({ ...group, tables, joined: group.joined === true || tables.length > group.tables.length });
  }
  return { groups, notices };
}

/** Whether the head of a table shows another header, or nobody can say what it is: then one may come below. */
export function looksJoined(table: Table): boolean {
  const { header, sample } = table.info;
  const own = keyOf(header);
  return (
    sample.some((row) => isTableHeader(row) && keyOf(row) !== own) ||
    (table.large !== true && roleOf(table) === "unknown")
  );
}

async function partsOf(table: Table): Promise<Table[]> {
  const cuts = changes(table.info.header, await cutsOf(table, isTableHeader));
  if (cuts.length === 0 || cuts.length > MOST_TABLES) return [table];
  const roles = (await segmentsOf(table, cuts)).map(roleOf);
  const known = cuts.filter((_, at) => roles[at + 1] !== "unknown");
  return known.length === 0 ? [table] : segmentsOf(table, known);
}

/** Nobody joins more exports by hand; rows of words that look like headers come by the thousand. */
const MOST_TABLES = 200;

/** Headers that differ from the one before: the same once more only repeats it. */
function changes(header: readonly string[], cuts: readonly Cut[]): Cut[] {
  let before = keyOf(header);
  return cuts.filter(({ names }) => {
    const key = keyOf(names);
    const differs = key !== before;
    before = key;
    return differs;
  });
}

/** A reader pads a narrow record to the width of the table. */
function keyOf(names: readonly string[]): string {
  return names
    .map((name) => name.trim().toLowerCase())
    .join("\n")
    .trimEnd();
}
