import { hashBytes } from "../domain/hash.js";

/** Cells of a column that get numbers at most: user agents, links, campaigns, words are few, addresses are not. */
const MOST = 1 << 13;
const SLOTS = 2 * MOST;
/** Longer cells get none, so that all of them lie in one small piece of memory. */
const LONGEST = 512;
const FIRST_BYTES = 1 << 16;
/** In front of each text: its number and its length. */
const HEADER = 8;
/** Looks without success, beyond those with it, after which a column is not looked at any more. */
const PATIENCE = 1 << 14;

/** Numbers the cells of a column that come again and again: who reads them need not look at their bytes any more. */
export class CellNumbers {
  private count = 0;
  /** Hash, and place of the text in `texts`: its number, length and bytes; 0 where a slot is empty. */
  private readonly slots = new Int32Array(2 * SLOTS);
  private texts = Buffer.alloc(FIRST_BYTES);
  private view = viewOf(this.texts);
  private end = HEADER;
  private misses = 0;

  /** Number of a cell with this hash, -1 where it has none. */
  of(bytes: Buffer, view: DataView, start: number, end: number, hash: number): number {
    if (this.misses > PATIENCE || end - start > LONGEST) return -1;
    const { slots } = this;
    let slot = hash & (SLOTS - 1);
    for (;;) {
      const place = slots[2 * slot + 1]!;
      if (place === 0) return this.add(bytes, start, end, hash, slot);
      if (slots[2 * slot] === hash && this.is(place, bytes, view, start, end)) {
        if (this.misses > 0) this.misses--;
        return this.view.getInt32(place, true);
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
  }

  private is(place: number, bytes: Buffer, view: DataView, start: number, end: number): boolean {
    const texts = this.view;
    if (texts.getInt32(place + 4, true) !== end - start) return false;
    let at = place + HEADER;
    let from = start;
    for (const last = end - 3; from < last; from += 4, at += 4)
      if (texts.getInt32(at, true) !== view.getInt32(from, true)) return false;
    for (; from < end; from++, at++) if (this.texts[at] !== bytes[from]) return false;
    return true;
  }

  private add(bytes: Buffer, start: number, end: number, hash: number, slot: number): number {
    this.misses++;
    if (this.count === MOST) return -1;
    const place = this.end;
    this.end = (place + HEADER + end - start + 3) & ~3;
    if (this.end > this.texts.length) this.grow();
    this.view.setInt32(place, this.count, true);
    this.view.setInt32(place + 4, end - start, true);
    bytes.copy(this.texts, place + HEADER, start, end);
    this.slots[2 * slot] = hash;
    this.slots[2 * slot + 1] = place;
    return this.count++;
  }

  private grow(): void {
    const texts = Buffer.alloc(2 * this.end);
    this.texts.copy(texts);
    this.texts = texts;
    this.view = viewOf(texts);
  }
}

/** What is known of each number of a column: the hash of its cell. */
export class NumberedHashes {
  private readonly hashes: (number | undefined)[] = [];

  of(number: number, bytes: Buffer, view: DataView, start: number, end: number): number {
    const known = this.hashes[number];
    if (known !== undefined) return known;
    const hash = hashBytes(view, bytes, start, end);
    this.hashes[number] = hash;
    return hash;
  }
}

function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
  return new DataView(buffer, byteOffset, length);
}
