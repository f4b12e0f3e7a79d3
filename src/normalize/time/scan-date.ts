import { dayNumber, dayOfWeek, dayOfYear } from "./calendar.js";
import { type Cursor, isDigit, isLetter } from "./cursor.js";
import { MONTHS, ORDINAL_ENDINGS, passLinkWord, WEEKDAYS } from "./names.js";
import { fullYear, type Reading } from "./reading.js";

const COMMA = 44;
const DASH = 45;
const DOT = 46;
const SLASH = 47;
const COLON = 58;
const LETTER_W = 119;

/** Reads the date at the start of a text. False when there is none; the kind and day of `reading` are set otherwise. */
export function scanDate(cursor: Cursor, reading: Reading): boolean {
  if (isDigit(cursor.peek())) return scanFromNumber(cursor, reading);
  const from = cursor.at;
  const word = cursor.word();
  const month = MONTHS.get(word);
  // "mar" is both March and a Tuesday: the month first, as "Mar 3, 2026" is more usual than "mar 3 mar 2026".
  if (month !== undefined && scanAfterMonth(cursor, reading, month)) return true;
  const weekday = WEEKDAYS.get(word);
  if (weekday === undefined) return false;
  cursor.at = from;
  cursor.word();
  passWeekday(cursor);
  reading.weekday = weekday;
  if (isDigit(cursor.peek())) return scanFromNumber(cursor, reading);
  const named = MONTHS.get(cursor.word());
  return named !== undefined && scanAfterMonth(cursor, reading, named);
}

/** Passes what may follow a weekday: "segunda-feira, ", "Mo., ", "martes, ". */
function passWeekday(cursor: Cursor): void {
  if (cursor.take(DASH)) cursor.word();
  cursor.take(DOT);
  cursor.take(COMMA);
  cursor.blanks();
  passLinkWord(cursor);
}

function scanFromNumber(cursor: Cursor, reading: Reading): boolean {
  cursor.digits();
  const { value, width } = cursor;
  if (width === 8 || width === 12 || width === 14) return scanCompact(cursor, reading, width);
  if (width === 7) return scanOrdinal(reading, Math.floor(value / 1000), value % 1000, "compact");
  if (width === 4) return scanAfterYear(cursor, reading, value);
  return width <= 2 && scanAfterShortNumber(cursor, reading, value, width);
}

/** 20110122, also with the clock attached: 201101221130, 20110122113000. The clock stays for `scanClock`. */
function scanCompact(cursor: Cursor, reading: Reading, width: number): boolean {
  cursor.at -= width - 8;
  const date = Math.floor(cursor.value / 10 ** (width - 8));
  reading.kind = "compact";
  reading.day = dayNumber(Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100);
  return !Number.isNaN(reading.day);
}

/** 2026-152 and 2026152: the day of the year. */
function scanOrdinal(reading: Reading, year: number, day: number, kind: Reading["kind"]): boolean {
  reading.kind = kind;
  reading.day = dayOfYear(year, day);
  return !Number.isNaN(reading.day);
}

/** The rest of 2026-W23-1 and 2026W231: week and day of ISO 8601. A week without a day is no date. */
function scanWeek(cursor: Cursor, reading: Reading, year: number): boolean {
  const extended = cursor.take(DASH);
  cursor.at++;
  if (!cursor.digits()) return false;
  let { value: week, width } = cursor;
  let day = week % 10;
  if (extended) {
    if (width !== 2 || !cursor.take(DASH) || !cursor.digits() || cursor.width !== 1) return false;
    day = cursor.value;
  } else if (width === 3) week = Math.floor(week / 10);
  else return false;
  reading.kind = extended ? "iso" : "compact";
  reading.day = dayOfWeek(year, week, day);
  return !Number.isNaN(reading.day);
}

