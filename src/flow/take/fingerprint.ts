import { hashBytes, mix } from "../../domain/hash.js";

/**
 * Hashes whole records, so that a hit that was exported twice is found: each cell under the name of its column, summed, so
 * that neither the order of columns nor empty ones matter.
 */
export class RecordHash {
  private scratch = Buffer.allocUnsafeSlow(1 << 14);
  private view = new DataView(this.scratch.buffer);
  private readonly seeds: number[] = [];
  private readonly header: readonly string[];

  constructor(header: readonly string[]) {
    this.header = header;
  }

  of(cells: readonly string[]): number {
    let sum = 0;
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at]!;
      if (cell !== "") sum = (sum + mix(this.text(cell), this.seed(at))) | 0;
    }
    return sum;
  }

  /** What is mixed into the hash of each column's cells: a reader of bytes sums them itself (`recordHashOf`). */
  get seedsOfColumns(): number[] {
    return this.header.map((_, column) => this.seed(column));
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
