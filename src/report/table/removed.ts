import type { Report } from "../../domain/report.js";
import { count, plural } from "../words.js";
import type { Column } from "./columns.js";
import { grid } from "./grid.js";
import { type Page, paragraph } from "./page.js";

type Row = Report["removedBecause"][number];

const ROWS = 8;

/** Which checks removed how many clicks. */
export function removed({ removedBecause }: Report, page: Page): string[] {
  if (removedBecause.length === 0) return [];
  const columns: Column<Row>[] = [
    { head: "Why clicks were removed", shrinks: true, cell: (row) => row.title },
    { head: "Clicks", align: "right", cell: (row) => count(row.clicks), ink: () => page.ink.machine },
    { head: "Subscribers", align: "right", cell: (row) => count(row.subscribers) },
  ];
  const more = removedBecause.length - ROWS;
  const rest = more > 0 ? `${plural(more, "weaker reason")} not shown. ` : "";
  return [
    ...grid(removedBecause.slice(0, ROWS), columns, page),
    ...paragraph(`${rest}A click can have several reasons.`, page).map((line) => page.ink.faint(line)),
  ];
}
