import {
  type ByteRecord,
  endOf,
  hashOf,
  isEmpty,
  NO_NUMBER,
  numberOf,
  startOf,
} from "../../domain/byte-record.js";
import type { Dictionary } from "../../store/dictionary.js";
import { ByNumber, type Memo, UNSEEN } from "./cell-memo.js";

/** In place of the number of a text: the mapper has to look. */
export const UNKNOWN = -1;
/** The table has no such column, or the cell is empty. */
export const NOTHING = -2;

type IsPlain = (bytes: Uint8Array, start: number, end: number) => boolean;

/** What cells stand for in the store's dictionaries. */
export class KnownCells {
  /** By column: the text of each number of a cell. */
  private readonly known: ByNumber[] = [];
  /** A column is looked up in two dictionaries, so that its numbers stand for two things. */
  private readonly isAmbiguous: boolean;

  /** @param columns that are looked up; below 0 for none */
  constructor(columns: readonly number[]) {
    const used = columns.filter((column) => column >= 0);
    this.isAmbiguous = new Set(used).size < used.length;
    for (const column of used) this.known[column] = new ByNumber();
  }

  ofColumn(column: number): ByNumber {
    return this.known[column]!;
  }

  /** Number of the text of a cell that means itself. */
  text(texts: Dictionary, record: ByteRecord, column: number, isPlain: IsPlain): number {
    if (column === UNKNOWN || isEmpty(record, column)) return NOTHING;
    const number = this.number(record, column);
    const known = this.known[column]!.get(number);
    if (known !== UNSEEN) return known;
    const [start, end] = [startOf(record, column), endOf(record, column)];
    const id = texts.idOfPlain(record.bytes, record.view, start, end, hashOf(record, column), isPlain);
    this.known[column]!.set(number, id);
    return id;
  }

  /** The same in a dictionary whose 0 is "not in the row". */
  detail(texts: Dictionary, record: ByteRecord, column: number, isPlain: IsPlain): number {
    const id = this.text(texts, record, column, isPlain);
    return id === NOTHING ? 0 : id;
  }

  /** What a cell comes to. */
  memo(memo: Memo, record: ByteRecord, column: number): number {
    return memo.of(record, column, this.number(record, column));
  }

  /** See `numberOf`. */
  number(record: ByteRecord, column: number): number {
    return this.isAmbiguous ? NO_NUMBER : numberOf(record, column);
  }
}
