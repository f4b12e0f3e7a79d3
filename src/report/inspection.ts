import type { InspectedFile, Inspection } from "../domain/inspection.js";
import type { Accounting } from "../domain/report.js";
import { maskText } from "./mask.js";
import { forTerminal } from "./neutralize.js";
import type { RenderOptions } from "./render.js";
import type { Column } from "./table/columns.js";
import { grid } from "./table/grid.js";
import { hanging, joinSections, type Page, pageFor, paragraph, point } from "./table/page.js";
import { mapText } from "./text-map.js";
import { count, moment, plural } from "./words.js";

/** What was understood of each file: `clickaudit inspect` for people. Raw records are for JSON only. */
export function renderInspection({ files, together }: Inspection, options: RenderOptions): string {
  const page = pageFor(options);
  const disarm = options.mask ? (text: string) => forTerminal(maskText(text)) : forTerminal;
  const shown = files.map(({ records: _, ...file }) => mapText(file, disarm));
  const several = shown.length > 1 && together.checks.length > 0;
  return joinSections([
    ...shown.flatMap((file) => fileSections(file, page, several)),
    ...(several ? [checks("Together: ", together, page)] : []),
  ]);
}

/** With several files only what they can do together is told: what one lacks the next may hold. */
function fileSections(file: InspectedFile, page: Page, several: boolean): string[][] {
  return [
    [
      ...paragraph(file.path, page).map((line) => page.ink.strong(line)),
      ...facts(file).flatMap(([name, value]) => hanging(`  ${name.padEnd(9)} `, value, page)),
    ],
    columnTable(file, page),
    several ? [] : checks("", file, page),
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
  return [
    ["Holds", holds(file)],
    ["Written", written.filter((part) => part !== "").join(", ")],
    ["Rows", rows(file.accounting)],
    ...(period.from === null || period.to === null
      ? []
      : ([
          ["Period", `${moment(period.from)} to ${moment(period.to)}`],
          ["Times", times(file)],
        ] as [string, string][])),
  ];
}

const ZONE_FROM = new Map([
  ["header", "as the file says"],
  ["format", "as this export writes them"],
  ["option", "as you said"],
  ["assumed", "assumed, since none names a zone"],
]);
const ORDER_FROM = new Map([
  ["values", "as its dates show"],
  ["dots", "as dates with dots are written"],
  ["format", "as this export writes them"],
  ["option", "as you said"],
]);
const STEPS = new Map([
  ["ms", "millisecond"],
  ["second", "second"],
  ["minute", "minute"],
  ["hour", "hour"],
  ["day", "day"],
]);

/** `Europe/Amsterdam, as you said; day first, as its dates show; exact to the minute`. */
function times({ timezone, timezoneFrom, dateOrder, dateOrderFrom, resolution }: InspectedFile): string {
  const zone = timezone === null ? "each names its own zone" : reason(timezone, ZONE_FROM.get(timezoneFrom));
  const order =
    dateOrder === null
      ? ""
      : reason(DATE_ORDERS.get(dateOrder) ?? dateOrder, ORDER_FROM.get(dateOrderFrom ?? ""));
  const step = STEPS.get(resolution ?? "");
  return [zone, order, step === undefined ? "" : `exact to the ${step}`]
    .filter((part) => part !== "")
    .join("; ");
}

function reason(what: string, why: string | undefined): string {
  return why === undefined ? what : `${what}, ${why}`;
}

function holds({ role, format, vendor, confidence, kinds }: InspectedFile): string {
  if (role === "unknown") return "a table without a known role";
  const shape = format === "generic" ? "guessed" : vendor === "" ? format : `${vendor}, ${format}`;
  const events = Object.entries(kinds).map(([kind, n]) => `${count(n)} ${forTerminal(kind)}`);
  return `${role} (${shape}, ${Math.round(confidence * 100)} % sure)${events.length === 0 ? "" : `: ${events.join(", ")}`}`;
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

const BECAUSE = new Map([
  ["export", "known export"],
  ["--map", "--map"],
  ["name and content", "name and cells"],
  ["name", "name"],
  ["content", "cells alone"],
]);

function columnTable({ columns, because, header, spread = [] }: InspectedFile, page: Page): string[] {
  const used = Object.entries(columns);
  const taken = new Set([...used.map(([, name]) => name), ...spread]);
  const unused = header.filter((name) => !taken.has(name));
  const shape: Column<[string, string]>[] = [
    { head: "Field", cell: ([field]) => forTerminal(field) },
    { head: "Column", shrinks: true, cell: ([, name]) => name },
    { head: "Taken for its", cell: ([field]) => BECAUSE.get(because[field] ?? "") ?? "" },
  ];
  return [
    ...(used.length === 0 ? [] : grid(used, shape, page)),
    ...(unused.length === 0 ? [] : paragraph(`Not used: ${unused.join(", ")}`, page)),
  ];
}

/** Needs in words, where they are not plain. */
const NEEDS = new Map([
  ["ip", "address of each click"],
  ["user_agent", "browser of each click"],
  ["links", "link of each click"],
  ["click times", "time of each click"],
  ["platform flags", "the platform's own mark for machines"],
  ["mail domains", "e-mail addresses of the recipients"],
  ["mail servers (--mx)", "mail servers of the domains"],
  ["hidden links (--honeypot)", "a hidden link"],
]);

function checks(
  title: string,
  { checks, remedies }: Pick<InspectedFile, "checks" | "remedies">,
  page: Page,
): string[] {
  if (checks.length === 0) return [];
  const ready = checks.filter(({ runs }) => runs).length;
  return [
    page.ink.strong(`${title}${count(ready)} of ${count(checks.length)} checks can run`),
    ...remedies.flatMap(({ need, how, signals }) =>
      point(`Add ${NEEDS.get(need) ?? need}: ${how}. For ${signals.join(", ")}.`, page),
    ),
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
