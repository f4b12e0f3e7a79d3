/**
 * Growing columns. They grow by whole blocks and never copy what they hold, so that peak memory is what is stored and
 * not twice that (doubling an array of a hundred million entries would need both copies at once).
 */

import { sharedBytes } from "../domain/shared-bytes.js";

const BLOCK_BITS = 16;
const BLOCK = 1 << BLOCK_BITS;
const MASK = BLOCK - 1;

type Numbers = Float64Array | Int32Array | Uint16Array | Uint8Array;

/** Numbers by index, as many as are set. */
export interface Column {
  get(index: number): number;
  set(index: number, value: number): void;
}

/** A column of its own, whose entries can change places. */
export interface OwnColumn extends Column {
  /** Each entry becomes the one whose number stands in its place. */
  arrange(order: Int32Array): void;
  /** The same for few neighbours: as many as there are numbers, from one entry on. */
  arrangeFew(from: number, order: readonly number[]): void;
}

/**
 * A class for each kind of array: V8 compiles a method once for all objects of a class, and one that has met arrays of several
 * kinds looks the kind up at every access.
 */
function columnOf<A extends Numbers>(make: (length: number) => A): new (initial?: number) => OwnColumn {
  return class {
    private blocks: A[] = [];
    private readonly initial: number;

    /** @param initial value of entries that were never set */
    constructor(initial = 0) {
      this.initial = initial;
    }

    get(index: number): number {
      const block = this.blocks[index >>> BLOCK_BITS];
      return block === undefined ? this.initial : block[index & MASK]!;
    }

    set(index: number, value: number): void {
      const at = index >>> BLOCK_BITS;
      const block = this.blocks[at] ?? this.grow(at);
      block[index & MASK] = value;
    }

    arrange(order: Int32Array): void {
      const before = this.blocks;
      this.blocks = [];
      for (let at = 0; at < order.length && before.length > 0; at++) {
        const value = before[order[at]! >>> BLOCK_BITS]?.[order[at]! & MASK] ?? this.initial;
        if (value !== this.initial) this.set(at, value);
      }
    }

    arrangeFew(from: number, order: readonly number[]): void {
      if (this.blocks.length === 0) return;
      const values = order.map((at) => this.get(at));
      for (let at = 0; at < values.length; at++) {
        const value = values[at]!;
        if (value !== this.get(from + at)) this.set(from + at, value);
      }
    }

    private grow(at: number): A {
      while (this.blocks.length <= at) {
        const block = make(BLOCK);
        if (this.initial !== 0) block.fill(this.initial);
        this.blocks.push(block);
      }
      return this.blocks[at]!;
    }
  };
}

const Int32Column = columnOf((length) => new Int32Array(sharedBytes(4 * length)));
const Uint16Column = columnOf((length) => new Uint16Array(sharedBytes(2 * length)));
const Uint8Column = columnOf((length) => new Uint8Array(sharedBytes(length)));

const Float64Column = columnOf((length) => new Float64Array(sharedBytes(8 * length)));

export const int32 = (initial = 0): OwnColumn => new Int32Column(initial);
export const float64 = (): OwnColumn => new Float64Column();
export const uint16 = (): OwnColumn => new Uint16Column();
export const uint8 = (): OwnColumn => new Uint8Column();

/** Times are kept as whole seconds from here: half of 1990 to 2100 fits on either side of it in 32 bits. */
const EPOCH_SECONDS = Date.UTC(2040, 0, 1) / 1000;
/** In the seconds: no time is known. */
export const NEVER = -0x80000000;

/**
 * Instants in milliseconds since 1970 UTC, NaN for unknown. Four bytes each: seconds, and a second column for the
 * milliseconds that only exists for blocks in which a time has any (most exports have whole seconds).
 */
export class TimeColumn {
  private readonly seconds: Column;
  private readonly own: OwnColumn | null;
  private readonly millis = uint16();

  /** @param seconds where the seconds are kept, NEVER at first; a column of its own when absent */
  constructor(seconds?: Column) {
    this.own = seconds === undefined ? int32(NEVER) : null;
    this.seconds = seconds ?? this.own!;
  }

  get(index: number): number {
    return this.of(this.seconds.get(index), index);
  }

  /** The same where the seconds, as they are kept, are known. */
  of(seconds: number, index: number): number {
    return seconds === NEVER ? Number.NaN : (seconds + EPOCH_SECONDS) * 1000 + this.millis.get(index);
  }

  set(index: number, time: number): void {
    if (Number.isNaN(time)) {
      this.seconds.set(index, NEVER);
      return;
    }
    const seconds = Math.floor(time / 1000);
    const millis = Math.round(time - seconds * 1000);
    this.seconds.set(index, seconds - EPOCH_SECONDS);
    if (millis !== this.millis.get(index)) this.millis.set(index, millis);
  }

  /** See `OwnColumn`; seconds that are kept elsewhere are not touched. */
  arrange(order: Int32Array): void {
    this.millis.arrange(order);
    this.own?.arrange(order);
  }

  arrangeFew(from: number, order: readonly number[]): void {
    this.millis.arrangeFew(from, order);
    this.own?.arrangeFew(from, order);
  }

  /** Keeps the earlier of the stored and the given instant; NaN changes nothing. */
  min(index: number, time: number): void {
    if (!(time >= this.get(index))) this.keep(index, time);
  }

  /** Keeps the later one. */
  max(index: number, time: number): void {
    if (!(time <= this.get(index))) this.keep(index, time);
  }

  private keep(index: number, time: number): void {
    if (!Number.isNaN(time)) this.set(index, time);
  }
}
