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
  let knownDate = -1;
  let knownDay = Number.NaN;
  return (bytes, start, end) => {
    if (end - start < SHORTEST || bytes[start + 4] !== DASH || bytes[start + 7] !== DASH) return Number.NaN;
    const mark = bytes[start + 10]!;
    if (mark !== BLANK && (mark | 32) !== LOWER_T) return Number.NaN;
    const century = pair(bytes, start);
    const year = pair(bytes, start + 2);
    const month = pair(bytes, start + 5);
    const day = pair(bytes, start + 8);
    const date = ((century * 100 + year) * 100 + month) * 100 + day;
    // Rows of one day stand together, so the day before is nearly always the day again.
    if (date !== knownDate) {
      if (century < 0 || year < 0 || month < 0 || day < 0) return Number.NaN;
      knownDate = date;
      knownDay = dayNumber(century * 100 + year, month, day) * DAY_MS;
    }
    let local = knownDay + clockAt(bytes, start + 11);
    let at = start + SHORTEST;
    if (at < end && (bytes[at] === DOT || bytes[at] === COMMA)) {
      let scale = 100;
      const first = ++at;
      for (; at < end; at++) {
        const digit = bytes[at]! - 48;
        if (digit < 0 || digit > 9) break;
        if (scale >= 1) local += digit * scale;
        scale /= 10;
      }
      if (at === first) return Number.NaN;
    }
    if (Number.isNaN(local)) return Number.NaN;
    if (at === end) return local - zone.plainOffset(local);
    if (at + 1 === end && (bytes[at]! | 32) === LOWER_Z) return local;
    return local - offsetAt(bytes, bytes[at] === BLANK ? at + 1 : at, end);
  };
}
