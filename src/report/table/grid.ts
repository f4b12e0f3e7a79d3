import Table from "cli-table3";
import { cut, displayWidth } from "../width.js";
import { type Column, columnWidths, GAP, thatFit } from "./columns.js";
import type { Page } from "./page.js";

type Ink = (text: string) => string;

const PRINTABLE_ASCII = /^[ -~]*$/;
/** Private use, so one cell wide for every measure. */
const STAND_IN = "\ue000";
const CUT_MARK = "...";
/** Rows laid out at once: cli-table3 compares every cell with all those above it, which grows with the square. */
const BATCH = 50;

/** A table with a ruled head; every line is at most as wide as the page. `after` gives further lines under a row. */
export function grid<Row>(
  rows: readonly Row[],
  wanted: readonly Column<Row>[],
  page: Page,
  after: (row: Row) => string[] = () => [],
): string[] {
  const columns = thatFit(rows, wanted, page.width);
  const widths = columnWidths(rows, columns, page.width);
  const head = columns.map((column) => column.head);
  const texts = rows.map((row) => columns.map((column) => column.cell(row)));
  const [heads = "", rule = ""] = layOut(head, [], columns, widths, page.rule);
  const body: string[] = [];
  for (let from = 0; from < texts.length; from += BATCH) {
    const lines = layOut(head, texts.slice(from, from + BATCH), columns, widths, page.rule);
    body.push(...lines.slice(2, -1));
  }
  const strong = columns.map(() => page.ink.strong);
  const inksOf = (row: Row) => columns.map((column) => column.ink?.(row));
  return [
    paint(heads, head, widths, strong),
    page.ink.faint(rule),
    ...rows.flatMap((row, i) => [paint(body[i]!, texts[i]!, widths, inksOf(row)), ...after(row)]),
  ];
}

/** Head, rule, one line per row if there are any and another rule; one UTF-16 unit per cell of the terminal. */
function layOut<Row>(
  head: readonly string[],
  texts: readonly (readonly string[])[],
  columns: readonly Column<Row>[],
  widths: readonly number[],
  rule: string,
): string[] {
  const none = { top: "", "top-mid": "", "top-left": "", "top-right": "", left: "", right: "" };
  const gap = " ".repeat(GAP);
  const rules = { mid: rule, "mid-mid": gap, "left-mid": "", "right-mid": "" };
  const last = { bottom: rule, "bottom-mid": gap, "bottom-left": "", "bottom-right": "" };
  const standIns = (line: readonly string[]) => line.map((text, i) => standIn(text, widths[i]!));
  const table = new Table({
    head: standIns(head),
    colWidths: [...widths],
    colAligns: columns.map(({ align }) => align ?? "left"),
    chars: { ...none, ...rules, ...last, middle: gap },
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0, compact: true },
    truncate: CUT_MARK,
  });
  table.push(...texts.map(standIns));
  return table.toString().split("\n");
}

/**
 * What is laid out in place of a text. cli-table3 measures with string-width 4, which counts newer emoji as one cell and
 * each mark of Thai, Hindi or Arabic as one: only ASCII is safe with it.
 */
function standIn(text: string, width: number): string {
  return PRINTABLE_ASCII.test(text) ? text : STAND_IN.repeat(displayWidth(cut(text, width)));
}

/** A line that was laid out, with the texts themselves in it and with colours around whole cells. */
function paint(
  line: string,
  texts: readonly string[],
  widths: readonly number[],
  inks: readonly (Ink | undefined)[],
): string {
  let start = 0;
  const cells = widths.map((width, i) => {
    const laidOut = line.slice(start, start + width);
    const gap = line.slice(start + width, start + width + GAP);
    start += width + GAP;
    const text = texts[i]!;
    const shown = PRINTABLE_ASCII.test(text)
      ? laidOut
      : laidOut.replace(standIn(text, width), () => cut(text, width));
    // Blanks at line ends are noise in files.
    const cell = i === widths.length - 1 ? shown.trimEnd() : shown;
    return (inks[i]?.(cell) ?? cell) + gap;
  });
  return cells.join("").trimEnd();
}
