/** Numbers of a record: 16 bytes, which lie in one line of the processor's cache. */
export const FIELDS = 4;
/** Records of a block: 256 KiB. */
export const BLOCK_BITS = 14;
export const BLOCK = 1 << BLOCK_BITS;
export const MASK = BLOCK - 1;

/** Where the numbers of a record begin in its block. */
export function placeOf(record: number): number {
  return (record & MASK) * FIELDS;
}

/** The numbers of a record one by one: a loop over four takes longer than they do. */
export function copy(from: Int32Array, start: number, to: Int32Array, at: number): void {
  to[at] = from[start]!;
  to[at + 1] = from[start + 1]!;
  to[at + 2] = from[start + 2]!;
  to[at + 3] = from[start + 3]!;
}
