import { DAY_MS } from "./calendar.js";
import type { DateOrder } from "./context.js";
import { dayIn, fullYear, type Reading } from "./reading.js";

const ORDERS: readonly DateOrder[] = ["dmy", "mdy", "ymd"];

/** An export covers a few years; a reading of two-digit years that spreads them wider takes days for years. */
const YEARS_OF_AN_EXPORT = 10;

/** A text that each of some orders reads as another date, given as YYYY-MM-DD. */
export type Readings = { text: string } & Partial<Record<DateOrder, string>>;

/** Finds the one order that fits all numeric dates of a column. */
export class OrderFinder {
  /** Orders that fitted every value so far. */
  readonly #possible = new Set<DateOrder>(ORDERS);
  /** Is there a value that the possible orders read differently? */
  #needed = false;
  #doubtful: Readings | null = null;
  readonly #proofs: Partial<Record<DateOrder, string>> = {};
  /** Two-digit years when the first and when the last number is the year. */
  readonly #firstYears = new YearRange();
  readonly #lastYears = new YearRange();

  /**
   * Takes a numeric date; false when it is none in any order.
   * Ties between texts go to the smallest, so that the order of rows does not matter.
   */
  add(reading: Reading, text: string): boolean {
    const days = ORDERS.map((order) => dayIn(reading, order));
    const fitting = ORDERS.filter((_, index) => !Number.isNaN(days[index]));
    if (fitting.length === 0) return false;
    for (const order of ORDERS) if (!fitting.includes(order)) this.#possible.delete(order);
    if (reading.lastWidth <= 2) {
      this.#firstYears.add(fullYear(reading.first, 2));
      this.#lastYears.add(fullYear(reading.last, 2));
    }
    const distinct = new Set(days.filter((day) => !Number.isNaN(day)));
    if (distinct.size > 1) this.#rememberDoubt(text, days);
    const proof = proven(fitting);
    if (proof !== null && !(this.#proofs[proof]! <= text)) this.#proofs[proof] = text;
    if (distinct.size > 1 || proof !== null) this.#needed = true;
    return true;
  }

  #rememberDoubt(text: string, days: readonly number[]): void {
    if (this.#doubtful !== null && this.#doubtful.text <= text) return;
    this.#doubtful = { text };
    ORDERS.forEach((order, index) => {
      if (!Number.isNaN(days[index])) this.#doubtful![order] = dateText(days[index]!);
    });
  }

  result(): DateOrder | "ambiguous" | "contradictory" | "none needed" {
    if (!this.#needed) return "none needed";
    const possible = this.#plausible();
    if (possible.length === 1) return possible[0]!;
    return possible.length === 0 ? "contradictory" : "ambiguous";
  }

  /** Texts that settle the order: of a "contradictory" column, one for each side. */
  get proofs(): Partial<Record<DateOrder, string>> {
    return { ...this.#proofs };
  }

  /** The text to show for an "ambiguous" column. */
  get doubtful(): Readings | null {
    return this.#doubtful;
  }

  #plausible(): DateOrder[] {
    const possible = [...this.#possible];
    const yearFirst = this.#firstYears.span <= YEARS_OF_AN_EXPORT;
    const yearLast = this.#lastYears.span <= YEARS_OF_AN_EXPORT;
    if (!this.#possible.has("ymd") || possible.length === 1 || yearFirst === yearLast) return possible;
    return possible.filter((order) => (order === "ymd") === yearFirst);
  }
}

/** The order that a value proves: against day and month swapped, or that its year comes first. */
function proven(fitting: readonly DateOrder[]): DateOrder | null {
  if (fitting.includes("dmy") !== fitting.includes("mdy")) return fitting.includes("dmy") ? "dmy" : "mdy";
  return fitting.length === 1 ? fitting[0]! : null;
}

class YearRange {
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;

  add(year: number): void {
    this.#first = Math.min(this.#first, year);
    this.#last = Math.max(this.#last, year);
  }

  get span(): number {
    return this.#last - this.#first;
  }
}

function dateText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
