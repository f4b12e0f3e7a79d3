import type { JsonShape } from "./json-shape.js";
import { isJsonBlank, valueEnd } from "./json-text.js";
import { MAX_RECORD_BYTES } from "./limits.js";

/** Blanks before an item that are taken for its indentation; a file of nothing else must not be kept in memory. */
const MOST_INDENT = 256;

interface ValueReceiver {
  value(text: string, line: number): void;
  broken(reason: string, line: number, text: Buffer): void;
}

/**
 * Bytes in, JSON values with their lines out, without holding the whole file. A line (of NDJSON) or an item that is
 * broken costs itself: for items, reading goes on at the next line with the same indentation that opens an object.
 */
export class JsonValues {
  private readonly shape: JsonShape["kind"];
  private readonly receiver: ValueReceiver;
  private window: Buffer = Buffer.alloc(0);
  /** Line of what comes next. */
  line: number;
  private skipping = false;
  /** Bytes of the window that are done with. */
  private consumed = 0;
  /** Blanks before the item on its line; null when something else comes before it. */
  private indent: string | null = null;
  /**
   * Bytes that were looked through for the end of damaged items and not yet made up for by sound ones. While there are any,
   * an item must end before the next line that opens one: else a file of openings takes its length squared.
   */
  private debt = 0;
  /** How a line starts that opens an item, and where the window has the next one. */
  private opening = "\n{";
  private boundary = 0;
  /** The closing bracket of the list was met: what follows is of no interest. */
  closed = false;

  constructor(shape: JsonShape, receiver: ValueReceiver) {
    this.shape = shape.kind;
    this.line = shape.start.line;
    this.receiver = receiver;
  }

  write(chunk: Buffer): void {
    if (this.closed) {
      this.window = chunk;
      return;
    }
    this.window = this.window.length > 0 ? Buffer.concat([this.window, chunk]) : chunk;
    this.consume(false);
  }

  /** Bytes from the closing bracket of the list on, each once. */
  rest(): Buffer {
    const { window } = this;
    this.window = Buffer.alloc(0);
    return window;
  }

  end(): void {
    if (!this.closed) this.consume(true);
  }

  private consume(end: boolean): void {
    let at = 0;
    this.boundary = 0;
    for (;;) {
      const next = this.shape === "lines" ? this.takeLine(at, end) : this.takeItem(at, end);
      if (next === -1) break;
      at = next;
    }
    this.window = this.window.subarray(this.consumed);
    this.consumed = 0;
  }

  /** @returns where to go on, -1 when more bytes are needed */
  private takeLine(from: number, end: boolean): number {
    const { window } = this;
    const lf = window.indexOf(10, from);
    this.consumed = from;
    const stop = lf === -1 ? window.length : lf;
    if (lf === -1 && !end) {
      if (stop - from <= MAX_RECORD_BYTES) return -1;
      if (!this.skipping) this.tooLong(from, stop);
      this.skipping = true;
      this.consumed = stop;
      return -1;
    }
    if (this.skipping) this.skipping = false;
    else if (stop - from > MAX_RECORD_BYTES) this.tooLong(from, stop);
    else {
      const text = window.toString("utf8", from, stop);
      if (text.trim() !== "") this.receiver.value(text, this.line);
    }
    this.line++;
    this.consumed = lf === -1 ? stop : lf + 1;
    return lf === -1 ? -1 : lf + 1;
  }

  private takeItem(from: number, end: boolean): number {
    const { window } = this;
    const at = this.skipSeparators(from);
    this.consumed = at;
    if (at >= window.length) return -1;
    if (window[at] === 93 && this.shape === "list") {
      this.closed = true;
      return -1;
    }
    const stop = valueEnd(this.debt > 0 ? window.subarray(0, this.boundaryAfter(at)) : window, at);
    if (stop === -1 && this.debt > 0 && this.boundary < window.length) return this.resync(at, end);
    if (stop === -1 || stop - at > MAX_RECORD_BYTES) {
      if (stop === -1 && !end && window.length - at <= MAX_RECORD_BYTES) return -1;
      return this.resync(at, end);
    }
    const next = stop === at ? this.afterClosing(at) : stop;
    this.receiver.value(window.toString("utf8", at, next), this.line);
    this.debt = Math.max(0, this.debt - (next - at));
    this.countLines(at, next);
    this.consumed = next;
    this.indent = null;
    return next;
  }

  /** Brackets that close nothing are one damage, however many. */
  private afterClosing(from: number): number {
    let at = from;
    while (this.window[at] === 93 || this.window[at] === 125) at++;
    return at;
  }

  private skipSeparators(from: number): number {
    let at = from;
    for (; isJsonBlank(this.window[at]) || this.window[at] === 44; at++) {
      const byte = this.window[at];
      if (byte === 10) {
        this.line++;
        this.indent = "";
      } else if (byte === 44 || (this.indent?.length ?? 0) >= MOST_INDENT) this.indent = null;
      else if (this.indent !== null) this.indent += String.fromCharCode(byte!);
    }
    return at;
  }

  /** Offset after the line end before the next line that opens an item; the end of the window where there is none. */
  private boundaryAfter(at: number): number {
    if (this.boundary <= at + 1) {
      const found = this.window.indexOf(this.opening, at);
      this.boundary = found === -1 ? this.window.length : found + 1;
    }
    return this.boundary;
  }

  /** Reports the item at `from` and finds the line where the next one opens. */
  private resync(from: number, end: boolean): number {
    const { window } = this;
    if (this.debt === 0) {
      this.debt = window.length - from;
      this.opening = `\n${this.indent ?? ""}{`;
    }
    const found = window.indexOf(this.opening, from);
    const reason = end ? "the object is never closed" : "the object is never closed or longer than 1 MiB";
    const next = found === -1 ? window.length : found + 1;
    this.receiver.broken(reason, this.line, window.subarray(from, next));
    this.countLines(from, next);
    this.consumed = next;
    this.indent = null;
    return found === -1 ? -1 : next;
  }

  private countLines(from: number, to: number): void {
    for (let at = this.window.indexOf(10, from); at !== -1 && at < to; at = this.window.indexOf(10, at + 1)) {
      this.line++;
    }
  }

  private tooLong(from: number, to: number): void {
    this.receiver.broken("the line is longer than 1 MiB", this.line, this.window.subarray(from, to));
  }
}
