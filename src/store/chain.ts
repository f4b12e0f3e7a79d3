import { sharedNumbers } from "../domain/shared-bytes.js";

/** Numbers of a first block, so that a small file takes little. */
const FEW = 1 << 16;
/**
 * Numbers of a block: above 32 MiB, which the C library asks the system for, whose pages take memory when they are first
 * written, and which it gives back at once. Smaller ones are cut from one heap, and leave holes there between what stays.
 */
const BLOCK_BITS = 23;
const MASK = (1 << BLOCK_BITS) - 1;

/**
 * What follows each entry in the chain of its message, -1 for none: a number each while chains grow, one bit each once the
 * entries of every chain lie side by side.
 */
export class Chain {
  /** One more than the number that follows, 0 for none; null when all lie side by side. */
  private blocks: Int32Array[] | null = [];
  /** Bits of the entries that are the last of their chains. */
  private ends: Int32Array = new Int32Array(0);

  after(entry: number): number {
    if (this.blocks !== null) return this.blocks[entry >>> BLOCK_BITS]![entry & MASK]! - 1;
    return (this.ends[entry >>> 5]! >>> (entry & 31)) & 1 ? -1 : entry + 1;
  }

  /** Puts an entry, the next one, in front of another one. */
  put(entry: number, before: number): void {
    const blocks = this.blocks!;
    const at = entry >>> BLOCK_BITS;
    if (entry === 0) blocks.push(sharedNumbers(FEW));
    else if (entry === FEW) {
      const [few] = blocks;
      blocks[0] = sharedNumbers(1 << BLOCK_BITS);
      blocks[0].set(few!);
    } else if (at === blocks.length) blocks.push(sharedNumbers(1 << BLOCK_BITS));
    blocks[at]![entry & MASK] = before + 1;
  }

  /** Says that all entries lie side by side, and which are the last of their chains: no entry can be put in front any more. */
  lay(ends: Ends): void {
    this.blocks = null;
    this.ends = ends.bits;
  }
}

/** Marks of the last entries of chains. */
export class Ends {
  readonly bits: Int32Array;

  constructor(entries: number) {
    this.bits = sharedNumbers((entries >>> 5) + 1);
  }

  add(entry: number): void {
    this.bits[entry >>> 5]! |= 1 << (entry & 31);
  }
}
