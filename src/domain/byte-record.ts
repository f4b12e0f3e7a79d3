/** Numbers of a cell in `ByteRecord.cells`. */
export const CELL = 4;

/** Numbers in front of the cells: where the record begins, lines before it, its hash, its pair; then its time, as long as two. */
export const HEAD = 6;

/** In place of the number of a cell or a pair that has none. */
export const NO_NUMBER = -1;

/** One data record as bytes, which others like it follow; the object is reused. */
export interface ByteRecord {
  /** UTF-8. */
  bytes: Buffer;
  /** Covers the same bytes. */
  view: DataView;
  /** From `first` on, for each column of the header: start, end, hash and number of its cell; `HEAD` numbers before. */
  cells: Int32Array;
  first: number;
  /** Numbers from there to those of the record after it. */
  readonly stride: number;
  /** Covers the same memory as `cells`. */
  times: Float64Array;
  /** Columns of the header. */
  readonly width: number;
}

/** Where a cell begins in the bytes, without its quotes. */
export function startOf({ cells, first }: ByteRecord, column: number): number {
  return cells[first + CELL * column]!;
}

/** Where it ends. */
export function endOf({ cells, first }: ByteRecord, column: number): number {
  return cells[first + CELL * column + 1]!;
}

export function isEmpty({ cells, first }: ByteRecord, column: number): boolean {
  return cells[first + CELL * column] === cells[first + CELL * column + 1];
}

/** `hashBytes` of a cell; 0 for an empty one. */
export function hashOf({ cells, first }: ByteRecord, column: number): number {
  return cells[first + CELL * column + 2]!;
}

/** What stands for a cell that comes again: in one reading equal numbers of a column are equal bytes. */
export function numberOf({ cells, first }: ByteRecord, column: number): number {
  return cells[first + CELL * column + 3]!;
}

/** Sum of the cells' hashes, each mixed with the seed of its column (`Wanted.seeds`); empty cells do not count. */
export function recordHashOf({ cells, first }: ByteRecord): number {
  return cells[first - 4]!;
}

/** What stands for the two cells of `Wanted.pair` together: in one reading equal numbers are equal cells. */
export function pairOf({ cells, first }: ByteRecord): number {
  return cells[first - 3]!;
}

/** ms since 1970 UTC of the cell of `Wanted.time`; NaN where it is not in the usual form, with its zone. */
export function timeOf({ times, first }: ByteRecord): number {
  return times[(first >> 1) - 1]!;
}

/** The cells of a record as texts. */
export function textsOf(record: ByteRecord): string[] {
  return Array.from({ length: record.width }, (_, column) =>
    record.bytes.toString("utf8", startOf(record, column), endOf(record, column)),
  );
}
