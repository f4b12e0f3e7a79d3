import type { TimeContext } from "./context.js";
import type { Cursor } from "./cursor.js";
import type { Reading } from "./reading.js";
import { scanClock } from "./scan-clock.js";
import { scanDate, scanPendingYear } from "./scan-date.js";
import { isNumber, scanNumber } from "./scan-number.js";
import { scanZone } from "./scan-zone.js";

/**
 * Reads a whole cell (already loaded into the cursor) in any form that exports use.
 * @returns false when it is no time; a numeric date still needs `dayIn` with an order
 */
export function scanTime(
  cursor: Cursor,
  reading: Reading,
  abbreviations: ReadonlyMap<number, number>,
  unit: TimeContext["unit"],
): boolean {
  reading.reset();
  cursor.trim();
  if (isNumber(cursor)) {
    const from = cursor.at;
    if (scanNumber(cursor, reading, unit)) return true;
    if (unit !== undefined) return false;
    cursor.at = from;
  }
  if (!scanDate(cursor, reading)) return false;
  if (cursor.done) return reading.pendingMonth === 0;
  if (!scanClock(cursor, reading) || !scanZone(cursor, reading, abbreviations)) return false;
  if (reading.pendingMonth > 0 && !scanPendingYear(cursor, reading)) return false;
  return cursor.done;
}
