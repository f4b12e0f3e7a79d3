const SHARD_BITS = 8;
const SHARDS = 1 << SHARD_BITS;

/**
 * A set of 64-bit fingerprints, for finding duplicate hits that are not kept as rows. Split into 256 small tables so
 * that growing one copies little. Two different hits collide with probability n^2 / 2^65: below 3 in 10,000 for a hundred
 * million hits.
 */
export class Fingerprints {
  private tables = emptyTables();
  private readonly counts = new Int32Array(SHARDS);

  /** Forgets all. */
  clear(): void {
    this.tables = emptyTables();
    this.counts.fill(0);
  }

  /** Adds a fingerprint; false when it was there already. */
  add(low: number, high: number): boolean {
    // (0, 0) marks an empty slot.
    const a = low >>> 0 || 1;
    const b = high >>> 0;
    const shard = b >>> (32 - SHARD_BITS);
    const table = this.tables[shard]!;
    const mask = (table.length >> 1) - 1;
    let slot = a & mask;
    for (;;) {
      const at = slot * 2;
      if (table[at] === 0) {
        table[at] = a;
        table[at + 1] = b;
        break;
      }
      if (table[at] === a && table[at + 1] === b) return false;
      slot = (slot + 1) & mask;
    }
    const count = ++this.counts[shard]!;
    if (count * 5 > (mask + 1) * 4) this.grow(shard);
    return true;
  }

  private grow(shard: number): void {
    const old = this.tables[shard]!;
    const table = new Uint32Array(old.length * 2);
    const mask = (table.length >> 1) - 1;
    for (let at = 0; at < old.length; at += 2) {
      if (old[at] === 0) continue;
      let slot = old[at]! & mask;
      while (table[slot * 2] !== 0) slot = (slot + 1) & mask;
      table[slot * 2] = old[at]!;
      table[slot * 2 + 1] = old[at + 1]!;
    }
    this.tables[shard] = table;
  }
}

function emptyTables(): Uint32Array[] {
  return Array.from({ length: SHARDS }, () => new Uint32Array(32));
}
