import { displayWidth, fill } from "../width.js";
import type { Page } from "./page.js";

/**
 * Columns of text. Own code, since cli-table3 measures with string-width 4: it counts newer emoji as one cell and the
 * marks of Thai, Hindi or Arabic as one each, and then the columns run apart.
 */
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

const GAP = "  ";
/** A column that gives way keeps at least this. */
const LEAST = 12;
/** What is left of any column when figures are absurdly long. */
const LAST_RESORT = 5;

/** A table with a ruled head; every line is at most as wide as the page. `after` gives further lines under a row. */
export function grid<Row>(
  rows: readonly Row[],
  wanted: readonly Column<Row>[],
  page: Page,
  after: (row: Row) => string[] = () => [],
): string[] {
  const columns = thatFit(rows, wanted, page.width);
  const widths = columnWidths(rows, columns, page.width);
  const line = (texts: string[], inks: (((text: string) => string) | undefined)[]) =>
    texts
      .map((text, i) => {
        const shown = fill(text, widths[i]!, columns[i]!.align ?? "left");
        // Blanks at line ends are noise in files.
        const last = i === texts.length - 1 ? shown.trimEnd() : shown;
        return inks[i]?.(last) ?? last;
      })
      .join(GAP)
      .trimEnd();
  const heads = line(
    columns.map((column) => column.head),
    columns.map(() => page.ink.strong),
  );
  const rule = page.ink.faint(widths.map((width) => page.rule.repeat(width)).join(GAP));
  const body = rows.flatMap((row) => [
    line(
      columns.map((column) => column.cell(row)),
      columns.map((column) => column.ink?.(row)),
    ),
    ...after(row),
  ]);
  return [heads, rule, ...body];
}

/** The columns that leave each other room, without the most dispensable ones if need be. */
function thatFit<Row>(rows: readonly Row[], wanted: readonly Column<Row>[], room: number): Column<Row>[] {
  const columns = [...wanted];
  const least = (column: Column<Row>) =>
    column.shrinks ? Math.min(LEAST, naturalWidth(rows, column)) : naturalWidth(rows, column);
  const total = () => columns.reduce((sum, column) => sum + least(column), GAP.length * (columns.length - 1));
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

function columnWidths<Row>(rows: readonly Row[], columns: readonly Column<Row>[], room: number): number[] {
  const widths = columns.map((column) => naturalWidth(rows, column));
  let excess = widths.reduce((sum, width) => sum + width, GAP.length * (columns.length - 1)) - room;
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
