import type { Report } from "../../domain/report.js";
import type { Column } from "./columns.js";
import { grid } from "./grid.js";
import type { Page } from "./page.js";

type Row = Report["insights"]["diagnosis"][number];

/** The complaints people arrive with and their answers; evidence and advice fill a page of their own. */
export function complaints({ insights }: Report, page: Page): string[] {
  if (insights.diagnosis.length === 0) return [];
  const columns: Column<Row>[] = [
    { head: "Common complaints", atLeast: 32, shrinks: true, cell: (row) => row.complaint },
    {
      head: "Here",
      cell: (row) => row.answer,
      ink: (row) => (row.answer === "yes" ? page.ink.machine : page.ink.faint),
    },
  ];
  return [
    ...grid(insights.diagnosis, columns, page),
    page.ink.faint("Evidence and advice: -f markdown or -f html."),
  ];
}
