/** Multipliers of xxHash and MurmurHash3: odd constants with well-mixed bits. */
const M1 = 0x9e3779b1;
const M2 = 0x85ebca6b;
const M3 = 0xc2b2ae35;

/** 32-bit hash of bytes `start..end`; two words of four bytes at a time, which a processor multiplies side by side. */
export function hashBytes(view: DataView, bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  let other = M3;
  let at = start;
  for (const last = end - 7; at < last; at += 8) {
    hash = Math.imul(hash ^ view.getInt32(at, true), M1);
    other = Math.imul(other ^ view.getInt32(at + 4, true), M2);
    hash ^= hash >>> 15;
    other ^= other >>> 13;
  }
  if (at < end - 3) {
    hash = Math.imul(hash ^ view.getInt32(at, true), M1);
    hash ^= hash >>> 15;
    at += 4;
  }
  for (; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, M2);
  hash = Math.imul(hash ^ (hash >>> 13) ^ other, M3);
  return hash ^ (hash >>> 16);
}

/** Mixes one more 32-bit value into a hash. */
export function mix(hash: number, value: number): number {
  let mixed = Math.imul(hash ^ value, M1);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, M2);
  return mixed ^ (mixed >>> 13);
}
