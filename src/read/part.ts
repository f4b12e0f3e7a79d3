import { isUtf8 } from "node:buffer";
import { hashBytes } from "../domain/hash.js";
import { CellScanner, DOUBTFUL, SOUND } from "./cells.js";
import { MAX_RECORD_BYTES } from "./limits.js";

/** In front of the bounds of a record: where it begins in the part, and on which line. */
const HEAD = 2;
/** In place of the end of its first cell: whoever takes the record must scan it. */
const UNSCANNED = -1;
/** Numbers for which there is room at first. */
const ROOM = 1 << 17;
const NONE = new Int32Array(0);
const LF = 10;

/** Part of a file whose records are found, in memory that threads share. */
export interface ScannedPart {
  readonly bytes: Buffer;
  readonly view: DataView;
  readonly count: number;
  /** For each record where it begins, lines before it in the part, start and end of each cell, and hash of each cell. */
  readonly numbers: Int32Array;
  /** Numbers of a record. */
  readonly stride: number;
  /** Where the first record begins that only a careful reader can split; all bytes where there is none. */
  readonly end: number;
  /** Physical lines up to there. */
  readonly lines: number;
}

/** A part as it goes from one thread to another. */
export type SentPart = Pick<ScannedPart, "count" | "numbers" | "end" | "lines"> & {
  readonly bytes: Uint8Array;
};

/** Finds the records and cells of one part after the other, and hashes the cells. */
export class PartScanner {
  private readonly scanner: CellScanner;
  private readonly width: number;
  private numbers: Int32Array = NONE;
  private count = 0;

  constructor(delimiter: string, width: number) {
    this.scanner = new CellScanner(delimiter, width);
    this.width = width;
  }

  /**
   * Scans bytes that begin with a record, up to the first one that is not plain or does not end with them.
   * @param numbers memory that is not used any more, to be filled anew
   */
  scan(bytes: Buffer, numbers: Int32Array = NONE): SentPart {
    const { scanner } = this;
    this.numbers = numbers;
    this.count = 0;
    let at = 0;
    let lines = 0;
    const end = isUtf8(bytes) && !bytes.includes(0) ? bytes.lastIndexOf(LF) + 1 : 0;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    while (at < end) {
      const blank = scanner.blank(bytes, at);
      if (blank > 0) at += blank;
      else {
        const result = scanner.scan(bytes, at);
        if (result === DOUBTFUL || scanner.next - at > MAX_RECORD_BYTES) break;
        this.add(bytes, view, at, lines, result === SOUND);
        at = scanner.next;
      }
      lines++;
    }
    return { bytes, count: this.count, numbers: this.numbers, end: at, lines };
  }

  private add(bytes: Buffer, view: DataView, from: number, lines: number, isSound: boolean): void {
    const stride = strideOf(this.width);
    let to = this.count++ * stride;
    if (to + stride > this.numbers.length) this.grow(stride);
    const { numbers, width } = this;
    const { bounds } = this.scanner;
    numbers[to++] = from;
    numbers[to++] = lines;
    if (!isSound) {
      numbers[to + 1] = UNSCANNED;
      return;
    }
    for (let bound = 0; bound < 2 * width; bound++) numbers[to++] = bounds[bound]!;
    for (let bound = 0; bound < 2 * width; bound += 2) {
      const start = bounds[bound]!;
      const end = bounds[bound + 1]!;
      numbers[to++] = start === end ? 0 : hashBytes(view, bytes, start, end);
    }
  }

  private grow(stride: number): void {
    const { numbers } = this;
    this.numbers = new Int32Array(new SharedArrayBuffer(4 * Math.max(ROOM, stride, 2 * numbers.length)));
    this.numbers.set(numbers);
  }
}

/** A part that came from another thread. */
export function received({ bytes, ...rest }: SentPart, width: number): ScannedPart {
  const { buffer, byteOffset, length } = bytes;
  return {
    ...rest,
    bytes: Buffer.from(buffer, byteOffset, length),
    view: new DataView(buffer, byteOffset, length),
    stride: strideOf(width),
  };
}

/** Whether the record whose numbers begin there was left to whoever takes it. */
export function isUnscanned(numbers: Int32Array, at: number): boolean {
  return numbers[at + HEAD + 1] === UNSCANNED;
}

function strideOf(width: number): number {
  return HEAD + 3 * width;
}