/** 2026-01-21, 2026/1/21, 2026.01.21, 2026-Jan-21, 2026-W04-3, 2026-021. */
function scanAfterYear(cursor: Cursor, reading: Reading, year: number): boolean {
  const separator = cursor.peek();
  const letter = separator === DASH ? cursor.peek(1) : separator;
  if ((letter | 32) === LETTER_W && isDigit(cursor.peek(separator === DASH ? 2 : 1)))
    return scanWeek(cursor, reading, year);
  if (separator !== DASH && separator !== SLASH && separator !== DOT) return false;
  cursor.at++;
  let month = 0;
  if (isLetter(cursor.peek())) {
    month = MONTHS.get(cursor.word()) ?? 0;
    reading.kind = "month-name";
  } else if (cursor.digits()) {
    if (cursor.width === 3 && separator === DASH) return scanOrdinal(reading, year, cursor.value, "iso");
    month = cursor.width <= 2 ? cursor.value : 0;
  }
  if (month === 0 || !cursor.take(separator) || !shortNumber(cursor)) return false;
  reading.day = dayNumber(year, month, cursor.value);
  return !Number.isNaN(reading.day);
}

function shortNumber(cursor: Cursor): boolean {
  return cursor.digits() && cursor.width <= 2;
}

function scanAfterShortNumber(cursor: Cursor, reading: Reading, first: number, width: number): boolean {
  const separator = cursor.peek();
  const numeric = separator === DASH || separator === SLASH || separator === DOT;
  if (!numeric || !isDigit(cursor.peek(1))) return scanNamedMonth(cursor, reading, first);
  cursor.at++;
  if (!shortNumber(cursor)) return false;
  reading.middle = cursor.value;
  if (!cursor.take(separator) || !cursor.digits() || (cursor.width > 2 && cursor.width !== 4)) return false;
  reading.kind = "numeric-date";
  reading.dotted = separator === DOT;
  reading.first = first;
  reading.firstWidth = width;
  reading.last = cursor.value;
  reading.lastWidth = cursor.width;
  return true;
}

/** 8 October 2014, 8. Okt. 2014, 1er mars 2026, 8 de octubre de 2014, 31-OCT-2023, 10/Oct/2026. */
function scanNamedMonth(cursor: Cursor, reading: Reading, day: number): boolean {
  passOrdinalEnding(cursor);
  if (!cursor.take(DASH) && !cursor.take(SLASH)) cursor.take(DOT);
  cursor.blanks();
  passLinkWord(cursor);
  const month = MONTHS.get(cursor.word());
  if (month === undefined) return false;
  cursor.take(DOT);
  if (!cursor.take(DASH) && !cursor.take(SLASH)) cursor.take(COMMA);
  cursor.blanks();
  passLinkWord(cursor);
  if (!cursor.digits() || (cursor.width !== 4 && cursor.width !== 2)) return false;
  reading.kind = "month-name";
  reading.day = dayNumber(fullYear(cursor.value, cursor.width), month, day);
  return !Number.isNaN(reading.day);
}

function passOrdinalEnding(cursor: Cursor): void {
  if (!isLetter(cursor.peek())) return;
  const from = cursor.at;
  if (!ORDINAL_ENDINGS.has(cursor.word())) cursor.at = from;
}

/** Reads the year that stands behind the clock: "Mon Jan 2 15:04:05 2006". */
export function scanPendingYear(cursor: Cursor, reading: Reading): boolean {
  cursor.blanks();
  if (!cursor.digits() || cursor.width !== 4) return false;
  reading.day = dayNumber(cursor.value, reading.pendingMonth, reading.pendingDay);
  return !Number.isNaN(reading.day);
}

/** October 8, 2014; Oct-08-2014; and the "Jan 2" of "Mon Jan 2 15:04:05 2006". */
function scanAfterMonth(cursor: Cursor, reading: Reading, month: number): boolean {
  cursor.take(DOT);
  if (!cursor.take(DASH) && !cursor.take(SLASH)) cursor.blanks();
  if (!shortNumber(cursor)) return false;
  const day = cursor.value;
  reading.kind = "month-name";
  passOrdinalEnding(cursor);
  const from = cursor.at;
  if (!cursor.take(DASH) && !cursor.take(SLASH)) cursor.take(COMMA);
  cursor.blanks();
  if (!cursor.digits()) return false;
  if (cursor.peek() === COLON) {
    cursor.at = from;
    reading.pendingMonth = month;
    reading.pendingDay = day;
    return true;
  }
  if (cursor.width !== 4) return false;
  reading.day = dayNumber(cursor.value, month, day);
  return !Number.isNaN(reading.day);
}
