import { DAY_MS, dayNumber, MINUTE_MS } from "./calendar.js";
import type { Zone } from "./zone.js";

const BLANK = 32;
const PLUS = 43;
const COMMA = 44;
const DASH = 45;
const DOT = 46;
const COLON = 58;
const LOWER_T = 116;
const LOWER_Z = 122;

/** Length of `YYYY-MM-DDTHH:MM:SS`. */
const SHORTEST = 19;

/** Two digits at a place; negative, whatever is added to it, when they are none. */
function pair(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 48;
  const ones = bytes[at + 1]! - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1_000_000;
}

/** The bytes of two pairs in one integer. */
function quad(bytes: Uint8Array, first: number, second: number): number {
  return bytes[first]! | (bytes[first + 1]! << 8) | (bytes[second]! << 16) | (bytes[second + 1]! << 24);
}

/** ms of the clock HH:MM:SS at a place, NaN when it is none. */
function clockAt(bytes: Uint8Array, at: number): number {
  const hour = pair(bytes, at);
  const minute = pair(bytes, at + 3);
  const second = pair(bytes, at + 6);
  if (bytes[at + 2] !== COLON || bytes[at + 5] !== COLON) return Number.NaN;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return Number.NaN;
  return ((hour * 60 + minute) * 60 + second) * 1000;
}

/** ms of ±hh:mm or ±hhmm that fills the bytes from a place to the end, NaN when it does not. */
function offsetAt(bytes: Uint8Array, at: number, end: number): number {
  const sign = bytes[at];
  const width = end - at;
  if ((sign !== PLUS && sign !== DASH) || (width !== 5 && !(width === 6 && bytes[at + 3] === COLON))) {
    return Number.NaN;
  }
  const hours = pair(bytes, at + 1);
  const minutes = pair(bytes, end - 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return Number.NaN;
  return (sign === PLUS ? 1 : -1) * (hours * 60 + minutes) * MINUTE_MS;
}

/**
 * The usual form, fast: `YYYY-MM-DD[T ]HH:MM:SS[.fff...][Z|±hh:mm|±hhmm]`, one blank allowed before the offset.
 * @param zone of times without one; where such a time is in a gap or an overlap, the answer is NaN and `timeParser` knows
 * @returns ms since 1970 UTC of bytes[start..end), or NaN when they are anything else
 */
export function isoReader(zone: Zone): (bytes: Uint8Array, start: number, end: number) => number {
  let knownYear = 0;
  let knownDate = 0;
  let knownDay = Number.NaN;
  return (bytes, start, end) => {
    if (end - start < SHORTEST || bytes[start + 4] !== DASH || bytes[start + 7] !== DASH) return Number.NaN;
    const mark = bytes[start + 10]!;
    if (mark !== BLANK && (mark | 32) !== LOWER_T) return Number.NaN;
    const year = quad(bytes, start, start + 2);
    const date = quad(bytes, start + 5, start + 8);
    // Rows of one day stand together: the bytes of the date before are nearly always the bytes of this one.
    if (date !== knownDate || year !== knownYear) {
      const years = pair(bytes, start) * 100 + pair(bytes, start + 2);
      knownDay = dayNumber(years, pair(bytes, start + 5), pair(bytes, start + 8)) * DAY_MS;
      knownYear = year;
      knownDate = date;
    }
    let local = knownDay + clockAt(bytes, start + 11);
    let at = start + SHORTEST;
    if (at < end && (bytes[at] === DOT || bytes[at] === COMMA)) {
      const first = ++at;
      let fraction = 0;
      for (; at < end; at++) {
        const digit = bytes[at]! - 48;
        if (digit < 0 || digit > 9) break;
        if (at < first + 3) fraction = fraction * 10 + digit;
      }
      if (at === first) return Number.NaN;
      local += at >= first + 3 ? fraction : at === first + 2 ? fraction * 10 : fraction * 100;
    }
    if (Number.isNaN(local)) return Number.NaN;
    if (at === end) return local - zone.plainOffset(local);
    if (at + 1 === end && (bytes[at]! | 32) === LOWER_Z) return local;
    return local - offsetAt(bytes, bytes[at] === BLANK ? at + 1 : at, end);
  };
}
