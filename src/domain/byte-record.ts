/** Numbers of a cell in `ByteRecord.cells`. */
export const CELL = 4;

/** In place of the number of a cell that has none. */
export const NO_NUMBER = -1;

/** One data record as bytes; the object is reused. */
export interface ByteRecord {
  /** UTF-8. */
  bytes: Buffer;
  /** Covers the same bytes. */
  view: DataView;
  /** From `first` on, for each column of the header: start, end, hash and number of its cell. */
  cells: Int32Array;
  first: number;
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

/** The cells of a record as texts. */
export function textsOf(record: ByteRecord): string[] {
  return Array.from({ length: record.width }, (_, column) =>
    record.bytes.toString("utf8", startOf(record, column), endOf(record, column)),
  );
}
