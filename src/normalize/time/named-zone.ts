import { MINUTE_MS } from "./calendar.js";
import { wordKey } from "./cursor.js";
import { abbreviationsIn, ZONE_WORDS } from "./offset.js";
import { zoneOf } from "./zone.js";

/** The brackets may hold brackets of their own: `Date (Eastern Time (US & Canada))`. */
const IN_BRACKETS = /^([^([]*?)\s*[([]\s*(.{1,60}?)\s*[)\]]\s*$/s;
const AT_END = /^(.*?)[\s_-]+((?:UTC|GMT)(?:\s*[+-]\s*\d{1,2}(?::?\d{2})?)?|Z)$/is;
const IANA_AT_END = /^(.*?)\s+(?:in\s+)?([A-Z][\w+-]+(?:\/[\w+-]+){1,2})$/s;
const SMALL_WORD = /(?:\s+(?:in|at|as)|\s*[-:,])$/i;

/** A header and the zone that it names for its column: `Time (Europe/Amsterdam)`, `Datum [CET]`, `created UTC+2`. */
export interface NamedZone {
  readonly name: string;
  /** IANA name or offset. */
  readonly zone: string;
}

/** The zone that a header names at its end; undefined when it names none. */
export function zoneInName(header: string): NamedZone | undefined {
  if (header.length > 120) return undefined;
  for (const form of [IN_BRACKETS, AT_END, IANA_AT_END]) {
    const [, name, said] = form.exec(header) ?? [];
    const zone = said === undefined ? undefined : zoneFrom(said);
    if (zone !== undefined) return { name: name!.trim().replace(SMALL_WORD, ""), zone };
  }
  return undefined;
}

/** What platforms call the zones of North America in full: "Eastern Time (US & Canada)". */
const IN_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:us )?eastern time\b/i, "America/New_York"],
  [/^(?:us )?central time\b/i, "America/Chicago"],
  [/^(?:us )?mountain time\b/i, "America/Denver"],
  [/^(?:us )?pacific time\b/i, "America/Los_Angeles"],
  [/^(?:coordinated universal time|universal time coordinated|greenwich mean time)\b/i, "UTC"],
  [/^central european time\b/i, "Europe/Berlin"],
];
/** `GMT+01:00 Europe/Berlin`, `(UTC+01:00) Europe/Berlin`: the name says more than the offset, which changes with the season. */
const NAME_BEHIND_OFFSET =
  /^[([]?\s*(?:UTC|GMT)?\s*[+-]?[\d:]*\s*[)\]]?[\s,-]*([A-Z][\w+-]+(?:\/[\w+-]+){1,2})$/;

/** The zone that a text is; undefined for texts that are none, and for those of which only people know what they mean. */
export function zoneFrom(text: string): string | undefined {
  const compact = text.replace(/\s*([+-])\s*/, "$1");
  if (zoneOf(compact) !== null) return compact;
  const named = NAME_BEHIND_OFFSET.exec(text)?.[1];
  if (named !== undefined && zoneOf(named) !== null) return named;
  const inWords = IN_WORDS.find(([words]) => words.test(text));
  if (inWords !== undefined) return inWords[1];
  const key = wordKey(text.toLowerCase());
  const offset = abbreviationsIn("UTC").get(key);
  return offset === undefined ? ZONE_WORDS.get(key) : offsetText(offset);
}

function offsetText(ms: number): string {
  const minutes = Math.abs(ms) / MINUTE_MS;
  const two = (value: number) => String(value).padStart(2, "0");
  return `${ms < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
