import { displayWidth } from "../width.js";

/** A column of a table whose rows are of any type. */
export interface Column<Row> {
  head: string;
  cell: (row: Row) => string;
  align?: "left" | "right";
  /** Gives way when the table is too wide; other columns keep the width of their content. */
  shrinks?: boolean;
  /** Left out when giving way is not enough, the highest number first. */
  spare?: number;
  /** Cells to fill even if the content is narrower, so that several tables stand in line. */
  atLeast?: number;
  ink?: (row: Row) => (text: string) => string;
}

/** Cells between two columns. */
export const GAP = 2;
/** A column that gives way keeps at least this. */
const LEAST = 12;
/** What is left of any column when figures are absurdly long. */
const LAST_RESORT = 5;

/** The columns that leave each other room, without the most dispensable ones if need be. */
export function thatFit<Row>(
  rows: readonly Row[],
  wanted: readonly Column<Row>[],
  room: number,
): Column<Row>[] {
  const columns = [...wanted];
  const least = (column: Column<Row>) =>
    column.shrinks ? Math.min(LEAST, naturalWidth(rows, column)) : naturalWidth(rows, column);
  const total = () => columns.reduce((sum, column) => sum + least(column), GAP * (columns.length - 1));
  while (total() > room) {
    const spare = Math.max(...columns.map((column) => column.spare ?? 0));
    if (spare === 0) break;
    columns.splice(
      columns.findIndex((column) => column.spare === spare),
      1,
    );
  }
  return columns;
}

function naturalWidth<Row>(rows: readonly Row[], { head, cell, atLeast }: Column<Row>): number {
  return rows.reduce(
    (widest, row) => Math.max(widest, displayWidth(cell(row))),
    Math.max(displayWidth(head), atLeast ?? 0),
  );
}

/** Cells of a table in which no column gives way. */
export function naturalTableWidth<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): number {
  return columns.reduce((sum, column) => sum + naturalWidth(rows, column), GAP * (columns.length - 1));
}

/** Cells of each column, so that all of them and the gaps fill at most `room`. */
export function columnWidths<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  room: number,
): number[] {
  const widths = columns.map((column) => naturalWidth(rows, column));
  let excess = naturalTableWidth(rows, columns) - room;
  // Those that may give way first, from the left; if that is not enough, the others too.
  for (const [shrinks, least] of [
    [true, LEAST],
    [false, LAST_RESORT],
    [true, LAST_RESORT],
  ] as const) {
    for (const [i, column] of columns.entries()) {
      if (excess <= 0 || (column.shrinks ?? false) !== shrinks) continue;
      const taken = Math.min(excess, Math.max(0, widths[i]! - least));
      widths[i]! -= taken;
      excess -= taken;
    }
  }
  return widths;
}
