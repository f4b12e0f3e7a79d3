import { compare } from "../domain/compare.js";

/** Bytes of each text that are sorted as numbers, as words of two; what they do not tell apart is compared as texts. */
const WORDS = 8;
/** Fewer texts are compared as such: counting words takes 65,536 counters, whatever the texts. */
const FEW = 1024;
/**
 * From this byte on, the order of UTF-8 (by character) and the order of JavaScript (by code unit) may differ: first bytes of U+E000
 * and above, which code units above 16 bits are put before.
 */
const UNORDERED = 0xee;

/** Texts by their numbers. */
export interface Texts {
  readonly size: number;
  text(id: number): string;
  /** Puts the first bytes of a text into `into` from `at` on: at most `length`, zeros where it is shorter. */
  start(id: number, into: Uint8Array, at: number, length: number): void;
}

/**
 * Rank of every number in the order of the texts by code unit. Sorted word by word, the last first, since comparing texts with
 * each other takes eight times as long.
 */
export function ranksOf(texts: Texts): Int32Array {
  const sorted = (texts.size < FEW ? null : sortedByStart(texts)) ?? sortedByText(texts);
  const ranks = new Int32Array(texts.size);
  for (let rank = 0; rank < sorted.length; rank++) ranks[sorted[rank]!] = rank;
  return ranks;
}

function sortedByText(texts: Texts): Int32Array {
  const all = Array.from({ length: texts.size }, (_, id) => texts.text(id));
  return Int32Array.from(all.keys()).sort((a, b) => compare(all[a]!, all[b]!));
}

/** Null where the order of bytes is not that of code units. */
function sortedByStart(texts: Texts): Int32Array | null {
  const { size } = texts;
  const bytes = new Uint8Array(2 * WORDS * size);
  for (let id = 0; id < size; id++) texts.start(id, bytes, 2 * WORDS * id, 2 * WORDS);
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! >= UNORDERED) return null;
  let order = Int32Array.from({ length: size }, (_, id) => id);
  let next = new Int32Array(size);
  for (let word = WORDS - 1; word >= 0; word--) {
    if (sortByWord(order, bytes, word, next)) [order, next] = [next, order];
  }
  sortAlike(order, bytes, texts);
  return order;
}

/** Sorts numbers by one word of their texts; those with the same keep their order. @returns false when all have the same */
function sortByWord(order: Int32Array, bytes: Uint8Array, word: number, into: Int32Array): boolean {
  const starts = new Int32Array(65_537);
  for (let at = 2 * word; at < bytes.length; at += 2 * WORDS) starts[wordAt(bytes, at) + 1]!++;
  if (starts.includes(order.length)) return false;
  for (let value = 0; value < 65_536; value++) starts[value + 1]! += starts[value]!;
  for (let at = 0; at < order.length; at++) {
    const id = order[at]!;
    into[starts[wordAt(bytes, 2 * (WORDS * id + word))]!++] = id;
  }
  return true;
}

function wordAt(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 8) | bytes[at + 1]!;
}

/** Sorts texts that begin alike. */
function sortAlike(order: Int32Array, bytes: Uint8Array, texts: Texts): void {
  for (let from = 0, to = 0; from < order.length; from = to) {
    for (to = from + 1; to < order.length && startAlike(bytes, order[from]!, order[to]!); ) to++;
    if (to - from === 1) continue;
    const run = Array.from(order.subarray(from, to), (id) => ({ id, text: texts.text(id) }));
    run.sort((a, b) => compare(a.text, b.text));
    for (const [at, { id }] of run.entries()) order[from + at] = id;
  }
}

function startAlike(bytes: Uint8Array, a: number, b: number): boolean {
  for (let at = 0; at < 2 * WORDS; at++)
    if (bytes[2 * WORDS * a + at] !== bytes[2 * WORDS * b + at]) return false;
  return true;
}
