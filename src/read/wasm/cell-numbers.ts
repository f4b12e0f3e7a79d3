import { take } from "./memory";

/** In place of the number of a cell that has none. */
export const NO_NUMBER = -1;

/** A table: address of its slots (0 where cells get no numbers), mask of their number, cells in it. */
export const TABLE: usize = 12;
/** A slot: hash, and address of a text (0 where it is empty). */
const SLOT: usize = 8;
const FIRST_SLOTS = 1024;
/** In front of a text: its number and its length. */
const TEXT: usize = 8;
/** Longer cells get no number. */
const LONGEST = 512;

/** Where there is no memory for a table, its cells get no numbers. */
export function makeTable(table: usize): void {
  store<u32>(table, <u32>take(SLOT * FIRST_SLOTS));
  store<i32>(table, FIRST_SLOTS - 1, 4);
}

/**
 * Fetches what `numberOf` will look at for many cells: memory that is asked for at once is waited for once, and not at each cell.
 * @param cells address of the hash of the first one
 * @param stride to the next
 * @returns what must be kept, so that nobody leaves the fetching out
 */
export function fetchCells(table: usize, cells: usize, stride: usize, count: i32): i32 {
  const slots: usize = load<u32>(table);
  const mask = load<i32>(table, 4);
  let sum = 0;
  for (let at = 0, cell = cells; at < count; at++, cell += stride)
    sum ^= load<i32>(slots + SLOT * (load<i32>(cell) & mask));
  // An empty slot leads to address 0, which may be read.
  for (let at = 0, cell = cells; at < count; at++, cell += stride)
    sum ^= load<i32>(<usize>load<u32>(slots + SLOT * (load<i32>(cell) & mask), 4) + TEXT);
  return sum;
}

/** What stands for a cell wherever it comes again in its column, counted from 0; `NO_NUMBER` where it has none. */
export function numberOf(table: usize, start: usize, stop: usize, hash: i32): i32 {
  const slots: usize = load<u32>(table);
  const length = <i32>(stop - start);
  if (slots == 0 || length > LONGEST) return NO_NUMBER;
  const mask = load<i32>(table, 4);
  let slot = hash & mask;
  for (;;) {
    const text: usize = load<u32>(slots + SLOT * slot, 4);
    if (text == 0) break;
    if (load<i32>(slots + SLOT * slot) == hash && isSame(text, start, length)) return load<i32>(text);
    slot = (slot + 1) & mask;
  }
  return add(table, start, length, hash, slot);
}

function isSame(text: usize, start: usize, length: i32): bool {
  if (load<i32>(text, 4) != length) return false;
  const stop = start + length;
  let a = text + TEXT;
  let b = start;
  for (; b + 8 <= stop; a += 8, b += 8) if (load<u64>(a) != load<u64>(b)) return false;
  for (; b < stop; a++, b++) if (load<u8>(a) != load<u8>(b)) return false;
  return true;
}

function add(table: usize, start: usize, length: i32, hash: i32, slot: i32): i32 {
  const number = load<i32>(table, 8);
  if (3 * number > 2 * load<i32>(table, 4)) {
    if (!grow(table)) return NO_NUMBER;
    slot = freeSlot(load<u32>(table), load<i32>(table, 4), hash);
  }
  const text = take(TEXT + length);
  if (text == 0) return NO_NUMBER;
  const slots: usize = load<u32>(table);
  store<i32>(text, number);
  store<i32>(text, length, 4);
  memory.copy(text + TEXT, start, length);
  store<i32>(slots + SLOT * slot, hash);
  store<u32>(slots + SLOT * slot, <u32>text, 4);
  store<i32>(table, number + 1, 8);
  return number;
}

/** Twice as many slots. @returns false where there is no memory for them */
function grow(table: usize): bool {
  const old: usize = load<u32>(table);
  const last = load<i32>(table, 4);
  const mask = 2 * last + 1;
  const slots = take(SLOT * (mask + 1));
  if (slots == 0) return false;
  for (let from = 0; from <= last; from++) {
    const text = load<u32>(old + SLOT * from, 4);
    if (text == 0) continue;
    const hash = load<i32>(old + SLOT * from);
    const slot = freeSlot(slots, mask, hash);
    store<i32>(slots + SLOT * slot, hash);
    store<u32>(slots + SLOT * slot, text, 4);
  }
  store<u32>(table, <u32>slots);
  store<i32>(table, mask, 4);
  return true;
}

function freeSlot(slots: usize, mask: i32, hash: i32): i32 {
  let slot = hash & mask;
  while (load<u32>(slots + SLOT * slot, 4) != 0) slot = (slot + 1) & mask;
  return slot;
}
