const LF = 10;
const CR = 13;

/** Offset of the line after the one that `from` is on, -1 when the bytes end before. Line ends: CRLF, LF, CR. */
export function nextLine(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === LF) return at + 1;
    if (byte === CR) return bytes[at + 1] === LF ? at + 2 : at + 1;
  }
  return -1;
}

/** Number of line ends in [from, to). */
export function countLines(bytes: Buffer, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) lines++;
  }
  return lines;
}

export function isLineEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}
