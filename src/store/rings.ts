import { BLOCK_BITS, copy, FIELDS, placeOf } from "./record-blocks.js";

/**
 * So many records are moved by turns. Each move waits for memory, and where its record goes next is only known after it: those of
 * several places wait together.
 */
const WALKERS = 8;

/**
 * Puts into each place the record whose number stands there in `order`, along the rings of records that take each other's places, so
 * that no second copy of all is needed. A walker begins somewhere on a ring, keeps the record from there, and moves records one place
 * on until it comes to where a walker began; what was kept there goes into the last place.
 */
export class Rings {
  private readonly blocks: readonly Int32Array[];
  /** Below zero, and turned over, where a walker stood. */
  private readonly order: Int32Array;
  private readonly places = new Int32Array(WALKERS);
  private walking = 0;
  /** What was kept, and where that was. */
  private readonly kept = new Int32Array(WALKERS * FIELDS);
  private readonly starts = new Int32Array(WALKERS).fill(-1);
  /** No walker can begin before this. */
  private next = 0;

  /** @param order each number of a record once; changed and put right again by {@link turn} */
  constructor(blocks: readonly Int32Array[], order: Int32Array) {
    this.blocks = blocks;
    this.order = order;
  }

  turn(): void {
    const { order, starts, kept, blocks, places } = this;
    while (this.walking < WALKERS && this.begin(this.walking, this.walking)) this.walking++;
    while (this.walking > 0) {
      const walker = this.walk();
      const place = places[walker]!;
      const start = starts.indexOf(~order[place]!);
      copy(kept, start * FIELDS, blocks[place >>> BLOCK_BITS]!, placeOf(place));
      if (!this.begin(walker, start)) places[walker] = places[--this.walking]!;
    }
    for (let at = 0; at < order.length; at++) if (order[at]! < 0) order[at] = ~order[at]!;
  }

  /** Moves records until a walker comes to where one began. @returns which */
  private walk(): number {
    const { places, order, blocks, walking } = this;
    for (;;)
      for (let walker = 0; walker < walking; walker++) {
        const to = places[walker]!;
        const from = ~order[to]!;
        const after = order[from]!;
        if (after < 0) return walker;
        copy(blocks[from >>> BLOCK_BITS]!, placeOf(from), blocks[to >>> BLOCK_BITS]!, placeOf(to));
        order[from] = ~after;
        places[walker] = from;
      }
  }

  /** Lets a walker begin at the next place that none stood on. @returns false when there is none */
  private begin(walker: number, start: number): boolean {
    const { order } = this;
    while (this.next < order.length && (order[this.next]! < 0 || order[this.next] === this.next)) this.next++;
    const { next } = this;
    this.starts[start] = next < order.length ? next : -1;
    if (next === order.length) return false;
    copy(this.blocks[next >>> BLOCK_BITS]!, placeOf(next), this.kept, start * FIELDS);
    order[next] = ~order[next]!;
    this.places[walker] = next;
    return true;
  }
}
