import { wholeness } from "./kinds.js";
import { MAX_RECORD_BYTES } from "./limits.js";
import { isLineEnd, nextLine } from "./lines.js";
import type { RecordScanner, ScanProblem } from "./scan.js";

const REASONS: Record<ScanProblem, (cell: number) => string> = {
  unclosed: (cell) => `the quote that opens cell ${cell} is never closed`,
  closing: (cell) => `text follows the closing quote of cell ${cell}`,
  stray: (cell) => `a quote stands inside cell ${cell}, which does not start with one`,
};

interface Resync {
  reason: string;
  /** Offset of the next sound record, or of the line after the damage; -1 when the bytes end before. */
  resumeAt: number;
  problemAt: number;
}

function isSound(bytes: Buffer, at: number, width: number, scanner: RecordScanner): boolean {
  return at < bytes.length && scanner.scan(bytes, at) && scanner.cells === width;
}

/** Prose has commas too, but hardly a number, date or address that fills the space between two of them. */
function hasTypedCell(bytes: Buffer, bounds: readonly number[]): boolean {
  for (let at = 0; at < bounds.length; at += 2) {
    if (wholeness(bytes.toString("utf8", bounds[at], bounds[at + 1])) === 1) return true;
  }
  return false;
}

/**
 * A quoted cell over several lines is fine, but an unclosed quote looks the same when a later quote happens to close
 * it. It is told by the lines it swallowed: they are whole records of their own.
 * @param bytes end with the record, which starts at `from`
 */
export function isSwallowed(
  bytes: Buffer,
  from: number,
  cells: number,
  width: number,
  scanner: RecordScanner,
): boolean {
  let at = nextLine(bytes, from);
  if (cells !== width) return isSound(bytes, at, width, scanner);
  // With one or two columns any text line may look like a record.
  if (width < 3) return false;
  let swallowed = 0;
  for (let next = nextLine(bytes, at); next !== -1 && next < bytes.length; next = nextLine(bytes, at)) {
    const line = bytes.subarray(0, next);
    if (!isSound(line, at, width, scanner) || !hasTypedCell(line, scanner.bounds)) return false;
    swallowed++;
    at = next;
  }
  return swallowed > 0;
}

/** Says what is wrong with the record at `from` and where a sound record (of `width` cells) starts after it. */
export function findSoundRecord(bytes: Buffer, from: number, width: number, scanner: RecordScanner): Resync {
  const whole = scanner.scan(bytes, from);
  const problemAt = whole ? scanner.next : scanner.problemAt;
  const second = nextLine(bytes, from);
  let reason = "the record is longer than 1 MiB";
  const problem = scanner.problem ?? "unclosed";
  if (!whole || problemAt - from <= MAX_RECORD_BYTES) {
    // A quote closed by one of a later record: the first line alone shows which it is.
    if (second !== -1 && problemAt >= second) scanner.scan(bytes.subarray(0, second), from);
    reason = REASONS[scanner.problem ?? problem](scanner.cells + 1);
  }
  let at = second;
  while (at !== -1 && at <= problemAt) {
    if (isSound(bytes, at, width, scanner)) return { reason, resumeAt: at, problemAt };
    at = nextLine(bytes, at);
  }
  // No sound record inside the damage. A quote that never closes tells nothing about the lines after its own.
  const resumeAt = problem === "unclosed" || isLineEnd(bytes[problemAt]) ? second : at;
  return { reason, resumeAt, problemAt };
}
