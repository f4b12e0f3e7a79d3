import { sharedNumbers } from "../domain/shared-bytes.js";
import { type Column, type OwnColumn, uint16 } from "./columns.js";
import { BLOCK, BLOCK_BITS, copy, FIELDS, MASK, placeOf } from "./record-blocks.js";
import { Rings } from "./rings.js";

/** So many records are copied to be put in another order: 32 MiB, beside the 300 that a file of five million rows takes. */
const MOST_COPIED = 1 << 21;

/**
 * Columns of 32-bit numbers whose values of one index lie side by side. Clicks, opens and messages are visited in another order
 * than they were read in: with a column each, every number of a record would be fetched from memory alone, which is most of the time.
 */
export class Records {
  private readonly blocks: Int32Array[] = [];
  private readonly initial: readonly number[];
  private readonly parts: Bits[] = [];
  /** Kept for the next few: a new one for each message with clicks lay in memory for long. */
  private spare: Int32Array = new Int32Array(64 * FIELDS);

  /** @param initial values of records that were never set, four at most */
  constructor(initial: readonly number[]) {
    this.initial = initial;
  }

  /** One number of each record, by its place in `initial`. */
  field(at: number): Column {
    return new Field(this.blocks, at, this.initial[at]!, (block) => this.grow(block));
  }

  /**
   * Some bits of one number of each record, of which `initial` must be 0: most values are small, and several share a number.
   * Larger ones, below 2 ** (width + 16), have their upper bits in a column that takes memory only where there are any.
   */
  bits(at: number, from: number, width: number): Bits {
    const bits = new Bits(this.blocks, at, (block) => this.grow(block), from, width);
    this.parts.push(bits);
    return bits;
  }

  /**
   * Each record becomes the one whose number stands in its place.
   * @param order each number of a record once; changed and put right again
   * @param spare blocks of which nobody needs what they hold: taken from, and added to
   */
  arrange(order: Int32Array, spare: Int32Array[] = []): void {
    if (order.length > 0) this.block(order.length - 1);
    for (const bits of this.parts) bits.arrange(order);
    if (order.length > MOST_COPIED) new Rings(this.blocks, order).turn();
    else this.copyIn(order, spare);
  }

  /** Copies them in their new order: that takes half of the time and less, and room for all of them once more. */
  private copyIn(order: Int32Array, spare: Int32Array[]): void {
    const before = [...this.blocks];
    for (let at = 0; at * BLOCK < order.length; at++) {
      const block = spare.pop() ?? sharedNumbers(BLOCK * FIELDS);
      const end = gather(before, order.subarray(at * BLOCK, (at + 1) * BLOCK), block);
      block.set(before[at]!.subarray(end), end);
      this.blocks[at] = block;
    }
    for (let at = 0; at * BLOCK < order.length; at++) spare.push(before[at]!);
  }

  /** The same for few neighbours: as many as there are numbers, from one record on. */
  arrangeFew(from: number, order: readonly number[]): void {
    if (FIELDS * order.length > this.spare.length) this.spare = new Int32Array(2 * FIELDS * order.length);
    const { spare } = this;
    for (const bits of this.parts) bits.arrangeFew(from, order);
    for (let at = 0; at < order.length; at++)
      copy(this.block(order[at]!), placeOf(order[at]!), spare, at * FIELDS);
    for (let at = 0; at < order.length; at++)
      copy(spare, at * FIELDS, this.block(from + at), placeOf(from + at));
  }

  /** Puts another number in the place of one number of each record, in the order of the records. @param size how many there are */
  replace(at: number, size: number, by: (value: number) => number): void {
    for (let first = 0; first < size; first += BLOCK) {
      const block = this.block(first);
      const end = Math.min(BLOCK, size - first) * FIELDS;
      for (let place = at; place < end; place += FIELDS) block[place] = by(block[place]!);
    }
  }

  /** The numbers of the block that a record was set in; its own begin at `placeOf`. For those who want several of a record. */
  blockOf(record: number): Int32Array {
    return this.blocks[record >>> BLOCK_BITS]!;
  }

  private block(record: number): Int32Array {
    return this.blocks[record >>> BLOCK_BITS] ?? this.grow(record >>> BLOCK_BITS);
  }

  private grow(at: number): Int32Array {
    while (this.blocks.length <= at) {
      const block = sharedNumbers(BLOCK * FIELDS);
      block.set(this.initial);
      for (let filled = FIELDS; filled < block.length; filled *= 2) block.copyWithin(filled, 0, filled);
      this.blocks.push(block);
    }
    return this.blocks[at]!;
  }
}

/** Copies records side by side, by their numbers. @returns how many numbers they are */
function gather(blocks: readonly Int32Array[], order: Int32Array, into: Int32Array): number {
  let end = 0;
  for (let at = 0; at < order.length; at++, end += FIELDS) {
    const from = order[at]!;
    copy(blocks[from >>> BLOCK_BITS]!, placeOf(from), into, end);
  }
  return end;
}

class Field implements Column {
  private readonly blocks: readonly Int32Array[];
  private readonly at: number;
  private readonly initial: number;
  private readonly grow: (block: number) => Int32Array;

  constructor(
    blocks: readonly Int32Array[],
    at: number,
    initial: number,
    grow: (block: number) => Int32Array,
  ) {
    this.blocks = blocks;
    this.at = at;
    this.initial = initial;
    this.grow = grow;
  }

  get(index: number): number {
    const block = this.blocks[index >>> BLOCK_BITS];
    return block === undefined ? this.initial : block[(index & MASK) * FIELDS + this.at]!;
  }

  set(index: number, value: number): void {
    const block = this.blocks[index >>> BLOCK_BITS] ?? this.grow(index >>> BLOCK_BITS);
    block[(index & MASK) * FIELDS + this.at] = value;
  }
}

export class Bits implements Column {
  private readonly blocks: readonly Int32Array[];
  private readonly at: number;
  private readonly grow: (block: number) => Int32Array;
  private readonly from: number;
  private readonly width: number;
  private readonly mask: number;
  /** The upper bits of values that have any. */
  private readonly upper: OwnColumn = uint16();
  private hasUpper = false;

  constructor(
    blocks: readonly Int32Array[],
    at: number,
    grow: (block: number) => Int32Array,
    from: number,
    width: number,
  ) {
    this.blocks = blocks;
    this.at = at;
    this.grow = grow;
    this.from = from;
    this.width = width;
    this.mask = (1 << width) - 1;
  }

  get(index: number): number {
    const block = this.blocks[index >>> BLOCK_BITS];
    return block === undefined ? 0 : this.of(block[(index & MASK) * FIELDS + this.at]!, index);
  }

  /** The same where the number that the bits are in is known. */
  of(number: number, index: number): number {
    const low = (number >>> this.from) & this.mask;
    return this.hasUpper ? low | (this.upper.get(index) << this.width) : low;
  }

  set(index: number, value: number): void {
    const block = this.blocks[index >>> BLOCK_BITS] ?? this.grow(index >>> BLOCK_BITS);
    const at = (index & MASK) * FIELDS + this.at;
    block[at] = (block[at]! & ~(this.mask << this.from)) | ((value & this.mask) << this.from);
    const upper = value >>> this.width;
    if (upper !== 0) this.hasUpper = true;
    if (this.hasUpper && this.upper.get(index) !== upper) this.upper.set(index, upper);
  }

  /** See `Records.arrange`, which puts the rest in place. */
  arrange(order: Int32Array): void {
    this.upper.arrange(order);
  }

  arrangeFew(from: number, order: readonly number[]): void {
    this.upper.arrangeFew(from, order);
  }
}
