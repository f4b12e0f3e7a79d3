import { DAY_MS } from "./calendar.js";
import type { DateOrder } from "./context.js";
import { dayIn, fullYear, type Reading } from "./reading.js";

const ORDERS: readonly DateOrder[] = ["dmy", "mdy", "ymd"];
/** Sets of orders as bits, in the order of ORDERS: columns are looked at whole, so nothing is allocated per value. */
const DMY = 1;
const MDY = 2;
const YMD = 4;

/** An export covers a few years; a reading of two-digit years that spreads them wider takes days for years. */
const YEARS_OF_AN_EXPORT = 10;

/** Email clicks are younger: a two-digit year that would be an earlier one is a day. */
const FIRST_YEAR = 2005;

/** A text that each of some orders reads as another date, given as YYYY-MM-DD. */
export type Readings = { text: string } & Partial<Record<DateOrder, string>>;

/** Finds the one order that fits all numeric dates of a column. */
export class OrderFinder {
  /** Orders that fitted every value so far. */
  #possible = DMY | MDY | YMD;
  /** Is there a value that orders read differently, or that not all orders can read? */
  #needed = false;
  #dotted = true;
  #doubtful: Readings | null = null;
  readonly #proofs: Partial<Record<DateOrder, string>> = {};
  /** Two-digit years when the first and when the last number is the year. */
  readonly #firstYears = new YearRange();
  readonly #lastYears = new YearRange();

  /**
   * Takes a numeric date; false when it is none in any order.
   * Of several texts that show the same, the smallest is kept, so that the order of rows does not matter.
   */
  add(reading: Reading, text: string): boolean {
    const dmy = dayIn(reading, "dmy");
    const mdy = dayIn(reading, "mdy");
    const ymd = dayIn(reading, "ymd");
    const fitting = (dmy >= 0 ? DMY : 0) | (mdy >= 0 ? MDY : 0) | (ymd >= 0 ? YMD : 0);
    if (fitting === 0) return false;
    this.#possible &= fitting;
    if (!reading.dotted) this.#dotted = false;
    if (reading.lastWidth <= 2) {
      this.#firstYears.add(fullYear(reading.first, 2));
      this.#lastYears.add(fullYear(reading.last, 2));
    }
    const proof = provenBy(fitting);
    if (proof !== null) {
      this.#needed = true;
      if (!(this.#proofs[proof]! <= text)) this.#proofs[proof] = text;
    }
    if (differ(dmy, mdy) || differ(dmy, ymd) || differ(mdy, ymd)) {
      this.#needed = true;
      if (this.#doubtful === null || text < this.#doubtful.text)
        this.#doubtful = readingsOf(text, dmy, mdy, ymd);
    }
    return true;
  }

  result(): DateOrder | "ambiguous" | "contradictory" | "none needed" {
    if (!this.#needed) return "none needed";
    const possible = this.#plausible();
    if (possible === 0) return "contradictory";
    const single = ORDERS.find((_, index) => possible === 1 << index);
    return single ?? (this.byDots ? "dmy" : "ambiguous");
  }

  /**
   * Whether the dots alone settle that the day comes first: no locale of the CLDR writes the month first with dots, and those
   * that begin with the year (Korean) do it with blanks behind the dots. Two digits for the year must make sense at the end.
   */
  get byDots(): boolean {
    const possible = this.#plausible();
    if (!this.#needed || !this.#dotted || (possible & DMY) === 0 || (possible & (possible - 1)) === 0)
      return false;
    if ((possible & YMD) === 0) return true;
    return this.#lastYears.first >= FIRST_YEAR && this.#lastYears.span <= this.#firstYears.span;
  }

  /** Texts that settle the order: of a "contradictory" column, one for each side. */
  get proofs(): Partial<Record<DateOrder, string>> {
    return { ...this.#proofs };
  }

  /** The text to show for an "ambiguous" column. */
  get doubtful(): Readings | null {
    return this.#doubtful;
  }

  #plausible(): number {
    const yearFirst = this.#firstYears.span <= YEARS_OF_AN_EXPORT;
    const yearLast = this.#lastYears.span <= YEARS_OF_AN_EXPORT;
    const undecided = (this.#possible & YMD) !== 0 && this.#possible !== YMD;
    if (!undecided || yearFirst === yearLast) return this.#possible;
    return this.#possible & (yearFirst ? YMD : DMY | MDY);
  }
}

/** The order that a value proves: against day and month swapped, or that its year comes first. */
function provenBy(fitting: number): DateOrder | null {
  if ((fitting & (DMY | MDY)) === DMY) return "dmy";
  if ((fitting & (DMY | MDY)) === MDY) return "mdy";
  return fitting === YMD ? "ymd" : null;
}

/** Two readings that exist (NaN is none) and are not the same day. */
function differ(a: number, b: number): boolean {
  return a >= 0 && b >= 0 && a !== b;
}

function readingsOf(text: string, ...days: readonly number[]): Readings {
  const readings: Readings = { text };
  ORDERS.forEach((order, index) => {
    const day = days[index]!;
    if (day >= 0) readings[order] = new Date(day * DAY_MS).toISOString().slice(0, 10);
  });
  return readings;
}

class YearRange {
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;

  add(year: number): void {
    this.#first = Math.min(this.#first, year);
    this.#last = Math.max(this.#last, year);
  }

  get first(): number {
    return this.#first;
  }

  get span(): number {
    return this.#last - this.#first;
  }
}
