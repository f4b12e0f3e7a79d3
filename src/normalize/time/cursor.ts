/** Longest text that is looked at: JavaScript's `Date.toString` with its zone comment has about 70 characters. */
const MAX_LENGTH = 96;

const BLANK = 32;

/** Characters beyond ASCII that dates are written with, as the ASCII they stand for; "" drops them. */
const FOLDED = new Map<number, string>([
  // Blanks: no-break, figure, thin, narrow no-break (ICU writes it before AM), ideographic.
  ...[0xa0, 0x2007, 0x2009, 0x202f, 0x3000].map((code) => [code, " "] as const),
  // Marks that copying from Windows or a byte-order mark leaves in cells.
  ...[0x200e, 0x200f, 0xfeff].map((code) => [code, ""] as const),
  [0x2212, "-"],
  [0xaa, "a"],
  [0xba, "o"],
  [0xb0, "o"],
]);
for (const [letters, plain] of [
  ["àáâãäÀÁÂÃÄ", "a"],
  ["çÇ", "c"],
  ["èéêëÈÉÊË", "e"],
  ["ìíîïÌÍÎÏ", "i"],
  ["òóôõöÒÓÔÕÖ", "o"],
  ["ùúûüÙÚÛÜ", "u"],
] as const) {
  for (const letter of letters) FOLDED.set(letter.charCodeAt(0), plain);
}

/** Weight of one letter in the number that stands for a word: 26 letters and none. */
const LETTERS = 27;
/** Longest word whose number is exact: 27 ** 11 is the last power of 27 below 2 ** 53. */
const MAX_WORD = 11;

/** The number that `Cursor.word` gives for an ASCII word. */
export function wordKey(word: string): number {
  let key = 0;
  for (const letter of word.toLowerCase()) key = key * LETTERS + letter.charCodeAt(0) - 96;
  return key;
}

/** One cell as ASCII bytes with a place in it. Reused for every cell, so that parsing allocates nothing. */
export class Cursor {
  readonly bytes = new Uint8Array(MAX_LENGTH + 1);
  at = 0;
  end = 0;
  /** Value and number of digits of the last number read. */
  value = 0;
  width = 0;

  /** Takes a cell, accents and odd blanks made plain. False when it is too long or holds what no date holds. */
  load(text: string): boolean {
    const length = text.length;
    if (length > MAX_LENGTH) return false;
    const bytes = this.bytes;
    for (let index = 0; index < length; index++) {
      const code = text.charCodeAt(index);
      if (code > 127) return this.#loadFolded(text);
      bytes[index] = code;
    }
    return this.#restart(length);
  }

  #loadFolded(original: string): boolean {
    const text = original.normalize("NFC");
    let length = 0;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      const plain = code > 127 ? FOLDED.get(code) : text[index];
      if (plain === undefined) return false;
      if (plain !== "") this.bytes[length++] = plain.charCodeAt(0);
    }
    return this.#restart(length);
  }

  #restart(length: number): boolean {
    this.at = 0;
    this.end = length;
    this.bytes[length] = 0;
    return true;
  }

  trim(): void {
    while (this.end > this.at && this.bytes[this.end - 1]! <= BLANK && this.bytes[this.end - 1] !== 0)
      this.end--;
    this.bytes[this.end] = 0;
    this.blanks();
  }

  get done(): boolean {
    return this.at >= this.end;
  }

  /** The byte `ahead` places on; 0 at the end. */
  peek(ahead = 0): number {
    const place = this.at + ahead;
    return place < this.end ? this.bytes[place]! : 0;
  }

  /** Passes one byte if it is this one (lower case stands for both cases). */
  take(code: number): boolean {
    const found = this.peek();
    if (found !== code && !(isLetter(found) && (found | 32) === code)) return false;
    this.at++;
    return true;
  }

  /** Passes blanks, tabs and line ends; the number of them. */
  blanks(): number {
    const from = this.at;
    while (isBlank(this.peek())) this.at++;
    return this.at - from;
  }

  /** Reads a run of digits into `value` and `width`; false when there is none. */
  digits(): boolean {
    const from = this.at;
    let value = 0;
    for (let digit = this.peek() - 48; digit >= 0 && digit <= 9; digit = this.peek() - 48) {
      value = value * 10 + digit;
      this.at++;
    }
    this.value = value;
    this.width = this.at - from;
    return this.width > 0;
  }

  /** Reads a run of letters: its `wordKey`, 0 when there is none, -1 when no known word is that long. */
  word(): number {
    const from = this.at;
    let key = 0;
    for (let code = this.peek(); isLetter(code); code = this.peek()) {
      key = key * LETTERS + (code | 32) - 96;
      this.at++;
    }
    return this.at - from > MAX_WORD ? -1 : key;
  }

  /** The text from a place up to here. */
  since(from: number): string {
    return String.fromCharCode(...this.bytes.subarray(from, this.at));
  }
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}

function isBlank(code: number): boolean {
  return code === BLANK || (code >= 9 && code <= 13);
}
