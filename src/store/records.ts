import type { Column } from "./columns.js";

/** Numbers of a record: 32 bytes, so that all of a record lies in one or two lines of the processor's cache. */
const FIELDS = 8;
const FIELD_BITS = 3;
/** Records of a block: 512 KiB. */
const BLOCK_BITS = 14;
const BLOCK = 1 << BLOCK_BITS;
const MASK = BLOCK - 1;

/**
 * Columns of 32-bit numbers whose values of one index lie side by side. Clicks, opens and messages are visited in another order
 * than they were read in: with a column each, every number of a record would be fetched from memory alone, which is most of the time.
 */
export class Records {
  private readonly blocks: Int32Array[] = [];
  private readonly initial: readonly number[];

  /** @param initial values of records that were never set, eight at most */
  constructor(initial: readonly number[]) {
    this.initial = initial;
  }

  /** One number of each record, by its place in `initial`. */
  field(at: number): Column {
    return new Field(this.blocks, at, this.initial[at]!, (block) => this.grow(block));
  }

  /**
   * Each record becomes the one whose number stands in its place: along each ring of records that take each other's places, so that
   * no second copy of all is needed.
   * @param order each number of a record once
   */
  arrange(order: Int32Array): void {
    if (order.length > 0) this.block(order.length - 1);
    const done = new Uint8Array(order.length);
    const spare = new Int32Array(FIELDS);
    for (let first = 0; first < order.length; first++) {
      if (done[first] === 1 || order[first] === first) continue;
      const kept = this.block(first);
      const start = (first & MASK) << FIELD_BITS;
      for (let field = 0; field < FIELDS; field++) spare[field] = kept[start + field]!;
      let to = first;
      for (let from = order[to]!; from !== first; to = from, from = order[to]!) {
        copy(this.block(from), (from & MASK) << FIELD_BITS, this.block(to), (to & MASK) << FIELD_BITS);
        done[from] = 1;
      }
      copy(spare, 0, this.block(to), (to & MASK) << FIELD_BITS);
    }
  }

  private block(record: number): Int32Array {
    return this.blocks[record >>> BLOCK_BITS] ?? this.grow(record >>> BLOCK_BITS);
  }

  private grow(at: number): Int32Array {
    while (this.blocks.length <= at) {
      const block = new Int32Array(BLOCK * FIELDS);
      block.set(this.initial);
      for (let filled = FIELDS; filled < block.length; filled *= 2) block.copyWithin(filled, 0, filled);
      this.blocks.push(block);
    }
    return this.blocks[at]!;
  }
}

function copy(from: Int32Array, start: number, to: Int32Array, end: number): void {
  for (let field = 0; field < FIELDS; field++) to[end + field] = from[start + field]!;
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
    return block === undefined ? this.initial : block[((index & MASK) << FIELD_BITS) | this.at]!;
  }

  set(index: number, value: number): void {
    const block = this.blocks[index >>> BLOCK_BITS] ?? this.grow(index >>> BLOCK_BITS);
    block[((index & MASK) << FIELD_BITS) | this.at] = value;
  }
}
