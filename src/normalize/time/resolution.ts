import { DAY_MS } from "./calendar.js";
import { PRECISION, type Precision, type Reading } from "./reading.js";

export type Resolution = "ms" | "second" | "minute" | "hour" | "day";

const NAMES: readonly Resolution[] = ["day", "hour", "minute", "second", "ms"];

/** Of times to the second, 98 of 100 show seconds other than :00; one of 100 is enough to believe in the finer unit. */
const ENOUGH_SHARE = 0.01;
/** Fewer different times than this can all be on the full minute by chance (or because somebody made the file up). */
const ENOUGH_TIMES = 5;

/**
 * Measures how fine the times of a column are. What is written is not what is known: some platforms write ":00" seconds
 * throughout (Campaign Monitor), or midnight for a mere date (Salesforce).
 */
export class ResolutionMeter {
  #written: Precision = PRECISION.day;
  readonly #evident = [0, 0, 0, 0, 0];
  readonly #times = new Set<number>();

  /** @param date any number that is the same for the same date only @param times how often it occurs */
  add(reading: Reading, date: number, times: number): void {
    const evident = evidentPrecision(reading);
    this.#evident[evident]! += times;
    // Zeros behind the decimal point are padding, whatever their number.
    const written = Math.max(evident, Math.min(reading.precision, PRECISION.second)) as Precision;
    if (written > this.#written) this.#written = written;
    if (this.#times.size < ENOUGH_TIMES) this.#times.add(date * DAY_MS + reading.clock);
  }

  result(): Resolution {
    if (this.#times.size < ENOUGH_TIMES) return NAMES[this.#written]!;
    const total = this.#evident.reduce((sum, count) => sum + count, 0);
    let finer = 0;
    for (let unit = PRECISION.ms as number; unit > PRECISION.day; unit--) {
      finer += this.#evident[unit]!;
      if (finer >= total * ENOUGH_SHARE) return NAMES[unit]!;
    }
    return "day";
  }
}

/** The finest unit that is not zero; never "hour" where minutes are written, for campaigns are sent on the full hour. */
function evidentPrecision(reading: Reading): Precision {
  if (reading.clock % 1000 !== 0) return PRECISION.ms;
  if (reading.clock % 60_000 !== 0) return PRECISION.second;
  if (reading.clock === 0) return PRECISION.day;
  return Math.min(reading.precision, PRECISION.minute) as Precision;
}
