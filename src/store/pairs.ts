import { mix } from "../domain/hash.js";
import { type Column, int32 } from "./columns.js";

function hashOf(a: number, b: number): number {
  return mix(Math.imul(a, 0x27d4eb2f), b);
}

const NONE = new Int32Array(0);

/** Dense numbers for pairs of numbers (campaign and subscriber -> message). Own table: a Map throws at 16.7 million. */
export class Pairs {
  private slots = new Int32Array(1 << 12).fill(-1);
  private mask = (1 << 12) - 1;
  private readonly first: Column;
  private readonly second: Column;
  private count = 0;
  /** Of no use but that what is fetched is used: nothing else keeps V8 from leaving the reading out. */
  private fetched = 0;

  /** @param first where the numbers of each pair are kept; columns of their own when absent */
  constructor(first: Column = int32(), second: Column = int32()) {
    this.first = first;
    this.second = second;
  }

  get size(): number {
    return this.count;
  }

  id(a: number, b: number): number {
    if (this.slots.length === 0) this.fill();
    let slot = hashOf(a, b) & this.mask;
    for (;;) {
      const id = this.slots[slot]!;
      if (id === -1) return this.add(a, b, slot);
      if (this.second.get(id) === b && this.first.get(id) === a) return id;
      slot = (slot + 1) & this.mask;
    }
  }

  /** Fetches pairs that will be looked up soon: see `Dictionary.fetch`. @param seconds become probable numbers of pairs */
  fetch(first: number, seconds: Int32Array, count: number): void {
    const { slots, mask } = this;
    if (slots.length === 0) return;
    for (let at = 0; at < count; at++)
      if (seconds[at]! >= 0) seconds[at] = slots[hashOf(first, seconds[at]!) & mask]!;
    let sum = 0;
    for (let at = 0; at < count; at++) if (seconds[at]! >= 0) sum ^= this.second.get(seconds[at]!);
    this.fetched ^= sum;
  }

  /** -1 when the pair was never seen. */
  find(a: number, b: number): number {
    if (this.slots.length === 0) this.fill();
    for (let slot = hashOf(a, b) & this.mask; ; slot = (slot + 1) & this.mask) {
      const id = this.slots[slot]!;
      if (id === -1 || (this.second.get(id) === b && this.first.get(id) === a)) return id;
    }
  }

  /** Lets go of the table until a pair is looked up. Columns may change their order until then: pairs get new numbers by that. */
  letGo(): void {
    this.slots = NONE;
  }

  /** Gives the second of each pair another number, while the table is let go. @param numbers the new one by the old */
  renumberSeconds(numbers: Int32Array): void {
    for (let id = 0; id < this.count; id++) this.second.set(id, numbers[this.second.get(id)]!);
  }

  a(id: number): number {
    return this.first.get(id);
  }

  b(id: number): number {
    return this.second.get(id);
  }

  private add(a: number, b: number, slot: number): number {
    const id = this.count++;
    this.first.set(id, a);
    this.second.set(id, b);
    this.slots[slot] = id;
    if (this.count * 3 > this.mask * 2) this.rehash();
    return id;
  }

  private rehash(): void {
    this.mask = this.mask * 2 + 1;
    // The old ones are let go before the new ones take room.
    this.slots = NONE;
    this.fill();
  }

  private fill(): void {
    this.slots = new Int32Array(this.mask + 1).fill(-1);
    for (let id = 0; id < this.count; id++) {
      let slot = hashOf(this.a(id), this.b(id)) & this.mask;
      while (this.slots[slot] !== -1) slot = (slot + 1) & this.mask;
      this.slots[slot] = id;
    }
  }
}
