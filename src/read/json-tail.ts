import { isJsonBlank } from "./json-text.js";

/** Follows the rest of a JSON value whose start is known, and sees whether anything stands behind it. */
export class JsonTail {
  /** Something other than blanks stands behind the value. */
  more = false;
  /** Line ends in what was followed. */
  lines = 0;
  private depth = 0;
  private inString = false;
  private escaped = false;

  /** @param start the text up to where the rest begins */
  constructor(start: Buffer) {
    this.follow(start);
  }

  /** @returns where something else begins; -1 where the value goes on, or nothing but blanks follows it */
  follow(bytes: Buffer): number {
    for (let at = 0; at < bytes.length; at++) {
      this.step(bytes[at]!);
      if (this.more) return at;
      if (bytes[at] === 10) this.lines++;
    }
    return -1;
  }

  private step(byte: number): void {
    if (this.inString) {
      if (this.escaped) this.escaped = false;
      else if (byte === 92) this.escaped = true;
      else if (byte === 34) this.inString = false;
    } else if (byte === 34) this.inString = true;
    else if (byte === 123 || byte === 91) this.open();
    else if (byte === 125 || byte === 93) this.depth--;
    else if (this.depth <= 0 && !isJsonBlank(byte)) this.more = this.began;
  }

  private began = false;

  private open(): void {
    if (this.depth <= 0 && this.began) this.more = true;
    this.began = true;
    this.depth++;
  }
}
