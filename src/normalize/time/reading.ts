import { dayNumber, weekdayOf } from "./calendar.js";
import type { DateOrder } from "./context.js";

/** How a time is written. "iso": year first; "compact": digits only; "numeric-date": year last, or two digits for it. */
export type TimeKind =
  | "iso"
  | "compact"
  | "numeric-date"
  | "month-name"
  | "epoch-s"
  | "epoch-ms"
  | "epoch-us"
  | "epoch-ns"
  | "excel-serial";

/** The finest unit that a text writes out. */
export const PRECISION = { day: 0, hour: 1, minute: 2, second: 3, ms: 4 } as const;
export type Precision = (typeof PRECISION)[keyof typeof PRECISION];

/** What one text says, before zone and date order are applied. Reused, so that parsing allocates nothing. */
export class Reading {
  kind: TimeKind = "iso";
  /** Day number of the local date; NaN where the order of `first`, `middle` and `last` must be known. */
  day = Number.NaN;
  first = 0;
  middle = 0;
  last = 0;
  /** Digits of the first and of the last part: they say which of them can be a year. */
  firstWidth = 0;
  lastWidth = 0;
  /** Whether its parts are separated by dots. */
  dotted = false;
  /** Month and day of a date whose year stands behind the clock; month 0 when it does not. */
  pendingMonth = 0;
  pendingDay = 0;
  /** Sunday 0; -1 when the text names none. */
  weekday = -1;
  /** Local time of day in ms. */
  clock = 0;
  precision: Precision = PRECISION.day;
  /** ms east of UTC where the text says so, else NaN. */
  offset = Number.NaN;
  /** IANA name where the text says so, else "". */
  zone = "";

  reset(): void {
    this.kind = "iso";
    this.day = Number.NaN;
    this.pendingMonth = 0;
    this.weekday = -1;
    this.clock = 0;
    this.precision = PRECISION.day;
    this.offset = Number.NaN;
    this.zone = "";
  }
}

/** Years of two digits are those from 1970 to 2069, as in spreadsheets and POSIX (of these, 1990 and later are accepted). */
export function fullYear(year: number, width: number): number {
  return width === 4 ? year : year >= 70 ? 1900 + year : 2000 + year;
}

/** Day number of a reading when its numbers are in this order; NaN when they cannot be. */
export function dayIn(reading: Reading, order: DateOrder | undefined): number {
  const day = reading.kind === "numeric-date" ? numericDay(reading, order) : reading.day;
  // A date that contradicts its own weekday is damaged, or its day and month are swapped.
  return reading.weekday >= 0 && weekdayOf(day) !== reading.weekday ? Number.NaN : day;
}

function numericDay(reading: Reading, order: DateOrder | undefined): number {
  const { first, middle, last, firstWidth, lastWidth } = reading;
  if (order === "ymd") {
    // Nobody writes a year with one digit.
    const fits = firstWidth === 2 && lastWidth <= 2;
    return fits ? dayNumber(fullYear(first, 2), middle, last) : Number.NaN;
  }
  if (lastWidth !== 2 && lastWidth !== 4) return Number.NaN;
  const year = fullYear(last, lastWidth);
  if (order === "dmy") return dayNumber(year, middle, first);
  if (order === "mdy") return dayNumber(year, first, middle);
  // No order known: a date whose day and month are one number is the same in all orders that fit it.
  if (first !== middle) return Number.NaN;
  const day = dayNumber(year, middle, first);
  const yearFirst = numericDay(reading, "ymd");
  return Number.isNaN(yearFirst) || yearFirst === day ? day : Number.NaN;
}
