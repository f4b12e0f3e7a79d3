import { forJson } from "./neutralize.js";
import { numberText } from "./number.js";
import type { Schema } from "./schema-parts.js";

/** How the values of one node of the schema are written that stand equally far from the edge. */
export interface Layout {
  /** Blanks before what stands inside. */
  readonly inner: string;
  /** What stands before the first item of a list, before each other, and after the last. */
  readonly first: string;
  readonly next: string;
  readonly end: string;
  readonly items: Layout | null;
  /** Fields of an object in order, and what stands after the last. */
  readonly fields: readonly Field[];
  readonly close: string;
}

interface Field {
  readonly key: string;
  /** All that stands before the value, where it is the first of its object and where it is not. */
  readonly first: string;
  readonly next: string;
  /** The same with the first quote of a text. */
  readonly firstText: string;
  readonly nextText: string;
  readonly layout: Layout;
}

/** @param indent blanks before the line that the value stands in */
export function layoutOf(schema: Schema | undefined, indent: string): Layout {
  const inner = `${indent}  `;
  return {
    inner,
    first: `[\n${inner}`,
    next: `,\n${inner}`,
    end: `\n${indent}]`,
    items: schema?.items === undefined ? null : layoutOf(schema.items, inner),
    fields: Object.entries(schema?.properties ?? {}).map(([key, of]) => fieldOf(key, of, inner)),
    close: `\n${indent}}`,
  };
}

function fieldOf(key: string, schema: Schema | undefined, indent: string): Field {
  const label = `\n${indent}${forJson(JSON.stringify(key))}: `;
  return {
    key,
    first: `{${label}`,
    next: `,${label}`,
    firstText: `{${label}"`,
    nextText: `,${label}"`,
    layout: layoutOf(schema, indent),
  };
}

/** Text that JSON and a terminal take as it stands. */
const PLAIN = /^[ !#-[\]-~]*$/;

/**
 * Values as indented JSON without invisible characters: keys as the schema lists them, then those it does not know, sorted;
 * numbers rounded, finite or null. It is added up as one text, which V8 puts together when it is written: to join a list of parts
 * takes longer, and a report may list a million people.
 */
export class JsonText {
  private text = "";

  /** Text that is JSON already. */
  raw(text: string): void {
    this.text += text;
  }

  add(value: unknown, layout: Layout): void {
    if (typeof value === "string") this.text += textOf(value);
    else if (typeof value === "number") this.text += Number.isFinite(value) ? numberText(value) : "null";
    else if (Array.isArray(value)) this.list(value, layout);
    else if (typeof value === "object" && value !== null)
      this.object(value as Record<string, unknown>, layout);
    else this.text += typeof value === "boolean" ? String(value) : "null";
  }

  /** All that was added since the last time. */
  take(): string {
    const { text } = this;
    this.text = "";
    return text;
  }

  private list(list: readonly unknown[], layout: Layout): void {
    const { first, next, end } = layout;
    const items = layout.items ?? layoutOf(undefined, layout.inner);
    for (let at = 0; at < list.length; at++) {
      this.text += at === 0 ? first : next;
      this.add(list[at], items);
    }
    this.text += list.length === 0 ? "[]" : end;
  }

  /** Fields that are undefined are left out. */
  private object(object: Record<string, unknown>, { fields, inner, close }: Layout): void {
    let left = 0;
    for (const _ in object) left++;
    let isFirst = true;
    for (let at = 0; at < fields.length; at++) {
      const field = fields[at]!;
      const value = object[field.key];
      if (value === undefined) continue;
      left--;
      if (typeof value === "string" && PLAIN.test(value))
        this.text += `${isFirst ? field.firstText : field.nextText}${value}"`;
      else {
        this.text += isFirst ? field.first : field.next;
        this.add(value, field.layout);
      }
      isFirst = false;
    }
    if (left > 0) isFirst = this.unknown(object, fields, inner, isFirst);
    this.text += isFirst ? "{}" : close;
  }

  /** Fields that the schema does not know. @returns whether there was no field at all */
  private unknown(
    object: Record<string, unknown>,
    fields: readonly Field[],
    inner: string,
    none: boolean,
  ): boolean {
    let isFirst = none;
    const known = new Set(fields.map(({ key }) => key));
    for (const key of Object.keys(object).sort()) {
      if (known.has(key) || object[key] === undefined) continue;
      const { first, next, layout } = fieldOf(key, undefined, inner);
      this.text += isFirst ? first : next;
      this.add(object[key], layout);
      isFirst = false;
    }
    return isFirst;
  }
}

function textOf(value: string): string {
  return PLAIN.test(value) ? `"${value}"` : forJson(JSON.stringify(value));
}
