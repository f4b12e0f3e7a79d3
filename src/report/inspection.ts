import type { InspectedFile, Inspection } from "../domain/inspection.js";
import type { Accounting } from "../domain/report.js";
import { idleChecks } from "./checks.js";
import { maskText } from "./mask.js";
import { forTerminal } from "./neutralize.js";
import type { RenderOptions } from "./render.js";
import type { Column } from "./table/columns.js";
import { grid } from "./table/grid.js";
import { hanging, joinSections, type Page, pageFor, paragraph, point } from "./table/page.js";
import { mapText } from "./text-map.js";
import { count, moment, plural } from "./words.js";

/** What was understood of each file: `clickaudit inspect` for people. Raw records are for JSON only. */
export function renderInspection({ files }: Inspection, options: RenderOptions): string {
  const page = pageFor(options);
  const disarm = options.mask ? (text: string) => forTerminal(maskText(text)) : forTerminal;
  const shown = files.map(({ records: _, ...file }) => mapText(file, disarm));
  return joinSections(shown.flatMap((file) => fileSections(file, page)));
}

function fileSections(file: InspectedFile, page: Page): string[][] {
  return [
    [
      ...paragraph(file.path, page).map((line) => page.ink.strong(line)),
      ...facts(file).flatMap(([name, value]) => hanging(`  ${name.padEnd(9)} `, value, page)),
    ],
    columnTable(file, page),
    checks(file, page),
    [...file.notes.flatMap((note) => point(note, page)), ...rejected(file, page)],
  ];
}

const DATE_ORDERS = new Map([
  ["dmy", "day first"],
  ["mdy", "month first"],
  ["ymd", "year first"],
]);

function facts(file: InspectedFile): [string, string][] {
  const { period } = file;
  const written = [
    file.syntax.toUpperCase(),
    file.encoding,
    file.delimiter === null
      ? ""
      : `separated by ${file.delimiter === "\\x09" ? "tabs" : `"${file.delimiter}"`}`,
    file.headerLine > 0 ? `header on line ${count(file.headerLine)}` : "no header",
  ];
  const zone = file.timezone ?? "not known, taken as UTC";
  return [
    ["Holds", holds(file)],
    ["Written", written.filter((part) => part !== "").join(", ")],
    ["Rows", rows(file.accounting)],
    ...(period.from === null || period.to === null
      ? []
      : ([
          ["Period", `${moment(period.from)} to ${moment(period.to)}`],
          [
            "Zone",
            file.dateOrder === null
              ? zone
              : `${zone}; dates are written ${DATE_ORDERS.get(file.dateOrder) ?? file.dateOrder}`,
          ],
        ] as [string, string][])),
  ];
}

function holds({ role, format, vendor, kinds }: InspectedFile): string {
  if (role === "unknown") return "a table that is not about mail";
  const shape = format === "generic" ? "no known platform" : vendor === "" ? format : `${vendor}, ${format}`;
  const events = Object.entries(kinds).map(([kind, n]) => `${count(n)} ${forTerminal(kind)}`);
  return `${role} (${shape})${events.length === 0 ? "" : `: ${events.join(", ")}`}`;
}

/** `1,436: 1,424 analysed, 7 duplicates, 4 skipped (event kind not used), 1 rejected`. */
function rows({ rows, analysed, duplicates, skipped, rejected }: Accounting): string {
  const parts = [
    `${count(analysed)} analysed`,
    ...(duplicates > 0 ? [plural(duplicates, "duplicate")] : []),
    ...Object.entries(skipped).map(([reason, n]) => `${count(n)} skipped (${forTerminal(reason)})`),
    ...(rejected > 0 ? [`${count(rejected)} rejected`] : []),
  ];
  return `${count(rows)}: ${parts.join(", ")}`;
}

function columnTable({ columns, header }: InspectedFile, page: Page): string[] {
  const used = Object.entries(columns);
  const taken = new Set(used.map(([, name]) => name));
  const unused = header.filter((name) => !taken.has(name));
  const shape: Column<[string, string]>[] = [
    { head: "Field", cell: ([field]) => forTerminal(field) },
    { head: "Column", shrinks: true, cell: ([, name]) => name },
  ];
  return [
    ...(used.length === 0 ? [] : grid(used, shape, page)),
    ...(unused.length === 0 ? [] : paragraph(`Not used: ${unused.join(", ")}`, page)),
  ];
}

function checks({ checks }: InspectedFile, page: Page): string[] {
  if (checks.length === 0) return [];
  const ready = checks.filter(({ runs }) => runs).length;
  const idle = checks.map(({ signal, runs, missing }) => ({
    signal,
    title: signal,
    state: runs ? ("ran" as const) : ("skipped" as const),
    hits: 0,
    missing,
  }));
  return [
    page.ink.strong(`${plural(ready, "check")} of ${count(checks.length)} can run`),
    ...idleChecks(idle).flatMap(({ remedy, titles }) => point(`${remedy}: ${titles.join(", ")}.`, page)),
  ];
}

/** The first few say what is wrong; `--rejects FILE` writes them all. */
const REJECTED = 5;

function rejected({ rejected }: InspectedFile, page: Page): string[] {
  const more = rejected.length - REJECTED;
  return [
    ...rejected
      .slice(0, REJECTED)
      .flatMap(({ line, reason }) => point(`Line ${count(line)}: ${reason}`, page)),
    ...(more > 0 ? point(`${plural(more, "more rejected row")}; --rejects FILE writes them all.`, page) : []),
  ];
}
