import { Column, int32 } from "./columns.js";
import { hashBytes } from "./hash.js";

const ARENA_BITS = 20;
const ARENA = 1 << ARENA_BITS;

/**
 * Keeps each distinct text once, as UTF-8 bytes, under a dense number in order of first appearance. Keys are bytes so
 * that a byte reader can look a field up without making a string; a `Map` would also throw at 16.7 million entries.
 */
export class Dictionary {
  private slots = new Int32Array(1 << 10).fill(-1);
  private mask = (1 << 10) - 1;
  private readonly hashes = int32();
  private readonly lengths = int32();
  private readonly offsets = new Column((n) => new Float64Array(n));
  private readonly arenas: Buffer[] = [];
  private readonly views: DataView[] = [];
  private end = 0;
  private count = 0;
  private scratch = Buffer.allocUnsafeSlow(1 << 12);
  private scratchView = new DataView(this.scratch.buffer);

  get size(): number {
    return this.count;
  }

  /** Number of a text; a new one when it is seen for the first time. */
  id(text: string): number {
    const need = text.length * 3;
    if (need > this.scratch.length) {
      this.scratch = Buffer.allocUnsafeSlow(need);
      this.scratchView = new DataView(this.scratch.buffer);
    }
    const length = this.scratch.write(text, 0, "utf8");
    return this.idOfBytes(this.scratch, this.scratchView, 0, length);
  }

  /** Number of the UTF-8 text in `bytes[start..end)`; `view` covers the same bytes. */
  idOfBytes(bytes: Buffer, view: DataView, start: number, end: number): number {
    const hash = hashBytes(view, bytes, start, end);
    const length = end - start;
    let slot = hash & this.mask;
    for (;;) {
      const id = this.slots[slot]!;
      if (id === -1) return this.add(bytes, start, length, hash, slot);
      if (
        this.hashes.get(id) === hash &&
        this.lengths.get(id) === length &&
        this.same(id, bytes, view, start, length)
      )
        return id;
      slot = (slot + 1) & this.mask;
    }
  }

  /** The number of a text that must not be added: -1 when it was never seen. */
  find(text: string): number {
    const bytes = Buffer.from(text, "utf8");
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const hash = hashBytes(view, bytes, 0, bytes.length);
    for (let slot = hash & this.mask; ; slot = (slot + 1) & this.mask) {
      const id = this.slots[slot]!;
      if (id === -1) return -1;
      if (
        this.hashes.get(id) === hash &&
        this.lengths.get(id) === bytes.length &&
        this.same(id, bytes, view, 0, bytes.length)
      )
        return id;
    }
  }

  text(id: number): string {
    const offset = this.offsets.get(id);
    const arena = this.arenas[Math.floor(offset / ARENA)]!;
    const start = offset % ARENA;
    return arena.toString("utf8", start, start + this.lengths.get(id));
  }

  /** Rank of every id in the order of the texts by code unit, which does not depend on the order of the input. */
  ranks(): Int32Array {
    const ids = Array.from({ length: this.count }, (_, id) => id);
    const texts = ids.map((id) => this.text(id));
    ids.sort((a, b) => (texts[a]! < texts[b]! ? -1 : texts[a]! > texts[b]! ? 1 : 0));
    const ranks = new Int32Array(this.count);
    ids.forEach((id, rank) => {
      ranks[id] = rank;
    });
    return ranks;
  }

  private same(id: number, bytes: Buffer, view: DataView, start: number, length: number): boolean {
    const offset = this.offsets.get(id);
    const number = Math.floor(offset / ARENA);
    const base = offset % ARENA;
    const mine = this.views[number]!;
    const arena = this.arenas[number]!;
    let at = 0;
    for (; at + 4 <= length; at += 4) {
      if (mine.getInt32(base + at, true) !== view.getInt32(start + at, true)) return false;
    }
    for (; at < length; at++) if (arena[base + at] !== bytes[start + at]) return false;
    return true;
  }

  private add(bytes: Buffer, start: number, length: number, hash: number, slot: number): number {
    const id = this.count++;
    const offset = this.reserve(length);
    bytes.copy(this.arenas[Math.floor(offset / ARENA)]!, offset % ARENA, start, start + length);
    this.offsets.set(id, offset);
    this.lengths.set(id, length);
    this.hashes.set(id, hash);
    this.slots[slot] = id;
    if (this.count * 3 > this.mask * 2) this.rehash();
    return id;
  }

  /** Room for a text in the arenas; one that is longer than an arena gets one of its own. */
  private reserve(length: number): number {
    const room = this.arenas.length * ARENA - this.end;
    const last = this.arenas[this.arenas.length - 1];
    // A full arena has no place for an empty text either.
    if (last === undefined || length >= room || last.length > ARENA) {
      this.end = this.arenas.length * ARENA;
      const arena = Buffer.allocUnsafeSlow(Math.max(ARENA, length));
      this.arenas.push(arena);
      this.views.push(new DataView(arena.buffer));
    }
    const offset = this.end;
    this.end += Math.min(length, this.arenas.length * ARENA - offset);
    return offset;
  }

  private rehash(): void {
    this.mask = this.mask * 2 + 1;
    this.slots = new Int32Array(this.mask + 1).fill(-1);
    for (let id = 0; id < this.count; id++) {
      let slot = this.hashes.get(id) & this.mask;
      while (this.slots[slot] !== -1) slot = (slot + 1) & this.mask;
      this.slots[slot] = id;
    }
  }
}
