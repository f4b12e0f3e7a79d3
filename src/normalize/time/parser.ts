import { UsageError } from "../../errors.js";
import { DAY_MS } from "./calendar.js";
import type { LocalKind, TimeContext } from "./context.js";
import { Cursor } from "./cursor.js";
import { isoReader } from "./iso.js";
import { abbreviationsIn } from "./offset.js";
import { dayIn, PRECISION, Reading } from "./reading.js";
import { scanTime } from "./scan.js";
import { type Zone, zoneOf } from "./zone.js";

/** A parser of the times of one column. */
export interface TimeParser {
  /**
   * ms since 1970 UTC, decimals of the ms cut off; NaN when the text is no time, never a rolled-over or guessed one.
   * A date without a clock is the first instant of its day.
   */
  (text: string): number;
  /**
   * How the last text fell into its zone: "overlap" when its hour happens twice (the earlier instant was given, rules on speed
   * must not rely on it), "gap" when its hour does not exist (NaN was given), else "plain".
   */
  kind(): LocalKind;
}

function zoneOrThrow(name: string | undefined): Zone {
  const zone = zoneOf(name ?? "UTC");
  if (zone === null) {
    throw new UsageError(
      `unknown time zone ${JSON.stringify(name)}; use a name such as Europe/Amsterdam or an offset such as +02:00`,
    );
  }
  return zone;
}

/**
 * Makes a parser for a column whose zone and date order are decided.
 *
 * Refused on purpose: years outside 1990 to 2100, hour 24, second 60 (a leap second cannot be told from damage), dates whose
 * weekday is another one, dates without a day. Two-digit years are 1970 to 2069.
 * @throws UsageError when the zone is unknown
 */
export function timeParser(context: TimeContext): TimeParser {
  const zone = zoneOrThrow(context.zone);
  const { order, unit } = context;
  const abbreviations = abbreviationsIn(context.zone ?? "UTC");
  const readIso = isoReader(zone);
  const cursor = new Cursor();
  const reading = new Reading();
  let kind: LocalKind = "plain";

  const parseAny = (): number => {
    if (!scanTime(cursor, reading, abbreviations, unit)) return Number.NaN;
    const local = dayIn(reading, order) * DAY_MS + reading.clock;
    if (Number.isNaN(local)) return Number.NaN;
    if (!Number.isNaN(reading.offset)) return local - reading.offset;
    const own = reading.zone === "" ? zone : zoneOf(reading.zone);
    if (own === null) return Number.NaN;
    if (reading.precision === PRECISION.day) return own.startOfDay(local);
    kind = own.kind(local);
    return kind === "gap" ? Number.NaN : local - own.offsetAtLocal(local);
  };

  const parse = (text: string): number => {
    kind = "plain";
    if (!cursor.load(text)) return Number.NaN;
    const instant = readIso(cursor.bytes, 0, cursor.end);
    return Number.isNaN(instant) ? parseAny() : instant;
  };
  return Object.assign(parse, { kind: () => kind });
}

/**
 * Makes a parser of `YYYY-MM-DD[T ]HH:MM:SS[.fff...][Z|±hh:mm|±hhmm]` in bytes[start..end) without making a string of them.
 * @returns ms since 1970 UTC; NaN for anything else and for local times in a gap or an overlap: give those to `timeParser`
 * @throws UsageError when the zone is unknown
 */
export function isoByteParser(
  context: TimeContext,
): (bytes: Uint8Array, start: number, end: number) => number {
  return isoReader(zoneOrThrow(context.zone));
}
