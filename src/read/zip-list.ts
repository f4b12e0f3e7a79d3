/** What the list at the end of a zip archive says of a member. */
export interface Listed {
  readonly name: string;
  /** CRC-32 of the unpacked bytes. */
  readonly crc: number;
  readonly encrypted: boolean;
}

/** Where the list may begin: its end record is followed by a comment of at most 64 KiB, and a member takes some 100 bytes. */
export const LIST_BYTES = 1024 * 1024;

const END = "PK\x05\x06";
const MEMBER = 0x02014b50;
const MEMBER_BYTES = 46;

/**
 * The list of members.
 * @param tail last bytes of the archive, {@link LIST_BYTES} of them where it is longer
 * @returns null when the archive has no end, undefined when the list begins before the tail or is of the kind for 4 GiB and more
 */
export function listOf(tail: Buffer): Listed[] | null | undefined {
  const end = tail.lastIndexOf(END, undefined, "latin1");
  if (end === -1 || end + 22 > tail.length) return null;
  const members: Listed[] = [];
  let at = end - tail.readUInt32LE(end + 12);
  if (at < 0) return undefined;
  while (at < end) {
    if (at + MEMBER_BYTES > end || tail.readUInt32LE(at) !== MEMBER) return undefined;
    const name = at + MEMBER_BYTES;
    const nameEnd = name + tail.readUInt16LE(at + 28);
    const isUtf8 = (tail.readUInt16LE(at + 8) & 0x800) !== 0;
    members.push({
      name: tail.toString(isUtf8 ? "utf8" : "latin1", name, nameEnd),
      crc: tail.readUInt32LE(at + 16),
      encrypted: (tail.readUInt16LE(at + 8) & 1) !== 0,
    });
    at = nameEnd + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32);
  }
  return members;
}

const TABLE = Int32Array.from({ length: 256 }, (_, value) => {
  let sum = value;
  for (let bit = 0; bit < 8; bit++) sum = (sum & 1) === 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** @param before CRC-32 of what came before `bytes`; Node's own is not in every release that we run on */
export function crc32(bytes: Uint8Array, before = 0): number {
  let sum = ~before;
  for (let at = 0; at < bytes.length; at++) sum = TABLE[(sum ^ bytes[at]!) & 255]! ^ (sum >>> 8);
  return ~sum >>> 0;
}
