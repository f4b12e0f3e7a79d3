import { readSync } from "node:fs";
import type { PlainFile, TableInfo } from "../domain/table.js";
import type { Detection } from "../normalize/index.js";
import type { PartEvents } from "./part-events.js";

/** What a thread must know of the file that it reads parts of. */
export interface Task {
  readonly file: PlainFile;
  readonly info: TableInfo;
  /** Without what cannot be sent to a thread. */
  readonly detection: Omit<Detection, "spec" | "person">;
  /** Id of the known shape, which stands for its spec; undefined for none. */
  readonly format: string | undefined;
}

/** One part to be read, in bytes. */
export interface Job {
  readonly from: number;
  readonly to: number;
}

/** See `ScannedPart`. */
export interface PartResult {
  readonly lines: number | null;
  readonly plain: boolean;
  readonly events: PartEvents;
}

/** Bytes of a part: large enough that sending it costs little beside reading it, small enough to be read again. */
const PART_BYTES = 2 * 1024 * 1024;
/** How far from there the next line end is looked for. */
const NEAR_BYTES = 64 * 1024;

/**
 * Parts of a file, each up to a line end near a round place. Whether a record ends there as well is seen when the part is read:
 * a line end may also stand in quotes.
 */
export function* partsOf(fd: number, { from, to }: PlainFile): Generator<Job> {
  let start = from;
  for (let end = start + PART_BYTES; end < to; end += PART_BYTES) {
    const near = bytesOf(fd, end, Math.min(to, end + NEAR_BYTES));
    // Without a line end the part is cut where it is: that it ends with no record is seen, and one thread goes on from there.
    // To look on would make one part of a file that has no line end, as large as the file.
    const stop = end + near.indexOf(10) + 1;
    yield { from: start, to: stop };
    start = stop;
    end = stop;
  }
  if (start < to) yield { from: start, to };
}

/** Bytes of a file; fewer where it has become shorter. */
export function bytesOf(fd: number, from: number, to: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(to - from);
  let length = 0;
  while (length < bytes.length) {
    const read = readSync(fd, bytes, length, bytes.length - length, from + length);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}
