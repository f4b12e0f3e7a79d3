import { DAY_MS, FIRST_DAY, LAST_DAY } from "./calendar.js";
import type { TimeContext } from "./context.js";
import { type Cursor, isDigit } from "./cursor.js";
import { PRECISION, type Reading, type TimeKind } from "./reading.js";

const FIRST_MS = FIRST_DAY * DAY_MS;
const LAST_MS = (LAST_DAY + 1) * DAY_MS - 1;

/** Day 0 of spreadsheets is 1899-12-30, so 1970-01-01 is day 25569. (Workbooks with 1904 dates do not say so in a CSV.) */
const EXCEL_1970 = 25_569;

interface EpochUnit {
  kind: TimeKind;
  unit: TimeContext["unit"] | "ns";
  /** Digits to leave out to come to ms; negative: digits to take from the fraction. */
  cut: number;
}

const SECONDS: EpochUnit = { kind: "epoch-s", unit: "s", cut: -3 };
const MILLISECONDS: EpochUnit = { kind: "epoch-ms", unit: "ms", cut: 0 };
const MICROSECONDS: EpochUnit = { kind: "epoch-us", unit: "us", cut: 3 };
const NANOSECONDS: EpochUnit = { kind: "epoch-ns", unit: "ns", cut: 6 };

/** By the number of digits that times from 1990 to 2100 have in each unit: no two units share one. */
const EPOCH_UNITS: ReadonlyMap<number, EpochUnit> = new Map([
  [9, SECONDS],
  [10, SECONDS],
  [12, MILLISECONDS],
  [13, MILLISECONDS],
  [15, MICROSECONDS],
  [16, MICROSECONDS],
  [18, NANOSECONDS],
  [19, NANOSECONDS],
]);

/** Does the rest of the cell consist of digits with at most one decimal point or comma within? */
export function isNumber(cursor: Cursor): boolean {
  let marks = 0;
  for (let ahead = 0; cursor.at + ahead < cursor.end; ahead++) {
    const code = cursor.peek(ahead);
    if (isDigit(code)) continue;
    if ((code !== 46 && code !== 44) || ++marks > 1) return false;
  }
  return isDigit(cursor.peek()) && isDigit(cursor.bytes[cursor.end - 1]!);
}

/** Reads a bare number as epoch or spreadsheet serial: by its digits, or by the unit if one is given. */
export function scanNumber(cursor: Cursor, reading: Reading, unit: TimeContext["unit"]): boolean {
  const from = cursor.at;
  // Numbers padded with zeros are ids.
  if (cursor.peek() === 48 || !cursor.digits()) return false;
  const { width } = cursor;
  const whole = cursor.value;
  const decimals = Math.max(0, cursor.end - cursor.at - 1);
  if (unit === undefined && width === 5) return scanSerial(cursor, reading, whole, decimals);
  const epoch = EPOCH_UNITS.get(width);
  if (epoch === undefined || (unit !== undefined && epoch.unit !== unit)) return false;
  reading.kind = epoch.kind;
  // Cut digits, not divided numbers: 19 digits do not fit a double, and a time is never rounded up.
  const ms =
    epoch.cut < 0 ? whole * 1000 + leadingMs(cursor, decimals) : numberAt(cursor, from, width - epoch.cut);
  if (ms < FIRST_MS || ms > LAST_MS) return false;
  cursor.at = cursor.end;
  reading.day = Math.floor(ms / DAY_MS);
  reading.clock = ms - reading.day * DAY_MS;
  reading.offset = 0;
  reading.precision = epoch.cut < 0 && decimals === 0 ? PRECISION.second : PRECISION.ms;
  return true;
}

/** The first three of some decimals that follow a decimal mark, as ms. */
function leadingMs(cursor: Cursor, decimals: number): number {
  const taken = Math.min(3, decimals);
  return numberAt(cursor, cursor.at + 1, taken) * 10 ** (3 - taken);
}

function numberAt(cursor: Cursor, from: number, width: number): number {
  let value = 0;
  for (let place = from; place < from + width; place++) value = value * 10 + cursor.bytes[place]! - 48;
  return value;
}

function scanSerial(cursor: Cursor, reading: Reading, whole: number, decimals: number): boolean {
  const day = whole - EXCEL_1970;
  if (day < FIRST_DAY || day > LAST_DAY) return false;
  // A double holds 15 digits of it; more would overflow the number that is built from them.
  const digits = Math.min(decimals, 14);
  const exact = (numberAt(cursor, cursor.at + 1, digits) / 10 ** digits) * DAY_MS;
  const second = Math.round(exact / 1000) * 1000;
  // Rounded to the second where the decimals that were kept cannot tell the difference.
  const unsure = (0.5 * DAY_MS) / 10 ** digits;
  cursor.at = cursor.end;
  reading.kind = "excel-serial";
  reading.day = day;
  reading.clock = Math.abs(exact - second) <= unsure + 0.001 ? second : Math.round(exact);
  reading.precision =
    decimals === 0 ? PRECISION.day : second === reading.clock ? PRECISION.second : PRECISION.ms;
  return true;
}
