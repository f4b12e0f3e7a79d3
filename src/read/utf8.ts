import { isUtf8 } from "node:buffer";

/** Number of bytes up to the end of the last complete code point: a chunk may end inside one. */
function completeLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function invalidAt(bytes: Buffer): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const part = bytes.subarray(0, middle);
    if (isUtf8(part.subarray(0, completeLength(part)))) good = middle;
    else bad = middle;
  }
  return completeLength(bytes.subarray(0, good));
}

/** Checks a stream chunk by chunk; code points may be split between chunks. */
export class Utf8Check {
  private rest: Buffer = Buffer.alloc(0);
  private position = 0;

  /**
   * @returns the bytes that are known to be complete and valid
   * @throws InvalidUtf8 with the offset of the first wrong byte
   */
  check(chunk: Buffer, last: boolean): Buffer {
    const bytes = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    const length = last ? bytes.length : completeLength(bytes);
    const complete = bytes.subarray(0, length);
    if (!isUtf8(complete)) throw new InvalidUtf8(this.position + invalidAt(complete));
    this.rest = bytes.subarray(length);
    this.position += length;
    return complete;
  }
}

export class InvalidUtf8 extends Error {
  readonly offset: number;
  constructor(offset: number) {
    super(`byte ${offset} is not UTF-8`);
    this.offset = offset;
  }
}
