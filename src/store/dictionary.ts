import { hashBytes } from "../domain/hash.js";
import { sharedBytes } from "../domain/shared-bytes.js";
import { int32 } from "./columns.js";
import { ranksOf } from "./ranks.js";

const ARENA_BITS = 20;
const ARENA = 1 << ARENA_BITS;
/** Places are counted in words of four bytes, so that 32 bits reach 16 GiB. */
const WORD_BITS = 2;
const PLACE_BITS = ARENA_BITS - WORD_BITS;
const PLACE_MASK = (1 << PLACE_BITS) - 1;
/** In front of each text: its number, then its length and whether it is plain. */
const HEADER = 8;
const FIRST_SLOTS = 1 << 10;

const NONE = new Int32Array(0);

type IsPlain = (bytes: Uint8Array, start: number, end: number) => boolean;

/**
 * Keeps each distinct text once, as UTF-8 bytes, under a dense number in order of first appearance. Keys are bytes so
 * that a byte reader can look a field up without making a string; a `Map` would also throw at 16.7 million entries.
 */
export class Dictionary {
  /** Pairs of hash and place: a look-up that finds its text touches one slot and one place. Place 0 is an empty slot. */
  private slots = new Int32Array(2 * FIRST_SLOTS);
  private mask = FIRST_SLOTS - 1;
  /** Place of each number. */
  private places = int32();
  private readonly arenas: Buffer[] = [];
  private readonly views: DataView[] = [];
  private end = HEADER;
  private count = 0;
  private scratch = Buffer.allocUnsafeSlow(1 << 12);
  private scratchView = new DataView(this.scratch.buffer);

  constructor() {
    this.addArena(ARENA);
  }

  get size(): number {
    return this.count;
  }

  /** Number of a text; a new one when it is seen for the first time. */
  id(text: string): number {
    const length = this.load(text);
    return this.idOfBytes(this.scratch, this.scratchView, 0, length, this.hashOf(length));
  }

  /** Number of the UTF-8 text in `bytes[start..end)` with this `hashBytes`; `view` covers the same bytes. */
  idOfBytes(bytes: Buffer, view: DataView, start: number, end: number, hash: number): number {
    const slot = this.slotOf(bytes, view, start, end, hash);
    const place = this.slots[2 * slot + 1]!;
    return place === 0 ? this.add(bytes, start, end, hash, slot, false) : this.numberAt(place);
  }

  /** The same for a text that must be plain, which is asked for new texts alone; -1 when it is not, and is not kept. */
  idOfPlain(
    bytes: Buffer,
    view: DataView,
    start: number,
    end: number,
    hash: number,
    isPlain: IsPlain,
  ): number {
    const slot = this.slotOf(bytes, view, start, end, hash);
    const place = this.slots[2 * slot + 1]!;
    if (place === 0) return isPlain(bytes, start, end) ? this.add(bytes, start, end, hash, slot, true) : -1;
    const arena = this.views[place >>> PLACE_BITS]!;
    const at = (place & PLACE_MASK) << WORD_BITS;
    const header = arena.getInt32(at + 4, true);
    if ((header & 1) === 0) {
      if (!isPlain(bytes, start, end)) return -1;
      arena.setInt32(at + 4, header | 1, true);
    }
    return arena.getInt32(at, true);
  }

  /**
   * Fetches what will be looked up soon. Two dozen waits for memory one after the other take as long as a hundred side by side.
   * @param values hashes, which become the numbers of the texts that probably have them, -1 for none
   */
  fetch(values: Int32Array, count: number): void {
    const { slots, mask, views } = this;
    for (let at = 0; at < count; at++) {
      const slot = 2 * (values[at]! & mask);
      values[at] = slots[slot] === values[at] ? slots[slot + 1]! : 0;
    }
    for (let at = 0; at < count; at++) {
      const place = values[at]!;
      values[at] =
        place === 0 ? -1 : views[place >>> PLACE_BITS]!.getInt32((place & PLACE_MASK) << WORD_BITS, true);
    }
  }

  /** The number of a text that must not be added: -1 when it was never seen. */
  find(text: string): number {
    const length = this.load(text);
    const slot = this.slotOf(this.scratch, this.scratchView, 0, length, this.hashOf(length));
    const place = this.slots[2 * slot + 1]!;
    return place === 0 ? -1 : this.numberAt(place);
  }

  /** Lets go of the table until a text is looked up: numbers keep their texts without it. */
  letGo(): void {
    this.slots = NONE;
  }

  text(id: number): string {
    const place = this.places.get(id);
    const at = ((place & PLACE_MASK) << WORD_BITS) + HEADER;
    return this.arenas[place >>> PLACE_BITS]!.toString("utf8", at, at + this.lengthAt(place));
  }

  /** Gives every text another number. @param numbers the new one by the old */
  renumber(numbers: Int32Array): void {
    const before = this.places;
    this.places = int32();
    for (let id = 0; id < this.count; id++) {
      const place = before.get(id);
      this.places.set(numbers[id]!, place);
      this.views[place >>> PLACE_BITS]!.setInt32((place & PLACE_MASK) << WORD_BITS, numbers[id]!, true);
    }
  }

