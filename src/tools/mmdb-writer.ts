import { DataSection, type MmdbMetadata, type MmdbValue } from "./mmdb-values.js";

/** A 128-bit address as four unsigned 32-bit words, most significant first; IPv4 addresses lie in ::/96. */
export type Words = readonly [number, number, number, number];

const EMPTY = 0;
const SEPARATOR_BYTES = 16;
const METADATA_MARKER = Buffer.from("\xab\xcd\xefMaxMind.com", "latin1");

/**
 * Writes a MaxMind DB file: address ranges in a binary trie, records once each behind it.
 * Later ranges win over earlier ones, so general ranges go in first.
 */
export class MmdbWriter {
  /** Children of node n at 2n and 2n+1: 0 = empty, above 0 = node, below 0 = -(offset of the record + 1). */
  private children = new Int32Array(1 << 16);
  private nodes = 1;
  private readonly data = new DataSection();
  private readonly offsets = new Map<MmdbValue, number>();

  /** Adds the range from `first` to `last`, both inclusive. Records are shared by identity. */
  insert(first: Words, last: Words, record: MmdbValue): void {
    let offset = this.offsets.get(record);
    if (offset === undefined) {
      offset = this.data.append(record);
      this.offsets.set(record, offset);
    }
    const range = { first, last, firstEnd: 128 - trailing(first, 0), lastEnd: 128 - trailing(last, ~0) };
    this.place(0, 0, range, true, true, -(offset + 1));
  }

  /** An end is tight as long as all bits above equal its own; else the whole subtree lies inside on that side. */
  private place(
    node: number,
    depth: number,
    range: Range,
    first: boolean,
    last: boolean,
    leaf: number,
  ): void {
    const firstBit = first ? bitAt(range.first, depth) : 0;
    const lastBit = last ? bitAt(range.last, depth) : 1;
    for (let side = firstBit; side <= lastBit; side++) {
      const tightFirst = first && side === firstBit && depth + 1 < range.firstEnd;
      const tightLast = last && side === lastBit && depth + 1 < range.lastEnd;
      if (!tightFirst && !tightLast) this.children[2 * node + side] = leaf;
      else this.place(this.descend(node, side), depth + 1, range, tightFirst, tightLast, leaf);
    }
  }

  private descend(node: number, side: number): number {
    const child = this.children[2 * node + side]!;
    if (child > 0) return child;
    const created = this.nodes++;
    if (2 * this.nodes > this.children.length) {
      const grown = new Int32Array(this.children.length * 2);
      grown.set(this.children);
      this.children = grown;
    }
    this.children[2 * created] = child;
    this.children[2 * created + 1] = child;
    this.children[2 * node + side] = created;
    return created;
  }

  toBuffer(metadata: MmdbMetadata): Buffer {
    const root = metadata.ipVersion === 4 ? this.ipv4Root() : 0;
    const order = this.reachable(root);
    const records = this.data.toBuffer();
    const recordSize = order.length + SEPARATOR_BYTES + records.length < 1 << 24 ? 24 : 32;
    const meta = new DataSection();
    meta.appendMetadata(metadata, order.length, recordSize);
    return Buffer.concat([
      this.tree(order, recordSize / 8),
      Buffer.alloc(SEPARATOR_BYTES),
      records,
      METADATA_MARKER,
      meta.toBuffer(),
    ]);
  }

  private ipv4Root(): number {
    let node = 0;
    for (let depth = 0; depth < 96; depth++) node = this.descend(node, 0);
    return node;
  }

  /** Nodes below `root`, parents first, without those that a later, wider range cut off. */
  private reachable(root: number): Int32Array {
    const kept = new Uint8Array(this.nodes);
    const order = new Int32Array(this.nodes);
    let count = 0;
    kept[root] = 1;
    for (let node = root; node < this.nodes; node++) {
      if (kept[node] === 0) continue;
      order[count++] = node;
      for (let side = 0; side < 2; side++) {
        const child = this.children[2 * node + side]!;
        if (child > 0) kept[child] = 1;
      }
    }
    return order.subarray(0, count);
  }

  private tree(order: Int32Array, bytes: number): Buffer {
    const numbers = new Int32Array(this.nodes);
    for (let i = 0; i < order.length; i++) numbers[order[i]!] = i;
    const tree = Buffer.alloc(order.length * 2 * bytes);
    for (let i = 0; i < order.length; i++) {
      for (let side = 0; side < 2; side++) {
        const child = this.children[2 * order[i]! + side]!;
        let value = order.length;
        if (child > 0) value = numbers[child]!;
        else if (child !== EMPTY) value = order.length + SEPARATOR_BYTES + (-child - 1);
        tree.writeUIntBE(value, (2 * i + side) * bytes, bytes);
      }
    }
    return tree;
  }
}

interface Range {
  first: Words;
  last: Words;
  /** Depth from which on all bits of `first` are 0. */
  firstEnd: number;
  /** Depth from which on all bits of `last` are 1. */
  lastEnd: number;
}

function bitAt(address: Words, depth: number): number {
  return (address[depth >>> 5]! >>> (31 - (depth & 31))) & 1;
}

/** How many bits at the end equal those of `fill` (0 or ~0). */
function trailing(address: Words, fill: number): number {
  for (let word = 3; word >= 0; word--) {
    const odd = (address[word]! ^ fill) >>> 0;
    if (odd !== 0) return 32 * (3 - word) + 31 - Math.clz32(odd & -odd);
  }
  return 128;
}
