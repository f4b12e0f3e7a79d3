import { NO_NUMBER } from "../domain/byte-record.js";

/** Cells of a column that get numbers at most: with those of addresses, 30 MB. */
const MOST = 1 << 18;
const FIRST_SLOTS = 1 << 10;
/** Longer cells get none. */
const LONGEST = 512;
const FIRST_BYTES = 1 << 16;
/** In front of each text: its number and its length. */
const HEADER = 8;
/** When there are no numbers left: looks without success, beyond those with it, after which a column is not looked at any more. */
const PATIENCE = 1 << 16;

/** Numbers the cells of a column that come again and again: who reads them need not look at their bytes any more. */
export class CellNumbers {
  private count = 0;
  /** Hash, and place of the text in `texts`: its number, length and bytes; 0 where a slot is empty. */
  private slots = new Int32Array(2 * FIRST_SLOTS);
  private mask = FIRST_SLOTS - 1;
  private texts = Buffer.alloc(FIRST_BYTES);
  private view = viewOf(this.texts);
  private end = HEADER;
  private misses = 0;
  private readonly most: number;

  constructor(most = MOST) {
    this.most = most;
  }

  /** Number of a cell with this hash, `NO_NUMBER` where it has none. */
  of(bytes: Buffer, view: DataView, start: number, end: number, hash: number): number {
    if (this.misses > PATIENCE || end - start > LONGEST) return NO_NUMBER;
    const { slots, mask } = this;
    let slot = hash & mask;
    for (;;) {
      const place = slots[2 * slot + 1]!;
      if (place === 0) return this.add(bytes, start, end, hash, slot);
      if (slots[2 * slot] === hash && this.is(place, bytes, view, start, end)) {
        if (this.misses > 0) this.misses--;
        return this.view.getInt32(place, true);
      }
      slot = (slot + 1) & mask;
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
    if (this.count === this.most) {
      this.misses++;
      return NO_NUMBER;
    }
    const place = this.end;
    this.end = (place + HEADER + end - start + 3) & ~3;
    if (this.end > this.texts.length) this.grow();
    this.view.setInt32(place, this.count, true);
    this.view.setInt32(place + 4, end - start, true);
    bytes.copy(this.texts, place + HEADER, start, end);
    this.slots[2 * slot] = hash;
    this.slots[2 * slot + 1] = place;
    if (this.count * 3 > this.mask * 2) this.rehash();
    return this.count++;
  }

  private rehash(): void {
    const old = this.slots;
    this.mask = 2 * this.mask + 1;
    this.slots = new Int32Array(2 * (this.mask + 1));
    for (let from = 0; from < old.length; from += 2) {
      if (old[from + 1] === 0) continue;
      let slot = old[from]! & this.mask;
      while (this.slots[2 * slot + 1] !== 0) slot = (slot + 1) & this.mask;
      this.slots[2 * slot] = old[from]!;
      this.slots[2 * slot + 1] = old[from + 1]!;
    }
  }

  private grow(): void {
    const texts = Buffer.alloc(2 * this.end);
    this.texts.copy(texts);
    this.texts = texts;
    this.view = viewOf(texts);
  }
}

function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
  return new DataView(buffer, byteOffset, length);
}
