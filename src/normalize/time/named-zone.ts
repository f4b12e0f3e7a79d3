import { MINUTE_MS } from "./calendar.js";
import { wordKey } from "./cursor.js";
import { abbreviationsIn, ZONE_WORDS } from "./offset.js";
import { zoneOf } from "./zone.js";

const IN_BRACKETS = /^(.*?)\s*[([]\s*([^()[\]]{1,40}?)\s*[)\]]\s*$/s;
const AT_END = /^(.*?)[\s_-]+((?:UTC|GMT)(?:\s*[+-]\s*\d{1,2}(?::?\d{2})?)?|Z)$/is;

/** A header and the zone that it names for its column: `Time (Europe/Amsterdam)`, `Datum [CET]`, `created UTC+2`. */
export interface NamedZone {
  readonly name: string;
  /** IANA name or offset. */
  readonly zone: string;
}

/** The zone that a header names at its end; undefined when it names none. */
export function zoneInName(header: string): NamedZone | undefined {
  if (header.length > 120) return undefined;
  const match = IN_BRACKETS.exec(header) ?? AT_END.exec(header);
  const zone = match?.[2] === undefined ? undefined : zoneFrom(match[2]);
  return zone === undefined ? undefined : { name: match![1]!.trim(), zone };
}

function zoneFrom(text: string): string | undefined {
  const compact = text.replace(/\s*([+-])\s*/, "$1");
  if (zoneOf(compact) !== null) return compact;
  const key = wordKey(text.toLowerCase());
  const offset = abbreviationsIn("UTC").get(key);
  return offset === undefined ? ZONE_WORDS.get(key) : offsetText(offset);
}

function offsetText(ms: number): string {
  const minutes = Math.abs(ms) / MINUTE_MS;
  const two = (value: number) => String(value).padStart(2, "0");
  return `${ms < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
