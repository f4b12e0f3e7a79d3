import { NO_NUMBER } from "./cell-numbers";
import { mix } from "./hash";
import { take } from "./memory";

const FIRST_SLOTS = 4096;
/** A slot holds the number of a pair, plus one. */
const SLOT: usize = 4;
/** Pairs lie in blocks, which never move: their addresses stand one after the other. */
const PAIR: usize = 8;
const BLOCK_BITS = 16;
const BLOCK = 1 << BLOCK_BITS;
const MOST_BLOCKS = 1 << 12;

let slots: usize = 0;
let mask: i32 = 0;
let blocks: usize = 0;
let count: i32 = 0;

/** From now on pairs get no numbers. */
export function forgetPairs(): void {
  slots = 0;
  count = 0;
}

/** From now on pairs get numbers, where there is memory. */
export function makePairs(): void {
  slots = take(SLOT * FIRST_SLOTS);
  mask = FIRST_SLOTS - 1;
  blocks = take(4 * MOST_BLOCKS);
  if (blocks == 0) slots = 0;
}

/**
 * Fetches what `pairOf` will look at for many pairs, as `fetchCells` does.
 * @param first address of one number of the first pair
 * @param second address of the other
 * @param stride to the next
 */
export function fetchPairs(first: usize, second: usize, stride: usize, count: i32): i32 {
  if (slots == 0) return 0;
  let sum = 0;
  for (let at = 0, to: usize = 0; at < count; at++, to += stride)
    sum ^= load<i32>(slots + SLOT * (hashOf(load<i32>(first + to), load<i32>(second + to)) & mask));
  for (let at = 0, to: usize = 0; at < count; at++, to += stride) {
    const number = load<i32>(slots + SLOT * (hashOf(load<i32>(first + to), load<i32>(second + to)) & mask));
    if (number != 0) sum ^= load<i32>(placeOf(number - 1));
  }
  return sum;
}

function hashOf(a: i32, b: i32): i32 {
  return mix(a * 0x27d4eb2f, b);
}

/** What stands for a pair of numbers wherever it comes again, counted from 0; `NO_NUMBER` where it has none. */
export function pairOf(a: i32, b: i32): i32 {
  if (slots == 0 || a == NO_NUMBER || b == NO_NUMBER) return NO_NUMBER;
  const pair = ((<u64>(<u32>a)) << 32) | <u64>(<u32>b);
  const slot = slotOf(pair);
  const found = load<i32>(slot);
  return found == 0 ? add(pair, slot) : found - 1;
}

/** Address of the slot of a pair, or of the empty one where it belongs. */
function slotOf(pair: u64): usize {
  let slot = hashOf(<i32>(pair >> 32), <i32>pair) & mask;
  for (;;) {
    const number = load<i32>(slots + SLOT * slot);
    if (number == 0 || load<u64>(placeOf(number - 1)) == pair) break;
    slot = (slot + 1) & mask;
  }
  return slots + SLOT * slot;
}

function placeOf(number: i32): usize {
  return <usize>load<u32>(blocks + 4 * (number >> BLOCK_BITS)) + PAIR * (number & (BLOCK - 1));
}

function add(pair: u64, slot: usize): i32 {
  if (3 * count > 2 * mask) {
    if (!grow()) return NO_NUMBER;
    slot = slotOf(pair);
  }
  const block = count >> BLOCK_BITS;
  if (block == MOST_BLOCKS) return NO_NUMBER;
  if (load<u32>(blocks + 4 * block) == 0) {
    const memory = take(PAIR * BLOCK);
    if (memory == 0) return NO_NUMBER;
    store<u32>(blocks + 4 * block, <u32>memory);
  }
  store<u64>(placeOf(count), pair);
  store<i32>(slot, ++count);
  return count - 1;
}

/** Twice as many slots. @returns false where there is no memory for them */
function grow(): bool {
  const memory = take(SLOT * 2 * (mask + 1));
  if (memory == 0) return false;
  slots = memory;
  mask = 2 * mask + 1;
  for (let number = 0; number < count; number++) store<i32>(slotOf(load<u64>(placeOf(number))), number + 1);
  return true;
}
