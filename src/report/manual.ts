import type { ManualEntry } from "../domain/manual.js";
import { forTerminal } from "./neutralize.js";
import type { RenderOptions } from "./render.js";
import type { Column } from "./table/columns.js";
import { grid } from "./table/grid.js";
import { joinSections, type Page, pageFor, paragraph, point } from "./table/page.js";
import { mapText } from "./text-map.js";
import { weight } from "./words.js";

type Look = Pick<RenderOptions, "color" | "unicode" | "width">;

/** All signals by group, one a line: `clickaudit signals`. */
export function renderSignals(manual: readonly ManualEntry[], options: Look): string {
  const page = pageFor(options);
  const groups = new Map<string, ManualEntry[]>();
  for (const entry of mapText([...manual], forTerminal)) {
    const group = groups.get(entry.group);
    if (group === undefined) groups.set(entry.group, [entry]);
    else group.push(entry);
  }
  const widest = manual.reduce((width, { id }) => Math.max(width, id.length), 0);
  const columns = (name: string): Column<ManualEntry>[] => [
    { head: name.charAt(0).toUpperCase() + name.slice(1), atLeast: widest, cell: ({ id }) => id },
    { head: "", shrinks: true, cell: ({ title }) => title },
  ];
  return joinSections([
    ...[...groups].map(([name, entries]) => grid(entries, columns(name), page)),
    paragraph("clickaudit signals ID says more about one of them.", page),
  ]);
}

/** The manual page of one signal: `clickaudit signals ID`. */
export function renderSignal(entry: ManualEntry, options: Look): string {
  const page = pageFor(options);
  const { id, title, group, meaning, falseAlarms, advice, sources, needs, thresholds, weights, learned } =
    mapText(entry, forTerminal);
  return joinSections([
    [...paragraph(id, page).map((line) => page.ink.strong(line)), ...paragraph(`${title} (${group})`, page)],
    chapter("What it means", meaning, page),
    chapter("False alarms", falseAlarms, page),
    chapter("What to do", advice, page),
    chapter("Needs", needs.length === 0 ? "nothing special" : needs.join(", "), page),
    thresholdList(thresholds, page),
    learned === true ? factorTable(weights, page) : weightTable(weights, page),
    sources.length === 0
      ? []
      : [page.ink.strong("Sources"), ...sources.flatMap((source) => point(source, page))],
  ]);
}

function chapter(title: string, text: string, page: Page): string[] {
  return [page.ink.strong(title), ...paragraph(text, page)];
}

function thresholdList(thresholds: ManualEntry["thresholds"], page: Page): string[] {
  if (thresholds.length === 0) return [];
  return [
    page.ink.strong("Thresholds (--set signal.threshold=number)"),
    ...thresholds.flatMap(({ name, default: value, unit, why }) =>
      point(`${name} = ${[String(value), unit].filter((part) => part !== "").join(" ")}: ${why}`, page),
    ),
  ];
}

type Case = ManualEntry["weights"][number];

function weightTable(weights: readonly Case[], page: Page): string[] {
  const note = "Weights are log-odds: above 0 speaks for a machine, below 0 for a person.";
  return caseTable(weights, "Weight", (row) => weight(row.weight), note, page);
}

/** What is learned has no fixed weight; a factor with the sign of a weight was taken for one. */
function factorTable(weights: readonly Case[], page: Page): string[] {
  const note =
    "Your export sets the weight, for a machine or for a person; it counts times this factor. clickaudit explain shows the weight for each burst.";
  return caseTable(weights, "Factor", (row) => row.weight.toFixed(2), note, page);
}

function caseTable(
  cases: readonly Case[],
  head: string,
  cell: (row: Case) => string,
  note: string,
  page: Page,
): string[] {
  if (cases.length === 0) return [];
  const columns: Column<Case>[] = [
    { head: "Case", shrinks: true, cell: (row) => row.case },
    { head, align: "right", cell },
  ];
  return [...grid(cases, columns, page), ...paragraph(note, page).map((line) => page.ink.faint(line))];
}
