import type { Measure } from "../domain/report.js";

/** The part of JSON Schema 2020-12 in use. */
export interface Schema {
  $schema?: string;
  $id?: string;
  title?: string;
  description?: string;
  type?: string | string[];
  const?: string;
  enum?: (string | null)[];
  minimum?: number;
  maximum?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema;
}

export const text: Schema = { type: "string" };
export const textOrNull: Schema = { type: ["string", "null"] };
export const time: Schema = { type: ["string", "null"], description: "ISO 8601, UTC" };
export const whole: Schema = { type: "integer", minimum: 0 };
export const wholeOrNull: Schema = { type: ["integer", "null"], minimum: 0 };
export const number: Schema = { type: "number" };
export const numberOrNull: Schema = { type: ["number", "null"] };
export const fraction: Schema = { type: "number", minimum: 0, maximum: 1 };
export const fractionOrNull: Schema = { type: ["number", "null"], minimum: 0, maximum: 1 };
export const flag: Schema = { type: "boolean" };

export function oneOf(...values: (string | null)[]): Schema {
  return { enum: values };
}

export function list(items: Schema): Schema {
  return { type: "array", items };
}

/** Every field of the type must be named, so the schema cannot fall behind it. More fields may come (`clickaudit/1`). */
export function object<T>(
  properties: { [K in keyof Required<T>]: Schema },
  ...optional: (keyof T)[]
): Schema {
  const required = Object.keys(properties).filter((key) => !optional.includes(key as keyof T));
  return { type: "object", properties, required };
}

export const measure: Schema = {
  ...object<Measure>({
    reported: numberOrNull,
    adjusted: numberOrNull,
    low: numberOrNull,
    high: numberOrNull,
  }),
  description: "As the platform reports it, as people earned it, and the likely range",
};
export const rate: Schema = { ...measure, description: `${measure.description}, as fractions of 1` };