  /** Rank of every id in the order of the texts by code unit, which does not depend on the order of the input. */
  ranks(): Int32Array {
    return ranksOf(this);
  }

  start(id: number, into: Uint8Array, at: number, length: number): void {
    const place = this.places.get(id);
    const arena = this.arenas[place >>> PLACE_BITS]!;
    const from = ((place & PLACE_MASK) << WORD_BITS) + HEADER;
    const end = from + Math.min(length, this.lengthAt(place));
    for (let byte = from; byte < end; byte++) into[at + byte - from] = arena[byte]!;
  }

  private lengthAt(place: number): number {
    const at = ((place & PLACE_MASK) << WORD_BITS) + HEADER;
    return this.views[place >>> PLACE_BITS]!.getInt32(at - 4, true) >>> 1;
  }

  /** Puts a text into the scratch buffer. @returns its length in bytes */
  private load(text: string): number {
    const need = text.length * 3;
    if (need > this.scratch.length) {
      this.scratch = Buffer.allocUnsafeSlow(need);
      this.scratchView = new DataView(this.scratch.buffer);
    }
    return this.scratch.write(text, 0, "utf8");
  }

  /** Of what lies in the scratch buffer. */
  private hashOf(length: number): number {
    return hashBytes(this.scratchView, this.scratch, 0, length);
  }

  /** The slot of a text, or the empty one where it belongs. */
  private slotOf(bytes: Buffer, view: DataView, start: number, end: number, hash: number): number {
    if (this.slots.length === 0) this.fill();
    const { slots, mask } = this;
    let slot = hash & mask;
    for (;;) {
      const place = slots[2 * slot + 1]!;
      if (place === 0 || (slots[2 * slot] === hash && this.same(place, bytes, view, start, end))) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private numberAt(place: number): number {
    return this.views[place >>> PLACE_BITS]!.getInt32((place & PLACE_MASK) << WORD_BITS, true);
  }

  private same(place: number, bytes: Buffer, view: DataView, start: number, end: number): boolean {
    const arena = this.views[place >>> PLACE_BITS]!;
    let at = ((place & PLACE_MASK) << WORD_BITS) + HEADER;
    if (arena.getInt32(at - 4, true) >>> 1 !== end - start) return false;
    let from = start;
    for (const last = end - 3; from < last; from += 4, at += 4)
      if (arena.getInt32(at, true) !== view.getInt32(from, true)) return false;
    for (; from < end; from++, at++) if (arena.getUint8(at) !== bytes[from]) return false;
    return true;
  }

  private add(bytes: Buffer, start: number, end: number, hash: number, slot: number, plain: boolean): number {
    const id = this.count++;
    const length = end - start;
    const place = this.reserve(length + HEADER);
    const number = place >>> PLACE_BITS;
    const at = (place & PLACE_MASK) << WORD_BITS;
    this.views[number]!.setInt32(at, id, true);
    this.views[number]!.setInt32(at + 4, (length << 1) | (plain ? 1 : 0), true);
    bytes.copy(this.arenas[number]!, at + HEADER, start, end);
    this.places.set(id, place);
    this.slots[2 * slot] = hash;
    this.slots[2 * slot + 1] = place;
    if (this.count * 3 > this.mask * 2) this.rehash();
    return id;
  }

  /** Room in the arenas; what is longer than an arena gets one of its own. */
  private reserve(size: number): number {
    if (this.end + size > ARENA || this.arenas[this.arenas.length - 1]!.length > ARENA) {
      this.addArena(Math.max(ARENA, size));
      this.end = 0;
    }
    const place = ((this.arenas.length - 1) << PLACE_BITS) | (this.end >>> WORD_BITS);
    this.end = (this.end + size + 3) & ~3;
    return place;
  }

  private addArena(size: number): void {
    const arena = Buffer.from(sharedBytes(size));
    this.arenas.push(arena);
    this.views.push(new DataView(arena.buffer));
  }

  private rehash(): void {
    const old = this.slots;
    this.mask = this.mask * 2 + 1;
    this.slots = new Int32Array(2 * (this.mask + 1));
    for (let from = 0; from < old.length; from += 2)
      if (old[from + 1] !== 0) this.enter(old[from]!, old[from + 1]!);
  }

  /** Makes the table that was let go. */
  private fill(): void {
    this.slots = new Int32Array(2 * (this.mask + 1));
    for (let id = 0; id < this.count; id++) {
      const place = this.places.get(id);
      const number = place >>> PLACE_BITS;
      const at = ((place & PLACE_MASK) << WORD_BITS) + HEADER;
      this.enter(hashBytes(this.views[number]!, this.arenas[number]!, at, at + this.lengthAt(place)), place);
    }
  }

  private enter(hash: number, place: number): void {
    const { slots, mask } = this;
    let slot = hash & mask;
    while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
    slots[2 * slot] = hash;
    slots[2 * slot + 1] = place;
  }
}
