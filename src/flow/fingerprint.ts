import { hashBytes, mix } from "../domain/hash.js";
import type { ByteRecord } from "../domain/table.js";

/**
 * Hashes whole records, so that a hit that was exported twice is found: each cell under the name of its column, summed, so
 * that neither the order of columns nor empty ones matter.
 */
export class RecordHash {
  private scratch = Buffer.allocUnsafeSlow(1 << 14);
  private view = new DataView(this.scratch.buffer);
  private readonly seeds: number[] = [];
  private readonly header: readonly string[];
  /** Hashes of cells of one record that is bytes, and the record that they are of. */
  private readonly known: Int32Array;
  private readonly knownIn: Int32Array;
  private record = 0;

  constructor(header: readonly string[]) {
    this.header = header;
    this.known = new Int32Array(header.length);
    this.knownIn = new Int32Array(header.length);
  }

  of(cells: readonly string[]): number {
    let sum = 0;
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at]!;
      if (cell !== "") sum = (sum + mix(this.text(cell), this.seed(at))) | 0;
    }
    return sum;
  }

  /** The next record begins: forgets what is known of the one before. */
  begin(): void {
    this.record = (this.record + 1) | 0;
  }

  /** The hash of a cell whose text somebody had to hash anyway. */
  know(cell: number, hash: number): void {
    this.known[cell] = hash;
    this.knownIn[cell] = this.record;
  }

  /** The same as `of` for the record that began last. */
  ofBytes({ bytes, view, bounds, hashes }: ByteRecord): number {
    const { record, known, knownIn } = this;
    let sum = 0;
    for (let at = 0, cell = 0; at < bounds.length; at += 2, cell++) {
      const start = bounds[at]!;
      const end = bounds[at + 1]!;
      if (start === end) continue;
      const hash =
        hashes !== null
          ? hashes[cell]!
          : knownIn[cell] === record
            ? known[cell]!
            : hashBytes(view, bytes, start, end);
      sum = (sum + mix(hash, this.seed(cell))) | 0;
    }
    return sum;
  }

  /** Hash of one text, for event ids. */
  text(text: string): number {
    if (text.length * 3 > this.scratch.length) {
      this.scratch = Buffer.allocUnsafeSlow(text.length * 3);
      this.view = new DataView(this.scratch.buffer);
    }
    return hashBytes(this.view, this.scratch, 0, this.scratch.write(text, 0, "utf8"));
  }

  private seed(at: number): number {
    const known = this.seeds[at];
    if (known !== undefined) return known;
    const seed = mix(this.text((this.header[at] ?? "").trim().toLowerCase()), 1);
    this.seeds[at] = seed;
    return seed;
  }
}
