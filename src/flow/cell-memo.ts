import { type ByteRecord, endOf, hashOf, NO_NUMBER, startOf } from "../domain/byte-record.js";
import { Dictionary } from "../store/dictionary.js";

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

/** What each distinct cell of a column comes to, found once. */
export class Memo {
  private readonly cells = new Dictionary();
  private readonly values: number[] = [];
  /** The same by number: see `numberOf`. */
  private readonly byNumber: (number | undefined)[] = [];
  private readonly find: (text: string) => number;

  constructor(find: (text: string) => number) {
    this.find = find;
  }

  /** @param number of the cell, `NO_NUMBER` for none */
  of(record: ByteRecord, column: number, number: number): number {
    const known = number === NO_NUMBER ? undefined : this.byNumber[number];
    if (known !== undefined) return known;
    const { bytes, view } = record;
    const start = startOf(record, column);
    const end = endOf(record, column);
    const cell = this.cells.idOfBytes(bytes, view, start, end, hashOf(record, column));
    if (cell === this.values.length) this.values.push(this.find(bytes.toString("utf8", start, end)));
    if (number !== NO_NUMBER) this.byNumber[number] = this.values[cell]!;
    return this.values[cell]!;
  }
}
