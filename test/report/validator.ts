import type { Schema } from "../../src/report/schema-parts.js";

/** Where a value breaks the schema, as `path: what`; the part of JSON Schema that `Schema` describes. */
export function violations(value: unknown, schema: Schema, path = "$"): string[] {
  const own: string[] = [];
  const types = schema.type === undefined ? null : [schema.type].flat();
  if (types !== null && !types.some((type) => isOf(value, type)))
    own.push(`${path}: not ${types.join(" or ")}`);
  if (schema.const !== undefined && value !== schema.const) own.push(`${path}: not ${schema.const}`);
  if (schema.enum !== undefined && !schema.enum.includes(value as string))
    own.push(`${path}: not in the list`);
  if (typeof value === "number") {
    if (schema.minimum !== undefined && value < schema.minimum) own.push(`${path}: too small`);
    if (schema.maximum !== undefined && value > schema.maximum) own.push(`${path}: too large`);
  }
  if (Array.isArray(value)) {
    const items = schema.items;
    return items === undefined
      ? own
      : own.concat(value.flatMap((child, i) => violations(child, items, `${path}[${i}]`)));
  }
  if (value === null || typeof value !== "object") return own;
  for (const key of schema.required ?? [])
    if (!Object.hasOwn(value, key)) own.push(`${path}.${key}: missing`);
  for (const [key, child] of Object.entries(value)) {
    const inner = schema.properties?.[key] ?? schema.additionalProperties;
    if (inner !== undefined) own.push(...violations(child, inner, `${path}.${key}`));
  }
  return own;
}

function isOf(value: unknown, type: string): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "object") return value !== null && typeof value === "object" && !Array.isArray(value);
  return typeof value === type;
}
