import type { Report } from "../domain/report.js";
import { maskReport } from "./mask.js";
import { forJson } from "./neutralize.js";
import { roundNumber } from "./number.js";
import { reportSchema } from "./schema.js";
import type { Schema } from "./schema-parts.js";

/** The report as JSON of schema `clickaudit/1`: keys in the order of the schema, numbers finite or null. */
export function renderJson(report: Report, { mask }: { mask: boolean }): string {
  return jsonText(inOrder(mask ? maskReport(report) : report, reportSchema));
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
