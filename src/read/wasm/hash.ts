const M1: i32 = 0x9e3779b1;
const M2: i32 = 0x85ebca6b;
const M3: i32 = 0xc2b2ae35;

/** The same as `hashBytes` of `domain/hash.ts`. */
export function hashOf(start: usize, stop: usize): i32 {
  let hash = <i32>(stop - start);
  let other = M3;
  let at = start;
  for (; at + 8 <= stop; at += 8) {
    hash = (hash ^ load<i32>(at)) * M1;
    other = (other ^ load<i32>(at, 4)) * M2;
    hash ^= hash >>> 15;
    other ^= other >>> 13;
  }
  if (at + 4 <= stop) {
    hash = (hash ^ load<i32>(at)) * M1;
    hash ^= hash >>> 15;
    at += 4;
  }
  for (; at < stop; at++) hash = (hash ^ <i32>load<u8>(at)) * M2;
  hash = (hash ^ (hash >>> 13) ^ other) * M3;
  return hash ^ (hash >>> 16);
}

/** The same as `mix` there. */
export function mix(hash: i32, value: i32): i32 {
  let mixed = (hash ^ value) * M1;
  mixed ^= mixed >>> 15;
  mixed *= M2;
  return mixed ^ (mixed >>> 13);
}
