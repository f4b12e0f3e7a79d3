import type { Report } from "../domain/report.js";
import { maskReport } from "./mask.js";
import { forJson } from "./neutralize.js";
import { roundNumber } from "./number.js";
import { reportSchema } from "./schema.js";
import type { Schema } from "./schema-parts.js";

/** The report as JSON of schema `clickaudit/1`: keys in the order of the schema, numbers finite or null. */
export function renderJson(report: Report, options: { mask: boolean }): string {
  return [...jsonPieces(report, options)].join("");
}

/** Items of a list in one piece of text. */
const BATCH = 1000;

/**
 * {@link renderJson} piece by piece: a report of a million suspicious subscribers is longer than a string of JavaScript can be
 * (512 MiB).
 */
export function* jsonPieces(report: Report, { mask }: { mask: boolean }): Generator<string> {
  const shown = mask ? maskReport(report) : report;
  // The lists are put in order batch by batch; here only their place counts.
  const lists = new Map(
    Object.entries(shown).filter(([, value]) => Array.isArray(value) && value.length > BATCH),
  );
  const outline = Object.fromEntries(
    Object.entries(shown).map(([key, value]) => [key, lists.has(key) ? [] : value]),
  );
  const ordered = inOrder(outline, reportSchema) as Record<string, unknown>;
  let before = "{\n";
  for (const [key, value] of Object.entries(ordered)) {
    yield `${before}  ${JSON.stringify(key)}: `;
    before = ",\n";
    const list = lists.get(key) as unknown[] | undefined;
    if (list === undefined) yield nested(value, "  ");
    else yield* listPieces(list, reportSchema.properties?.[key]?.items);
  }
  yield "\n}\n";
}

function* listPieces(list: readonly unknown[], schema: Schema | undefined): Generator<string> {
  for (let from = 0; from < list.length; from += BATCH) {
    const batch = list
      .slice(from, from + BATCH)
      .map((item) => `    ${nested(inOrder(item, schema), "    ")}`);
    yield `${from === 0 ? "[\n" : ",\n"}${batch.join(",\n")}`;
  }
  yield "\n  ]";
}

/** Indented as it stands inside; a line end in JSON text is never part of a string. */
function nested(value: unknown, indent: string): string {
  return forJson(JSON.stringify(value, null, 2)).replaceAll("\n", `\n${indent}`);
}

/** The published JSON Schema, for `--print-schema`. */
export function renderSchema(): string {
  return jsonText(reportSchema);
}

/** Indented JSON without invisible characters, ending with a newline. */
function jsonText(value: unknown): string {
  return `${forJson(JSON.stringify(value, null, 2))}\n`;
}

/** Keys as the schema lists them, then those it does not know, sorted. Null-prototype, so that no key is special. */
function inOrder(node: unknown, schema: Schema | undefined): unknown {
  if (typeof node === "number") return Number.isFinite(node) ? roundNumber(node) : null;
  if (Array.isArray(node)) return node.map((child) => inOrder(child, schema?.items));
  if (node === null || typeof node !== "object") return node;
  const source = node as Record<string, unknown>;
  const properties = schema?.properties ?? {};
  const known = Object.keys(properties).filter((key) => Object.hasOwn(source, key));
  const others = Object.keys(source).filter((key) => !Object.hasOwn(properties, key));
  const ordered: Record<string, unknown> = Object.create(null);
  for (const key of known) ordered[key] = inOrder(source[key], properties[key]);
  for (const key of others.sort()) ordered[key] = inOrder(source[key], undefined);
  return ordered;
}
