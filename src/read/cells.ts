const LF = 10;
const CR = 13;
const QUOTE = 34;

/** Cells beyond the width of the table for which there is room: a row that has more is left to csv-parse. */
const SPARE_CELLS = 64;

/** What a record is like. */
export const SOUND = 1;
/** Sound, but with quotes inside that must be undoubled, or with a wrong number of cells. */
export const ODD = 2;
/** A quote in a wrong place, a line end in a cell, a lone carriage return: only csv-parse can tell. */
export const DOUBTFUL = 3;

const HIGH = 0x80808080 | 0;
const ONES = 0x01010101;
const QUOTES = QUOTE * ONES;

/**
 * Whether one of four bytes is this one (four times over) or a control character, which line ends are. Where it is not, four bytes
 * are done at once: most cells are long beside their ends.
 */
function holds(word: number, byte: number): boolean {
  const other = word ^ byte;
  return ((((other - ONES) & ~other) | ((word - 0x20202020) & ~word)) & HIGH) !== 0;
}

function holdsEither(word: number, byte: number, second: number): boolean {
  const one = word ^ byte;
  const other = word ^ second;
  return ((((one - ONES) & ~one) | ((other - ONES) & ~other) | ((word - 0x20202020) & ~word)) & HIGH) !== 0;
}

/** Finds where the cells of one record after the other begin and end; never decides in doubt. */
export class CellScanner {
  /** Start and end of each cell without its quotes, in pairs, with room for cells that the record should not have. */
  readonly bounds: Int32Array;
  /** Cells of the record scanned last, and where the one after it begins. */
  cells = 0;
  next = 0;
  private readonly width: number;
  private readonly delimiter: number;
  private readonly delimiters: number;
  /** 1 for the bytes that end a cell without quotes. */
  private readonly stops = new Uint8Array(256);

  /** @param width cells of a sound record */
  constructor(delimiter: string, width: number) {
    this.width = width;
    this.delimiter = delimiter.charCodeAt(0);
    this.delimiters = this.delimiter * ONES;
    for (const byte of [this.delimiter, LF, CR, QUOTE]) this.stops[byte] = 1;
    this.bounds = new Int32Array(2 * (width + SPARE_CELLS));
  }

  /** Bytes of the empty line that stands there instead of a record; 0 when a record does. */
  blank(bytes: Buffer, from: number): number {
    return bytes[from] === LF ? 1 : bytes[from] === CR && bytes[from + 1] === LF ? 2 : 0;
  }

  /** Scans the record that begins there. A line feed must follow somewhere: no loop looks for the end of the bytes. */
  scan(bytes: Buffer, view: DataView, from: number): typeof SOUND | typeof ODD | typeof DOUBTFUL {
    const { bounds, stops, delimiter, delimiters } = this;
    const lastWord = view.byteLength - 4;
    let at = from;
    let filled = 0;
    let doubled = false;
    for (;;) {
      if (filled === bounds.length) return DOUBTFUL;
      if (bytes[at] === QUOTE) {
        bounds[filled++] = ++at;
        for (;;) {
          while (at <= lastWord && !holds(view.getInt32(at, true), QUOTES)) at += 4;
          while (bytes[at] !== QUOTE && bytes[at] !== LF && bytes[at] !== CR) at++;
          if (bytes[at] !== QUOTE) return DOUBTFUL;
          if (bytes[at + 1] !== QUOTE) break;
          doubled = true;
          at += 2;
        }
        bounds[filled++] = at++;
      } else {
        bounds[filled++] = at;
        while (at <= lastWord && !holdsEither(view.getInt32(at, true), QUOTES, delimiters)) at += 4;
        while (stops[bytes[at]!] === 0) at++;
        bounds[filled++] = at;
      }
      const stop = bytes[at++];
      if (stop === delimiter) continue;
      if (stop === CR ? bytes[at++] !== LF : stop !== LF) return DOUBTFUL;
      break;
    }
    this.next = at;
    this.cells = filled >> 1;
    return doubled || this.cells !== this.width ? ODD : SOUND;
  }
}
