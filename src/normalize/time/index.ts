import type { LocalKind } from "./context.js";
import { zoneOf } from "./zone.js";

export type { DateOrder, LocalKind, TimeContext } from "./context.js";
export { zoneFrom, zoneInName } from "./named-zone.js";
export { type TimeColumn, TimeObserver } from "./observer.js";
export { isoByteParser, type TimeParser, timeParser } from "./parser.js";

/** Is this a zone that times can be converted from: an IANA name, an offset ("+02:00", "UTC+2"), UTC, GMT or Z? */
export function isZone(zone: string): boolean {
  return zoneOf(zone) !== null;
}

/**
 * Offset of a zone at a local time.
 * @param local ms since 1970 as if the wall clock were UTC
 * @returns ms east of UTC (of the earlier instant in an overlap, from before the change in a gap) and what kind of time it is;
 * null when the zone is unknown
 */
export function zoneOffset(zone: string, local: number): { offset: number; kind: LocalKind } | null {
  const known = zoneOf(zone);
  return known === null ? null : { offset: known.offsetAtLocal(local), kind: known.kind(local) };
}
