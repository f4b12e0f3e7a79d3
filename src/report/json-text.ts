import { forJson } from "./neutralize.js";
import { roundNumber } from "./number.js";
import type { Schema } from "./schema-parts.js";

/** How the objects of one node of the schema are written. */
interface Shape {
  /** Its fields in order, each with the text before its value. */
  readonly fields: readonly { key: string; label: string; schema: Schema }[];
  readonly known: ReadonlySet<string>;
}

const shapes = new WeakMap<Schema, Shape>();
const NO_FIELDS: Shape = { fields: [], known: new Set() };
/** Text that JSON and a terminal take as it stands. */
const PLAIN = /^[ !#-[\]-~]*$/;

/**
 * A value as indented JSON without invisible characters: keys as the schema lists them, then those it does not know, sorted;
 * numbers rounded, finite or null. Written in one go, since a report may list a million people.
 * @param indent blanks before the line that the value stands in
 */
export function jsonText(value: unknown, schema: Schema | undefined, indent: string): string {
  if (typeof value === "string") return PLAIN.test(value) ? `"${value}"` : forJson(JSON.stringify(value));
  if (typeof value === "number") return Number.isFinite(value) ? String(roundNumber(value)) : "null";
  if (Array.isArray(value)) return listText(value, schema?.items, indent);
  if (typeof value === "object" && value !== null)
    return objectText(value as Record<string, unknown>, schema, indent);
  return typeof value === "boolean" ? String(value) : "null";
}

function listText(list: readonly unknown[], schema: Schema | undefined, indent: string): string {
  if (list.length === 0) return "[]";
  const inner = `${indent}  `;
  let text = "[";
  for (let at = 0; at < list.length; at++)
    text += `${at === 0 ? "\n" : ",\n"}${inner}${jsonText(list[at], schema, inner)}`;
  return `${text}\n${indent}]`;
}

/** Fields that are undefined are left out. */
function objectText(object: Record<string, unknown>, schema: Schema | undefined, indent: string): string {
  const inner = `${indent}  `;
  const { fields, known } = schema?.properties === undefined ? NO_FIELDS : shapeOf(schema);
  let text = "";
  const add = (label: string, value: unknown, of: Schema | undefined) => {
    if (value !== undefined)
      text += `${text === "" ? "\n" : ",\n"}${inner}${label}${jsonText(value, of, inner)}`;
  };
  for (const { key, label, schema: of } of fields)
    if (Object.hasOwn(object, key)) add(label, object[key], of);
  const others = Object.keys(object).filter((key) => !known.has(key));
  for (const key of others.sort()) add(labelOf(key), object[key], undefined);
  return text === "" ? "{}" : `{${text}\n${indent}}`;
}

function shapeOf(schema: Schema): Shape {
  let shape = shapes.get(schema);
  if (shape === undefined) {
    const properties = Object.entries(schema.properties!);
    shape = {
      fields: properties.map(([key, of]) => ({ key, label: labelOf(key), schema: of })),
      known: new Set(properties.map(([key]) => key)),
    };
    shapes.set(schema, shape);
  }
  return shape;
}

function labelOf(key: string): string {
  return `${forJson(JSON.stringify(key))}: `;
}
