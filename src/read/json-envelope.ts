import { isJsonBlank, stringEnd, valueEnd } from "./json-text.js";

/** The JSON text of one event, without the envelope that a delivery service put around it. */
type Unwrapped = { events: string[] } | { problem: string };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Tells most damage by its ends: an error of JSON.parse costs more than reading hundreds of sound records. */
function mayBeValid(text: string): boolean {
  const inside = text.trim();
  const last = inside.at(-1);
  if (inside.startsWith("{")) return last === "}";
  if (inside.startsWith("[")) return last === "]";
  return /^["\-\dtfn]/.test(inside);
}

/**
 * Text of the member `key` of an object, cut out of the text so that numbers keep their digits. The text is valid
 * JSON.
 */
function memberText(text: string, key: string): string {
  const bytes = Buffer.from(text);
  let at = bytes.indexOf(123) + 1;
  for (;;) {
    while (isJsonBlank(bytes[at]) || bytes[at] === 44) at++;
    const keyEnd = stringEnd(bytes, at);
    const name = JSON.parse(bytes.toString("utf8", at, keyEnd)) as string;
    at = bytes.indexOf(58, keyEnd) + 1;
    while (isJsonBlank(bytes[at])) at++;
    const end = valueEnd(bytes, at);
    if (name === key) return bytes.toString("utf8", at, end);
    at = end;
  }
}

/** An escape that may be half of a pair; JSON.stringify leaves only lone halves escaped, behind an even number of backslashes. */
const HALF_WRITTEN = /\\u[dD][89a-fA-F]/;
const HALF = /(?:^|[^\\])(?:\\\\)*\\ud[89a-f]/;

/** Items of an array as text. The text is valid JSON. */
function items(text: string): string[] {
  const bytes = Buffer.from(text);
  const found: string[] = [];
  let at = bytes.indexOf(91) + 1;
  for (;;) {
    while (isJsonBlank(bytes[at]) || bytes[at] === 44) at++;
    if (bytes[at] === 93 || at >= bytes.length) return found;
    const end = valueEnd(bytes, at);
    found.push(bytes.toString("utf8", at, end));
    at = end;
  }
}

/**
 * Checks one JSON value and takes the events out of it: an object is one event; a webhook batch (array of objects) is
 * several; an SNS notification holds the event as text in `Message`; Mailgun puts it into `event-data`.
 */
export function unwrap(text: string): Unwrapped {
  const value = mayBeValid(text) ? parse(text) : undefined;
  if (value === undefined) return { problem: "is not valid JSON" };
  if (HALF_WRITTEN.test(text) && HALF.test(JSON.stringify(value)))
    return { problem: "holds half of a character (a lone surrogate), which no text can keep" };
  if (Array.isArray(value)) {
    if (!value.every(isObject)) return { problem: "is a list of values, not an object" };
    return { events: items(text) };
  }
  if (!isObject(value)) return { problem: "is a single value, not an object" };
  if (value.Type === "Notification" && typeof value.Message === "string") {
    const message = value.Message;
    if (isObject(parse(message))) return { events: [message] };
  }
  if (Object.hasOwn(value, "event-data") && isObject(value["event-data"])) {
    return { events: [memberText(text, "event-data")] };
  }
  return { events: [text] };
}
