import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import type { Random } from "../../demo/random.js";

/** One way to encode or pack a whole file. */
export interface Packing {
  readonly name: string;
  readonly apply: (bytes: Buffer, random: Random) => Buffer;
}

function utf16(bytes: Buffer, big: boolean, mark: boolean): Buffer {
  const text = (mark ? "\ufeff" : "") + bytes.toString("utf8");
  const encoded = Buffer.from(text, "utf16le");
  return big ? encoded.swap16() : encoded;
}

function flip(bytes: Buffer, random: Random, many = 4): Buffer {
  const out = Buffer.from(bytes);
  for (let n = 1 + random.below(many); n > 0 && out.length > 0; n--)
    out[random.below(out.length)] = random.below(256);
  return out;
}

function cut(bytes: Buffer, random: Random): Buffer {
  return bytes.subarray(0, random.below(bytes.length + 1));
}

function zipped(bytes: Buffer, random: Random): Buffer {
  const names = ["a.csv", "../../b.csv", "/etc/c.csv", "__MACOSX/d.csv", "\u001b[31m.csv", "e.csv.gz", "x/"];
  const members: Record<string, Uint8Array> = Object.create(null);
  for (let n = 1 + random.below(3); n > 0; n--) {
    const name = random.pick(names);
    members[name] = name.endsWith(".gz") ? gzipSync(bytes) : bytes;
  }
  return Buffer.from(zipSync(members, { level: random.pick([0, 6]) }));
}

/** All levels at which a file can be damaged below its text. */
export const PACKINGS: readonly Packing[] = [
  { name: "utf-8 with mark", apply: (bytes) => Buffer.concat([Buffer.from("\ufeff"), bytes]) },
  { name: "utf-16le", apply: (bytes, random) => utf16(bytes, false, random.chance(0.5)) },
  { name: "utf-16be", apply: (bytes, random) => utf16(bytes, true, random.chance(0.5)) },
  { name: "cut utf-16", apply: (bytes, random) => cut(utf16(bytes, random.chance(0.5), true), random) },
  {
    name: "latin-1",
    apply: (bytes) => Buffer.from(bytes.toString("utf8").replaceAll("e", "\u00e9"), "latin1"),
  },
  {
    name: "invalid utf-8 at the end",
    apply: (bytes, random) => Buffer.concat([bytes, Buffer.from([0xc3, random.below(256)])]),
  },
  { name: "gzip", apply: (bytes) => gzipSync(bytes) },
  { name: "gzip of two members", apply: (bytes) => Buffer.concat([gzipSync(bytes), gzipSync(bytes)]) },
  { name: "cut gzip", apply: (bytes, random) => cut(gzipSync(bytes), random) },
  { name: "damaged gzip", apply: (bytes, random) => flip(gzipSync(bytes), random) },
  { name: "gzip and rest", apply: (bytes) => Buffer.concat([gzipSync(bytes), Buffer.from("rest")]) },
  { name: "zip", apply: zipped },
  { name: "cut zip", apply: (bytes, random) => cut(zipped(bytes, random), random) },
  { name: "damaged zip", apply: (bytes, random) => flip(zipped(bytes, random), random, 12) },
  {
    name: "magic of something else",
    apply: (bytes, random) =>
      Buffer.concat([
        Buffer.from(random.pick(["BZh", "PAR1", "%PDF-", "\x28\xb5\x2f\xfd", "<html>", "ORC"]), "latin1"),
        bytes,
      ]),
  },
];

export { flip };
