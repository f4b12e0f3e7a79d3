import { isJsonBlank, stringEnd, valueEnd } from "./json-text.js";

/*
 * JSON:API (https://jsonapi.org/format/): a record is `{type, id, attributes, relationships}`, and those that it names under
 * relationships stand once, in the list `included` of its page. Klaviyo and others answer so. The envelope is taken off: attributes
 * become fields of the record, and those of a related record fields under the name of the relationship (`profile.email`).
 */

type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is a record of JSON:API. */
export function isResource(value: unknown): value is Json {
  return (
    isObject(value) &&
    typeof value.type === "string" &&
    (typeof value.id === "string" || typeof value.id === "number") &&
    isObject(value.attributes)
  );
}

/** Whether a value is a page of such records; one without any has to say so by what stands beside. */
export function isPage(value: unknown): value is Json & { data: unknown[] } {
  if (!isObject(value) || !Array.isArray(value.data)) return false;
  if (value.data.length > 0) return value.data.every(isResource);
  return isObject(value.links) && Object.keys(value).every((name) => BESIDE.has(name));
}

const BESIDE: ReadonlySet<string> = new Set(["data", "links", "meta", "included", "jsonapi"]);

/** Attributes of the records under `included`, as text, by type and id. */
export type Included = ReadonlyMap<string, string>;

export const NOTHING_INCLUDED: Included = new Map();

/** The members of an object as text, so that numbers keep their digits; the text is valid JSON. */
export function membersOf(text: string): Map<string, string> {
  const bytes = Buffer.from(text);
  const members = new Map<string, string>();
  let at = bytes.indexOf(123) + 1;
  for (;;) {
    while (isJsonBlank(bytes[at]) || bytes[at] === 44) at++;
    if (bytes[at] !== 34) return members;
    const keyEnd = stringEnd(bytes, at);
    const name = JSON.parse(bytes.toString("utf8", at, keyEnd)) as string;
    at = bytes.indexOf(58, keyEnd) + 1;
    while (isJsonBlank(bytes[at])) at++;
    const end = valueEnd(bytes, at);
    members.set(name, bytes.toString("utf8", at, end));
    at = end;
  }
}

/**
 * Items of an array as text.
 * @throws SyntaxError where an item is not closed; other damage is found by whoever parses the items
 */
export function itemsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  const found: string[] = [];
  let at = bytes.indexOf(91) + 1;
  for (;;) {
    while (isJsonBlank(bytes[at]) || bytes[at] === 44) at++;
    if (bytes[at] === 93 || at >= bytes.length) return found;
    const end = valueEnd(bytes, at);
    if (end <= at) throw new SyntaxError("an item is not closed");
    found.push(bytes.toString("utf8", at, end));
    at = end;
  }
}

/** @param list the list `included` as text; valid JSON */
export function includedIn(list: string | undefined): Included {
  const included = new Map<string, string>();
  for (const item of list === undefined ? [] : itemsOf(list)) {
    const value: unknown = JSON.parse(item);
    if (isResource(value)) included.set(keyOf(value), membersOf(item).get("attributes")!);
  }
  return included;
}

function keyOf({ type, id }: Json): string {
  return `${String(type)}\n${String(id)}`;
}

/** The records of a page, each without its envelope. */
export function recordsOf(text: string): string[] {
  const members = membersOf(text);
  const included = includedIn(members.get("included"));
  return itemsOf(members.get("data")!).map((item) => recordOf(item, JSON.parse(item) as Json, included));
}

/**
 * A record without its envelope, as JSON text.
 * @param text the record as written
 * @param value the same, parsed
 */
export function recordOf(text: string, value: Json, included: Included): string {
  const members = membersOf(text);
  const { relationships } = value;
  const related = isObject(relationships)
    ? Object.entries(relationships).flatMap(([name, link]) => {
        const data = isObject(link) ? link.data : undefined;
        return isObject(data) ? [[name, relatedOf(data, included)] as const] : [];
      })
    : [];
  const own = [["id", members.get("id")!] as const, ...membersOf(members.get("attributes")!), ...related];
  return objectOf(own);
}

/** Id and attributes of a related record: `{"type": "profile", "id": "7"}` under `data`. */
function relatedOf(data: Json, included: Included): string {
  const attributes = included.get(keyOf(data));
  const id = ["id", JSON.stringify(data.id ?? null)] as const;
  return objectOf([id, ...(attributes === undefined ? [] : membersOf(attributes))]);
}

function objectOf(members: readonly (readonly [name: string, text: string])[]): string {
  return `{${members.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(",")}}`;
}
