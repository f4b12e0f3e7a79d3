import type { DateOrder } from "./context.js";
import { Cursor } from "./cursor.js";
import { abbreviationsIn } from "./offset.js";
import { OrderFinder, type Readings } from "./order.js";
import { dayIn, Reading, type TimeKind } from "./reading.js";
import { type Resolution, ResolutionMeter } from "./resolution.js";
import { scanTime } from "./scan.js";
import { zoneOf } from "./zone.js";

/** How the times of a column are written. */
export interface TimeColumn {
  /** Forms found, the most frequent first. */
  kinds: TimeKind[];
  /**
   * "none needed": no value depends on the order. "ambiguous": several orders fit all values (`readings` has one of them).
   * "contradictory": no order fits all (`examples` has a value of each side).
   */
  order: DateOrder | "ambiguous" | "contradictory" | "none needed";
  /** How many of the times say their zone themselves; epochs do. */
  hasZone: "all" | "some" | "none";
  resolution: Resolution;
  /** Times among the non-empty values, 0 to 1; 0 when there is no value. */
  share: number;
  /** Values that settle the order. */
  examples: Partial<Record<DateOrder, string>>;
  /** Whether the order is known by nothing but the dots between the numbers. */
  byDots: boolean;
  /** A value that orders read differently, with the date (YYYY-MM-DD) in each order that fits it; null when there is none. */
  readings: Readings | null;
}

/** Looks at the values of one column (of one file, or of all files of one shape) and says how its times are written. */
export class TimeObserver {
  readonly #cursor = new Cursor();
  readonly #reading = new Reading();
  readonly #abbreviations = abbreviationsIn("UTC");
  readonly #kinds = new Map<TimeKind, number>();
  readonly #order = new OrderFinder();
  readonly #resolution = new ResolutionMeter();
  #values = 0;
  #times = 0;
  #zoned = 0;

  /** @param times how often it occurs */
  observe(text: string, times = 1): void {
    if (text.trim() === "") return;
    this.#values += times;
    const reading = this.#reading;
    if (!this.#cursor.load(text) || !scanTime(this.#cursor, reading, this.#abbreviations, undefined)) return;
    if (reading.zone !== "" && zoneOf(reading.zone) === null) return;
    const numeric = reading.kind === "numeric-date";
    if (numeric ? !this.#order.add(reading, text) : Number.isNaN(dayIn(reading, undefined))) return;
    this.#times += times;
    this.#kinds.set(reading.kind, (this.#kinds.get(reading.kind) ?? 0) + times);
    if (reading.zone !== "" || !Number.isNaN(reading.offset)) this.#zoned += times;
    const { first, middle, last, day } = reading;
    this.#resolution.add(reading, numeric ? (first * 100 + middle) * 10_000 + last : day, times);
  }

  result(): TimeColumn {
    const kinds = [...this.#kinds].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    return {
      kinds: kinds.map(([kind]) => kind),
      order: this.#order.result(),
      hasZone: this.#zoned === 0 ? "none" : this.#zoned === this.#times ? "all" : "some",
      resolution: this.#resolution.result(),
      share: this.#values === 0 ? 0 : this.#times / this.#values,
      examples: this.#order.proofs,
      byDots: this.#order.byDots,
      readings: this.#order.doubtful,
    };
  }
}
