const BLANK = 32;
const PLUS = 43;
const COMMA = 44;
const DASH = 45;
const DOT = 46;
const COLON = 58;
const LOWER_T = 116;
const LOWER_Z = 122;

/** Length of `YYYY-MM-DDTHH:MM:SS`. */
const SHORTEST: usize = 19;
const NONE = -1;

/** As in `normalize/time/calendar.ts`. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

/** The bytes of the last date, and its first ms: rows of one day stand together. */
let knownMonth: u64 = 0;
let knownDay: u16 = 0;
let known: f64 = NaN;

/**
 * A time in the usual form that names its zone, `YYYY-MM-DD[T ]HH:MM:SS[.fff...][Z|±hh:mm|±hhmm]`, one blank allowed before the
 * offset: as `isoReader` of `normalize/time/iso.ts` reads it.
 * @returns ms since 1970 UTC, or NaN when it is anything else
 */
export function timeOf(start: usize, stop: usize): f64 {
  if (stop - start <= SHORTEST || byteAt(start + 4) != DASH || byteAt(start + 7) != DASH) return NaN;
  const mark = byteAt(start + 10);
  if (mark != BLANK && (mark | 32) != LOWER_T) return NaN;
  const clock = clockAt(start + 11);
  if (clock == NONE) return NaN;
  const month = load<u64>(start);
  const day = load<u16>(start, 8);
  if (month != knownMonth || day != knownDay) {
    known = dateAt(start);
    knownMonth = month;
    knownDay = day;
  }
  const local = known + <f64>clock;
  const at = start + SHORTEST;
  const byte = byteAt(at);
  return byte == DOT || byte == COMMA ? withFraction(local, at + 1, stop) : inZone(local, at, stop);
}

function byteAt(at: usize): i32 {
  return <i32>load<u8>(at);
}

/** Two digits; `NONE` when they are none. */
function two(at: usize): i32 {
  const tens = <u32>byteAt(at) - 48;
  const ones = <u32>byteAt(at + 1) - 48;
  return tens <= 9 && ones <= 9 ? <i32>(10 * tens + ones) : NONE;
}

/** ms of the clock HH:MM:SS, `NONE` when it is none. */
function clockAt(at: usize): i32 {
  const hour = two(at);
  const minute = two(at + 3);
  const second = two(at + 6);
  if (byteAt(at + 2) != COLON || byteAt(at + 5) != COLON) return NONE;
  if (<u32>hour > 23 || <u32>minute > 59 || <u32>second > 59) return NONE;
  return ((hour * 60 + minute) * 60 + second) * 1000;
}

/** First ms of the date YYYY-MM-DD, NaN when it is none, or none that an export can hold. */
function dateAt(at: usize): f64 {
  const century = two(at);
  const years = two(at + 2);
  const month = two(at + 5);
  const day = two(at + 8);
  if (century == NONE || years == NONE || month < 1 || month > 12 || day < 1) return NaN;
  const year = 100 * century + years;
  if (year < FIRST_YEAR || year > LAST_YEAR || day > daysOf(year, month)) return NaN;
  // Days since 1970-01-01 of a calendar whose years begin in March (Howard Hinnant's civil_from_days, backwards).
  const from = month > 2 ? year : year - 1;
  const dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
  const days = from * 365 + from / 4 - from / 100 + from / 400 + dayOfYear - 719468;
  return <f64>days * 86400000;
}

function daysOf(year: i32, month: i32): i32 {
  if (month == 2) return year % 4 == 0 && year != LAST_YEAR ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/** @param from behind the point */
function withFraction(local: f64, from: usize, stop: usize): f64 {
  let at = from;
  let fraction = 0;
  let unit = 100;
  for (; at < stop; at++) {
    const digit = <u32>byteAt(at) - 48;
    if (digit > 9) break;
    fraction += <i32>digit * unit;
    unit /= 10;
  }
  return at == from ? NaN : inZone(local + <f64>fraction, at, stop);
}

/** @param at behind the clock */
function inZone(local: f64, at: usize, stop: usize): f64 {
  if (at + 1 == stop && (byteAt(at) | 32) == LOWER_Z) return local;
  const from = at < stop && byteAt(at) == BLANK ? at + 1 : at;
  const bytes = <i32>(stop - from);
  if (bytes != 5 && !(bytes == 6 && byteAt(from + 3) == COLON)) return NaN;
  const sign = byteAt(from);
  const hours = two(from + 1);
  const minutes = two(stop - 2);
  if ((sign != PLUS && sign != DASH) || <u32>hours > 23 || <u32>minutes > 59) return NaN;
  const offset = <f64>(hours * 60 + minutes) * 60000;
  return sign == PLUS ? local - offset : local + offset;
}
