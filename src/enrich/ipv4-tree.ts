/** What of a database's metadata describes its search tree. */
interface TreeShape {
  readonly ipVersion: number;
  readonly nodeCount: number;
  readonly nodeByteSize: number;
}

/** Numbers of nodes, and places of records, that are kept lie below. */
const LARGEST = 2 ** 31 - 1;

/**
 * The IPv4 part of a database's search tree (MaxMind DB format 2.0), walked by number. The package's own reader parses the text
 * of an address and decodes its record at every call, which takes five times as long; most addresses share a few thousand records.
 */
export class Ipv4Tree {
  private readonly bytes: Uint8Array;
  private readonly nodes: number;
  private readonly nodeBytes: number;
  /** Where IPv4 begins: after 96 zero bits of a tree of IPv6 addresses. */
  private readonly root: number;
  /** By the first half of an address, the node that it leads to plus one; 0 where it was not asked for: many addresses share one. */
  private readonly halves = new Int32Array(65_536);

  constructor(bytes: Uint8Array, { ipVersion, nodeCount, nodeByteSize }: TreeShape) {
    this.bytes = bytes;
    this.nodes = nodeCount;
    this.nodeBytes = nodeByteSize;
    let root = 0;
    for (let bit = ipVersion === 6 ? 96 : 0; bit > 0 && root < nodeCount; bit--) root = this.child(root, 0);
    this.root = root;
  }

  /**
   * The place of the record of an address, the same for all that share it; 0 where there is none, NaN where a damaged tree leads
   * out of the file.
   * @param key the address as a number
   */
  find(key: number): number {
    const half = key >>> 16;
    let node = this.halves[half]! - 1;
    if (node === -1) {
      node = this.walk(this.root, key, 31, 16);
      // What leads out of the file is no number that can be kept.
      if (node < LARGEST) this.halves[half] = node + 1;
    }
    node = this.walk(node, key, 15, 0);
    return node <= this.nodes ? 0 : node;
  }

  /** Follows the bits of an address from one to another, the higher first. */
  private walk(from: number, key: number, first: number, last: number): number {
    let node = from;
    for (let bit = first; bit >= last && node < this.nodes; bit--)
      node = this.child(node, ((key >>> bit) & 1) as 0 | 1);
    return node;
  }

  /** Two records make a node: of 24, 28 (the high halves of its middle byte) or 32 bits each. */
  private child(node: number, side: 0 | 1): number {
    const { bytes, nodeBytes } = this;
    const at = node * nodeBytes;
    if (at + nodeBytes > bytes.length) return Number.NaN;
    if (nodeBytes === 6) return three(bytes, at + 3 * side);
    if (nodeBytes === 8) return (bytes[at + 4 * side]! * 2 ** 24 + three(bytes, at + 4 * side + 1)) >>> 0;
    const high = side === 0 ? bytes[at + 3]! >> 4 : bytes[at + 3]! & 15;
    return high * 2 ** 24 + three(bytes, at + 4 * side);
  }
}

function three(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!;
}
