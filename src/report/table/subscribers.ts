import type { SubscriberReport } from "../../domain/report.js";
import type { Excerpt } from "../excerpt.js";
import { clickedBy, count, plural, whySuspected } from "../words.js";
import type { Column } from "./columns.js";
import { grid } from "./grid.js";
import { type Page, paragraph } from "./page.js";

const REASONS = 3;

/** The most certain suspicious subscribers, each with its strongest reasons in words. */
export function subscribers({ report, suspicious }: Excerpt, page: Page): string[] {
  const shown = report.subscribers;
  if (suspicious === 0) return openOnly(report.openOnlySubscribers, "", page);
  const columns: Column<SubscriberReport>[] = [
    { head: "Subscriber", shrinks: true, cell: (row) => row.subscriber },
    {
      head: "Clicked by",
      cell: clickedBy,
      ink: (row) => (row.verdict === "automated" ? page.ink.machine : page.ink.faint),
    },
    {
      head: "Machine clicks",
      align: "right",
      cell: ({ clicks }) => `${count(clicks.automated)} of ${count(clicks.reported)}`,
    },
  ];
  const reasons = (row: SubscriberReport) =>
    paragraph(whySuspected(row.reasons, REASONS), page, 4).map((line) => page.ink.faint(line));
  return [
    page.ink.strong(titleOf(shown.length, suspicious)),
    ...grid(shown, columns, page, reasons),
    ...openOnly(report.openOnlySubscribers, "more ", page),
  ];
}

function titleOf(shown: number, all: number): string {
  return shown === all
    ? `Suspicious subscribers (${count(all)})`
    : `Suspicious subscribers (${count(shown)} of ${count(all)})`;
}

function openOnly(n: number, more: string, page: Page): string[] {
  if (n === 0) return [];
  return paragraph(
    `${plural(n, `${more}subscriber`)} had automated opens only (privacy services or scanners) and ${n === 1 ? "is" : "are"} not listed.`,
    page,
  ).map((line) => page.ink.faint(line));
}
