import { forJson } from "./neutralize.js";
import { numberText } from "./number.js";
import type { Schema } from "./schema-parts.js";

/** How the objects of one node of the schema are written that stand equally far from the edge. */
interface Shape {
  /** Its fields in order, each with all that stands before its value. */
  readonly fields: readonly { key: string; label: string; schema: Schema }[];
  readonly known: ReadonlySet<string>;
}

/** By schema and indent. */
const shapes = new WeakMap<Schema, Shape[]>();
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
  if (typeof value === "number") return Number.isFinite(value) ? numberText(value) : "null";
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
  const { fields, known } = schema?.properties === undefined ? NO_FIELDS : shapeOf(schema, inner);
  const keys = Object.keys(object);
  let text = "";
  let left = keys.length;
  for (let at = 0; at < fields.length; at++) {
    const { key, label, schema: of } = fields[at]!;
    const value = object[key];
    if (value === undefined) continue;
    text += (text === "" ? "{" : ",") + label + jsonText(value, of, inner);
    left--;
  }
  if (left > 0) {
    for (const key of keys.filter((one) => !known.has(one)).sort())
      if (object[key] !== undefined)
        text += (text === "" ? "{" : ",") + labelOf(key, inner) + jsonText(object[key], undefined, inner);
  }
  return text === "" ? "{}" : `${text}\n${indent}}`;
}

function shapeOf(schema: Schema, indent: string): Shape {
  let ofSchema = shapes.get(schema);
  if (ofSchema === undefined) {
    ofSchema = [];
    shapes.set(schema, ofSchema);
  }
  let shape = ofSchema[indent.length];
  if (shape === undefined) {
    const properties = Object.entries(schema.properties!);
    shape = {
      fields: properties.map(([key, of]) => ({ key, label: labelOf(key, indent), schema: of })),
      known: new Set(properties.map(([key]) => key)),
    };
    ofSchema[indent.length] = shape;
  }
  return shape;
}

function labelOf(key: string, indent: string): string {
  return `\n${indent}${forJson(JSON.stringify(key))}: `;
}
