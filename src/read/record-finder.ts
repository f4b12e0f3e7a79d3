import { CELL, NO_NUMBER } from "../domain/byte-record.js";
import { hashBytes } from "../domain/hash.js";
import { CellNumbers } from "./cell-numbers.js";
import { CellScanner, DOUBTFUL, SOUND } from "./cells.js";
import { MAX_RECORD_BYTES } from "./limits.js";

/** In front of the cells of a record (see `ByteRecord.cells`): where it begins, and lines before it. */
export const HEAD = 2;
/** In place of the end of the first cell: whoever takes the record must scan it. */
const UNSCANNED = -1;
/** Numbers for which there is room at first. */
export const ROOM = 1 << 17;
const NUMBER = Int32Array.BYTES_PER_ELEMENT;

/** Records that lie one after the other in some bytes. */
export interface FoundRecords {
  /** For each record `HEAD` numbers, and the cells; places count from the start of the bytes. */
  readonly numbers: Int32Array;
  readonly count: number;
  /** Where the first one begins, and the record after the last one. */
  readonly start: number;
  readonly end: number;
  /** Physical lines from start to end. */
  readonly lines: number;
}

/** Finds records and their cells, and hashes the cells. */
export class RecordFinder implements FoundRecords {
  /** Filled anew each time. */
  numbers: Int32Array;
  count = 0;
  start = 0;
  end = 0;
  lines = 0;
  private readonly scanner: CellScanner;
  private readonly width: number;
  /** By column, null where cells get no numbers. */
  private readonly columns: readonly (CellNumbers | null)[];

  /** @param numbered columns whose cells get numbers: where another thread takes them, which need not look at them then */
  constructor(delimiter: string, width: number, numbers: Int32Array, numbered: readonly number[]) {
    this.scanner = new CellScanner(delimiter, width);
    this.width = width;
    this.numbers = numbers;
    this.columns = Array.from({ length: width }, (_, at) =>
      numbered.includes(at) ? new CellNumbers() : null,
    );
  }

  /**
   * Finds records from `start` on, where one begins, until there are enough, or up to one that only a careful reader can split.
   * @param to after a line feed
   * @returns false where it met such a record
   */
  find(bytes: Buffer, view: DataView, start: number, to: number, most: number): boolean {
    const { scanner } = this;
    this.start = start;
    this.count = 0;
    this.lines = 0;
    let at = start;
    let isSure = true;
    while (at < to && this.count < most) {
      const blank = scanner.blank(bytes, at);
      if (blank > 0) at += blank;
      else {
        const kind = scanner.scan(bytes, view, at);
        isSure = kind !== DOUBTFUL && scanner.next - at <= MAX_RECORD_BYTES;
        if (!isSure) break;
        this.add(bytes, view, at, kind === SOUND);
        at = scanner.next;
      }
      this.lines++;
    }
    this.end = at;
    return isSure;
  }

  private add(bytes: Buffer, view: DataView, from: number, isSound: boolean): void {
    const stride = strideOf(this.width);
    let to = this.count++ * stride;
    if (to + stride > this.numbers.length) this.grow(stride);
    const { numbers, width, columns } = this;
    const { bounds } = this.scanner;
    numbers[to++] = from;
    numbers[to++] = this.lines;
    if (!isSound) {
      numbers[to + 1] = UNSCANNED;
      return;
    }
    for (let cell = 0; cell < width; cell++) {
      const start = bounds[2 * cell]!;
      const end = bounds[2 * cell + 1]!;
      const hash = start === end ? 0 : hashBytes(view, bytes, start, end);
      const number =
        start === end ? NO_NUMBER : (columns[cell]?.of(bytes, view, start, end, hash) ?? NO_NUMBER);
      numbers[to++] = start;
      numbers[to++] = end;
      numbers[to++] = hash;
      numbers[to++] = number;
    }
  }

  private grow(stride: number): void {
    const { numbers } = this;
    this.numbers = sharedNumbers(Math.max(stride, 2 * numbers.length));
    this.numbers.set(numbers);
  }
}

/** Numbers of a record. */
export function strideOf(width: number): number {
  return HEAD + CELL * width;
}

/** Memory that another thread can read. */
export function sharedNumbers(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(NUMBER * length));
}

/** Whether the record whose numbers begin there was left to whoever takes it. */
export function isUnscanned(numbers: Int32Array, at: number): boolean {
  return numbers[at + HEAD + 1] === UNSCANNED;
}
