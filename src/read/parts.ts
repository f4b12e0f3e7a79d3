import { readSync } from "node:fs";

/** Bytes of a file. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Bytes of a part: few enough for the cache of a processor, which one thread fills and the other reads. */
export const PART_BYTES = 512 * 1024;
/** How far from there the next line end is looked for: as far as most lines reach, then as far as any does that is worth it. */
const LINE_BYTES = 1024;
export const NEAR_BYTES = 64 * 1024;
const LF = 10;

/**
 * Parts of a file, each up to a line end near a round place. Whether a record ends there as well is seen when the part is read:
 * a line end may also stand in quotes.
 */
export function* partsOf(fd: number, { from, to }: Range): Generator<Range> {
  const near = Buffer.allocUnsafeSlow(NEAR_BYTES);
  let start = from;
  for (let end = start + PART_BYTES; end < to; end = start + PART_BYTES) {
    const lineEnd = (bytes: number) =>
      bytesOf(fd, { from: end, to: Math.min(to, end + bytes) }, near).indexOf(LF) + 1;
    // Without a line end the part is cut where it is: that it ends with no record is seen, and one thread goes on from there.
    // To look on would make one part of a file that has no line end, as large as the file.
    const stop = end + (lineEnd(LINE_BYTES) || lineEnd(NEAR_BYTES));
    yield { from: start, to: stop };
    start = stop;
  }
  if (start < to) yield { from: start, to };
}

/** Bytes of a file; fewer where it has become shorter. @param room holds them */
export function bytesOf(fd: number, { from, to }: Range, room: Buffer): Buffer {
  let length = 0;
  while (length < to - from) {
    const read = readSync(fd, room, length, to - from - length, from + length);
    if (read === 0) break;
    length += read;
  }
  return room.subarray(0, length);
}
