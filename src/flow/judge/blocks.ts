/** Messages of a block: enough that to take one costs nothing, few enough that nobody waits long for the last one. */
const BLOCK = 256;

/** A range of a list. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * A list that two threads work through in blocks, one from its start and one from its end, until all are taken: whoever is faster
 * does more, and what comes of it lies in the order of the list all the same.
 */
export class Blocks {
  readonly count: number;
  private readonly length: number;
  private readonly taken: Int32Array;
  private own = 0;

  /** @param taken a shared number: blocks that either thread has taken, 0 at first */
  constructor(list: { readonly length: number }, taken: Int32Array) {
    this.length = list.length;
    this.count = Math.ceil(list.length / BLOCK);
    this.taken = taken;
  }

  /** Takes a block. @returns how many this thread took before, null when there is none left */
  next(): number | null {
    return Atomics.add(this.taken, 0, 1) < this.count ? this.own++ : null;
  }

  /** Of the thread that works from the start. */
  fromStart(block: number): Span {
    return { from: block * BLOCK, to: Math.min(this.length, (block + 1) * BLOCK) };
  }

  /** Of the thread that works from the end. */
  fromEnd(block: number): Span {
    return this.fromStart(this.count - 1 - block);
  }
}
