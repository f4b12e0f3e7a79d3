import type { Report } from "../domain/report.js";
import { JsonText, type Layout, layoutOf } from "./json-text.js";
import { maskReport } from "./mask.js";
import { forJson } from "./neutralize.js";
import { reportSchema } from "./schema.js";

/** The report as JSON of schema `clickaudit/1`: keys in the order of the schema, numbers finite or null. */
export function renderJson(report: Report, options: { mask: boolean }): string {
  return [...jsonPieces(report, options)].join("");
}

/** Items of a list in one piece of text: a piece is held in memory several times while it is written. */
const BATCH = 50;

/**
 * {@link renderJson} piece by piece: a report of a million suspicious subscribers is longer than a string of JavaScript can be
 * (512 MiB).
 */
export function* jsonPieces(report: Report, { mask }: { mask: boolean }): Generator<string> {
  const shown: object = mask ? maskReport(report) : report;
  const known = Object.keys(reportSchema.properties!).filter((key) => Object.hasOwn(shown, key));
  const others = Object.keys(shown).filter((key) => !known.includes(key));
  const text = new JsonText();
  let before = "{\n";
  for (const key of [...known, ...others.sort()]) {
    const value: unknown = shown[key as keyof typeof shown];
    if (value === undefined) continue;
    yield `${before}  ${JSON.stringify(key)}: `;
    before = ",\n";
    const layout = layoutOf(reportSchema.properties?.[key], "  ");
    if (Array.isArray(value)) yield* listPieces(value, layout);
    else {
      text.add(value, layout);
      yield text.take();
    }
  }
  yield "\n}\n";
}

function* listPieces(
  list: readonly unknown[],
  { first, next, end, items, inner }: Layout,
): Generator<string> {
  const text = new JsonText();
  const layout = items ?? layoutOf(undefined, inner);
  for (let at = 0; at < list.length; at++) {
    text.raw(at === 0 ? first : next);
    text.add(list[at], layout);
    if ((at + 1) % BATCH === 0) yield text.take();
  }
  text.raw(list.length === 0 ? "[]" : end);
  yield text.take();
}

/** The published JSON Schema, for `--print-schema`. */
export function renderSchema(): string {
  return `${forJson(JSON.stringify(reportSchema, null, 2))}\n`;
}
