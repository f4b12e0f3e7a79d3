import { type ByteRecord, endOf, hashOf, NO_NUMBER, startOf } from "../../domain/byte-record.js";
import { Dictionary } from "../../store/dictionary.js";

/** Longest cell that is compared with the one before. */
const LAST_BYTES = 256;

/** The cell of a column that was looked up last: to compare with it takes a fraction of a look-up. */
export class LastCell {
  id = 0;
  private column = -1;
  private length = 0;
  private readonly bytes = new Uint8Array(LAST_BYTES);

  is(record: ByteRecord, column: number): boolean {
    const { bytes } = record;
    const { length } = this;
    const start = startOf(record, column);
    if (column !== this.column || endOf(record, column) - start !== length) return false;
    // Names of mailings differ at their ends first.
    for (let at = length - 1; at >= 0; at--) if (bytes[start + at] !== this.bytes[at]) return false;
    return true;
  }

  keep(record: ByteRecord, column: number, id: number): void {
    const start = startOf(record, column);
    const end = endOf(record, column);
    this.column = end - start > LAST_BYTES ? -1 : column;
    this.length = end - start;
    this.id = id;
    if (this.column === column) this.bytes.set(record.bytes.subarray(start, end));
  }
}

/** In place of what a number comes to that was not seen yet. */
export const UNSEEN = -3;
const FIRST_NUMBERS = 1024;

/**
 * What each number of a cell or a pair comes to: see `numberOf` and `pairOf`. Both are mostly given one after the other to what is seen
 * for the first time, so that they run side by side: what runs so is worked out, and not fetched from memory.
 */
export class ByNumber {
  /** Numbers below it come to themselves plus the offset. */
  private straight = 0;
  private offset = 0;
  private values = new Int32Array(FIRST_NUMBERS).fill(UNSEEN);

  /** `UNSEEN` for a number that was never set, and for `NO_NUMBER`. */
  get(number: number): number {
    if (number < this.straight && number >= 0) return number + this.offset;
    const { values } = this;
    return number >= 0 && number < values.length ? values[number]! : UNSEEN;
  }

  set(number: number, value: number): void {
    if (number === NO_NUMBER || number < this.straight) return;
    if (number === 0 && value >= 0) this.offset = value;
    if (number === this.straight && value >= 0 && value === number + this.offset) {
      this.straight++;
      return;
    }
    if (number >= this.values.length) this.grow(2 * number);
    this.values[number] = value;
  }

  private grow(length: number): void {
    const { values } = this;
    this.values = new Int32Array(length).fill(UNSEEN, values.length);
    this.values.set(values);
  }
}

/** What each distinct cell of a column comes to, found once. */
export class Memo {
  private readonly cells = new Dictionary();
  private readonly values: number[] = [];
  private readonly byNumber = new ByNumber();
  private readonly find: (text: string) => number;

  constructor(find: (text: string) => number) {
    this.find = find;
  }

  /** @param number of the cell, `NO_NUMBER` for none */
  of(record: ByteRecord, column: number, number: number): number {
    const known = this.byNumber.get(number);
    if (known !== UNSEEN) return known;
    const { bytes, view } = record;
    const start = startOf(record, column);
    const end = endOf(record, column);
    const cell = this.cells.idOfBytes(bytes, view, start, end, hashOf(record, column));
    if (cell === this.values.length) this.values.push(this.find(bytes.toString("utf8", start, end)));
    this.byNumber.set(number, this.values[cell]!);
    return this.values[cell]!;
  }
}
