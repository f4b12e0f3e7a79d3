import {
  type Included,
  isPage,
  isResource,
  itemsOf,
  membersOf,
  NOTHING_INCLUDED,
  recordOf,
  recordsOf,
} from "./json-api.js";

/** The JSON text of one event, without the envelope that a delivery service put around it. */
export type Unwrapped = { events: string[] } | { problem: string };

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

/** An escape that may be half of a pair; JSON.stringify leaves only lone halves escaped, behind an even number of backslashes. */
const HALF_WRITTEN = /\\u[dD][89a-fA-F]/;
const HALF = /(?:^|[^\\])(?:\\\\)*\\ud[89a-f]/;

/**
 * Checks one JSON value and takes the events out of it: an object is one event; a webhook batch (array of objects) is
 * several; an SNS notification holds the event as text in `Message`; Mailgun puts it into `event-data`; JSON:API puts its fields
 * into `attributes`.
 * @param included what a page of JSON:API holds beside its records, where `text` is one of them
 */
export function unwrap(text: string, included: Included = NOTHING_INCLUDED): Unwrapped {
  const value = mayBeValid(text) ? parse(text) : undefined;
  if (value === undefined) return { problem: "is not valid JSON" };
  if (HALF_WRITTEN.test(text) && HALF.test(JSON.stringify(value)))
    return { problem: "holds half of a character (a lone surrogate), which no text can keep" };
  if (Array.isArray(value)) {
    if (!value.every(isObject)) return { problem: "is a list of values, not an object" };
    const events = itemsOf(text);
    return {
      events: events.map((event, at) => {
        const one: unknown = value[at];
        return isResource(one) ? recordOf(event, one, included) : event;
      }),
    };
  }
  if (!isObject(value)) return { problem: "is a single value, not an object" };
  if (value.Type === "Notification" && typeof value.Message === "string") {
    const message = value.Message;
    if (isObject(parse(message))) return { events: [message] };
  }
  if (Object.hasOwn(value, "event-data") && isObject(value["event-data"])) {
    return { events: [membersOf(text).get("event-data")!] };
  }
  if (isResource(value)) return { events: [recordOf(text, value, included)] };
  if (isPage(value)) return { events: recordsOf(text) };
  return { events: [text] };
}
