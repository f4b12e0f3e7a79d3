/** Multipliers of xxHash and MurmurHash3: odd constants with well-mixed bits. */
const M1 = 0x9e3779b1;
const M2 = 0x85ebca6b;
const M3 = 0xc2b2ae35;

/** 32-bit hash of bytes `start..end`; four bytes at a time. The seed makes independent hashes of the same bytes. */
export function hashBytes(view: DataView, bytes: Uint8Array, start: number, end: number, seed = 0): number {
  let hash = (end - start) ^ seed;
  let at = start;
  for (const last = end - 3; at < last; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), M1);
    hash ^= hash >>> 15;
  }
  for (; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, M2);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, M3);
  return hash ^ (hash >>> 16);
}

/** Mixes one more 32-bit value into a hash. */
export function mix(hash: number, value: number): number {
  let mixed = Math.imul(hash ^ value, M1);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, M2);
  return mixed ^ (mixed >>> 13);
}
