import type { ClickCounts, Report } from "../../domain/report.js";
import { count, share } from "../words.js";
import type { Column } from "./columns.js";
import { grid } from "./grid.js";
import type { Page } from "./page.js";

interface Place {
  name: string;
  clicks: ClickCounts;
}

const ROWS = 5;

/** Where the machines sit: mail domains, mailbox systems and networks with the most removed clicks. */
export function where(report: Report, page: Page): string[] {
  const tables = [
    places(
      "Mail domains",
      report.domains.map(({ domain, clicks }) => ({ name: domain, clicks })),
      page,
    ),
    places("Mailbox systems", report.mailboxSystems, page),
    places(
      "Networks",
      report.networks.map(({ network, clicks }) => ({ name: network, clicks })),
      page,
    ),
  ].filter((table) => table.length > 0);
  if (tables.length === 0) return [];
  return [
    page.ink.strong("Where the machines sit"),
    ...tables.flatMap((table, i) => (i === 0 ? table : ["", ...table])),
  ];
}

function places(title: string, all: readonly Place[], page: Page): string[] {
  const rows = all
    .filter(({ clicks }) => clicks.automated > 0)
    .sort((a, b) => b.clicks.automated - a.clicks.automated)
    .slice(0, ROWS)
    .map((place) =>
      place.name === "unknown" || place.name === "" ? { ...place, name: "not known" } : place,
    );
  if (rows.length === 0) return [];
  const columns: Column<Place>[] = [
    // One width for the three tables, so that their figures stand in line.
    { head: title, atLeast: 32, shrinks: true, cell: (row) => row.name },
    { head: "Clicks", atLeast: 8, align: "right", cell: ({ clicks }) => count(clicks.reported) },
    {
      head: "By machine",
      align: "right",
      cell: ({ clicks }) => count(clicks.automated),
      ink: () => page.ink.machine,
    },
    {
      head: "Share",
      atLeast: 9,
      align: "right",
      cell: ({ clicks }) => share(clicks.reported === 0 ? null : clicks.automated / clicks.reported),
    },
  ];
  return grid(rows, columns, page);
}
