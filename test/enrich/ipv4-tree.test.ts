import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Ipv4Tree } from "../../src/enrich/ipv4-tree.js";

/** Bytes of a search tree, written down from the MaxMind DB format 2.0, section "Binary Search Tree". */
function written(nodes: readonly (readonly [number, number])[], bits: 24 | 28 | 32): Buffer {
  return Buffer.concat(
    nodes.map(([left, right]) => {
      const [a, b] = [left, right].map((record) => record.toString(16).padStart(bits / 4, "0"));
      // Of 28 bits, the highest four of either record share the byte in the middle.
      const text = bits === 28 ? `${a!.slice(1)}${a![0]}${b![0]}${b!.slice(1)}` : `${a}${b}`;
      return Buffer.from(text, "hex");
    }),
  );
}

/** A tree that is one node for each bit: the address leads to `place`, every other one to nothing. */
function path(key: number, place: number): [number, number][] {
  return Array.from({ length: 32 }, (_, depth) => {
    const next = depth === 31 ? place : depth + 1;
    return (key >>> (31 - depth)) & 1 ? [32, next] : [next, 32];
  });
}

describe("Ipv4Tree", () => {
  it.each([24, 28, 32] as const)("reads records of %i bits", (bits) => {
    const places = fc.integer({ min: 33, max: 2 ** bits - 1 });
    fc.assert(
      fc.property(fc.nat(2 ** 32 - 1), places, fc.nat(31), (key, place, bit) => {
        const bytes = written(path(key, place), bits);
        const tree = new Ipv4Tree(bytes, { ipVersion: 4, nodeCount: 32, nodeByteSize: bits / 4 });
        expect(tree.find(key)).toBe(place);
        expect(tree.find((key ^ (1 << bit)) >>> 0)).toBe(0);
      }),
    );
  });

  it("finds IPv4 below 96 zero bits of a tree of IPv6 addresses", () => {
    const zeros = Array.from({ length: 96 }, (_, depth): [number, number] => [depth + 1, 128]);
    const below = path(0x01020304, 96 + 40).map(([left, right]): [number, number] => [
      left === 32 ? 128 : left + 96,
      right === 32 ? 128 : right + 96,
    ]);
    const tree = new Ipv4Tree(written([...zeros, ...below], 24), {
      ipVersion: 6,
      nodeCount: 128,
      nodeByteSize: 6,
    });
    expect(tree.find(0x01020304)).toBe(232);
    expect(tree.find(0x01020305)).toBe(0);
  });

  it("does not read beyond a file that is cut", () => {
    const tree = new Ipv4Tree(written(path(0, 99), 24).subarray(0, 60), {
      ipVersion: 4,
      nodeCount: 32,
      nodeByteSize: 6,
    });
    expect(tree.find(0)).toBeNaN();
  });
});
