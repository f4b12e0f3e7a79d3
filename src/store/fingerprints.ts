const FIRST_SLOTS = 1 << 10;

/**
 * A set of 64-bit fingerprints, for finding duplicate hits that are not kept as rows. Two different hits collide with
 * probability n^2 / 2^65: below 3 in 10,000 for a hundred million hits. One table: many small ones, which grow one by one,
 * leave holes in the heap of the C library when they are let go.
 */
export class Fingerprints {
  /** Halves of each, side by side; (0, 0) is an empty slot. */
  private table = new Uint32Array(2 * FIRST_SLOTS);
  private mask = FIRST_SLOTS - 1;
  private count = 0;

  /** Forgets all. */
  clear(): void {
    this.table = new Uint32Array(2 * FIRST_SLOTS);
    this.mask = FIRST_SLOTS - 1;
    this.count = 0;
  }

  /** Adds a fingerprint; false when it was there already. */
  add(low: number, high: number): boolean {
    const a = low >>> 0 || 1;
    const b = high >>> 0;
    const { table, mask } = this;
    // By both: hits of one text differ in the second half alone.
    let slot = (a ^ b) & mask;
    for (; table[2 * slot] !== 0; slot = (slot + 1) & mask)
      if (table[2 * slot] === a && table[2 * slot + 1] === b) return false;
    table[2 * slot] = a;
    table[2 * slot + 1] = b;
    if (++this.count * 5 > (mask + 1) * 4) this.grow();
    return true;
  }

  private grow(): void {
    const old = this.table;
    this.mask = 2 * this.mask + 1;
    const table = new Uint32Array(2 * old.length);
    for (let at = 0; at < old.length; at += 2) {
      if (old[at] === 0) continue;
      let slot = (old[at]! ^ old[at + 1]!) & this.mask;
      while (table[2 * slot] !== 0) slot = (slot + 1) & this.mask;
      table[2 * slot] = old[at]!;
      table[2 * slot + 1] = old[at + 1]!;
    }
    this.table = table;
  }
}
