import { MINUTE_MS } from "./calendar.js";
import { type Cursor, isDigit, isLetter } from "./cursor.js";
import { CLOCK_WORDS, passLinkWord } from "./names.js";
import { PRECISION, type Reading } from "./reading.js";

const BLANK = 32;
const COMMA = 44;
const DASH = 45;
const DOT = 46;
const COLON = 58;
const LETTER_A = 97;
const LETTER_H = 104;
const LETTER_M = 109;
const LETTER_P = 112;
const LETTER_T = 116;

const HOUR_MS = 60 * MINUTE_MS;

/** Reads what separates date and clock, then the clock. False when there is no valid clock: hour 24 and second 60 are none. */
export function scanClock(cursor: Cursor, reading: Reading): boolean {
  const iso = cursor.take(LETTER_T);
  if (!iso && !passSeparator(cursor, reading)) return false;
  if (!cursor.digits()) return false;
  if (cursor.width > 2) return (iso || reading.kind === "compact") && scanBasicClock(cursor, reading);
  const hour = cursor.value;
  const mark = cursor.peek();
  reading.precision = PRECISION.hour;
  if (isSpacedHour(cursor)) {
    cursor.at += 2;
    if (!scanMinutes(cursor, reading, LETTER_H)) return false;
  } else if ((mark === COLON || mark === DOT || (mark | 32) === LETTER_H) && isDigit(cursor.peek(1))) {
    if (!scanMinutes(cursor, reading, mark)) return false;
  }
  const half = scanHalfDay(cursor);
  // A bare number behind a date is an hour only where something says so: "T10", "10 PM", "21h".
  if (reading.precision === PRECISION.hour && half === 0 && !iso && !cursor.take(LETTER_H)) return false;
  passClockWord(cursor);
  const hours = fullHour(hour, half);
  reading.clock += hours * HOUR_MS;
  return hours >= 0;
}

/** French writes "09 h 15". */
function isSpacedHour(cursor: Cursor): boolean {
  return (
    cursor.peek() === BLANK &&
    (cursor.peek(1) | 32) === LETTER_H &&
    cursor.peek(2) === BLANK &&
    isDigit(cursor.peek(3))
  );
}

/** Between date and clock: blanks, ", ", " at ", " a las ", " - ", or the colon of web server logs. */
function passSeparator(cursor: Cursor, reading: Reading): boolean {
  const from = cursor.at;
  if (reading.kind === "month-name" && cursor.take(COLON)) return true;
  cursor.take(COMMA);
  if (cursor.blanks() > 0) {
    passLinkWord(cursor);
    passLinkWord(cursor);
    if (cursor.take(DASH)) cursor.blanks();
  }
  return cursor.at > from || (reading.kind === "compact" && isDigit(cursor.peek()));
}

/** hhmm or hhmmss of the basic format, with a fraction of the second. */
function scanBasicClock(cursor: Cursor, reading: Reading): boolean {
  const { width } = cursor;
  if (width !== 4 && width !== 6) return false;
  const full = width === 6 ? cursor.value : cursor.value * 100;
  const hour = Math.floor(full / 10_000);
  const minute = Math.floor(full / 100) % 100;
  const second = full % 100;
  if (hour > 23 || minute > 59 || second > 59) return false;
  reading.precision = width === 6 ? PRECISION.second : PRECISION.minute;
  reading.clock = hour * HOUR_MS + minute * MINUTE_MS + second * 1000;
  if (width === 6) scanFraction(cursor, reading);
  return true;
}

/** Minutes, seconds and fraction behind an hour; a spreadsheet may have cut their leading zeros where colons are used. */
function scanMinutes(cursor: Cursor, reading: Reading, mark: number): boolean {
  const narrow = mark === COLON ? 1 : 2;
  cursor.at++;
  if (!scanSixty(cursor, narrow)) return false;
  reading.clock = cursor.value * MINUTE_MS;
  reading.precision = PRECISION.minute;
  if (cursor.peek() !== mark || !isDigit(cursor.peek(1))) return true;
  cursor.at++;
  if (!scanSixty(cursor, narrow)) return false;
  reading.clock += cursor.value * 1000;
  reading.precision = PRECISION.second;
  scanFraction(cursor, reading);
  return true;
}

function scanSixty(cursor: Cursor, narrow: number): boolean {
  return cursor.digits() && cursor.width >= narrow && cursor.width <= 2 && cursor.value < 60;
}

/** Decimals of the second: cut to ms, never rounded up into the next second. */
function scanFraction(cursor: Cursor, reading: Reading): void {
  const mark = cursor.peek();
  if ((mark !== DOT && mark !== COMMA) || !isDigit(cursor.peek(1))) return;
  const from = cursor.at + 1;
  cursor.at = from;
  cursor.digits();
  let scale = 100;
  for (let place = from; place < cursor.at && scale >= 1; place++) {
    reading.clock += (cursor.bytes[place]! - 48) * scale;
    scale /= 10;
  }
  reading.precision = PRECISION.ms;
}

/** Passes am, a.m., p. m. and the like: 1 before noon, 2 after, 0 when there is none. */
function scanHalfDay(cursor: Cursor): 0 | 1 | 2 {
  if (cursor.done) return 0;
  const from = cursor.at;
  cursor.blanks();
  const half = cursor.take(LETTER_A) ? 1 : cursor.take(LETTER_P) ? 2 : 0;
  if (half !== 0) {
    const dotted = cursor.take(DOT);
    if (dotted) cursor.blanks();
    if (cursor.take(LETTER_M) && !isLetter(cursor.peek())) {
      if (dotted) cursor.take(DOT);
      return half;
    }
  }
  cursor.at = from;
  return 0;
}

/** Hour of the day, -1 when there is none. "13:30 PM" and "00:30 AM" (a usual slip of date patterns) can mean one time only. */
function fullHour(hour: number, half: 0 | 1 | 2): number {
  if (hour > 23) return -1;
  if (half === 1) return hour > 12 ? -1 : hour % 12;
  if (half === 2) return hour === 0 ? -1 : hour < 12 ? hour + 12 : hour;
  return hour;
}

function passClockWord(cursor: Cursor): void {
  if (cursor.done) return;
  const from = cursor.at;
  cursor.blanks();
  if (!CLOCK_WORDS.has(cursor.word())) cursor.at = from;
}
