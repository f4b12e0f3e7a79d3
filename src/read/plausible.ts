/**
 * Could these bytes, which are no UTF-8, be Western European text (windows-1252)? Every byte sequence can be decoded
 * as windows-1252, so the question is whether the result would be text: letters with accents stand alone among plain
 * letters, whereas Shift-JIS, GBK, KOI8 or windows-1251 have long runs of high bytes.
 */
export class WesternText {
  private high = 0;
  private adjacent = 0;
  private unlikely = 0;
  private impossible = false;
  private previousHigh = false;

  add(bytes: Buffer): void {
    for (const byte of bytes) {
      if (byte < 0x80) {
        this.previousHigh = false;
        continue;
      }
      this.high++;
      if (this.previousHigh) this.adjacent++;
      this.previousHigh = true;
      if (UNDEFINED.has(byte)) this.impossible = true;
      if (RARE.has(byte)) this.unlikely++;
    }
  }

  /** At most 2 in 5 accented letters may touch another one, and 1 in 10 may be a rare sign. */
  get plausible(): boolean {
    return !this.impossible && this.adjacent * 5 <= this.high * 2 && this.unlikely * 10 <= this.high;
  }
}

/** Not assigned in windows-1252. */
const UNDEFINED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Assigned, but hardly ever seen in Western text; 0x82 and 0x83 lead nearly every kana in Shift-JIS. */
const RARE = new Set([0x82, 0x83, 0x84, 0x86, 0x87, 0x88, 0x89, 0x8b, 0x98, 0x9b]);
