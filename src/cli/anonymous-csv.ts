import { forCsv, fromCsv } from "../report/neutralize.js";
import type { Disguise } from "./disguise.js";
import { type Personal, personalOf } from "./personal.js";

/**
 * Makes the cells of a CSV text anonymous while it streams by in pieces. Reads what this program writes: a header, commas, doubled
 * quotes. Columns that name people become tokens whole; in all others, addresses and what links carry are replaced.
 */
export class AnonymousCsv {
  readonly #people: Disguise;
  #held = "";
  /** What each column says about people; null before the header. */
  #columns: Personal[] | null = null;

  constructor(people: Disguise) {
    this.#people = people;
  }

  /** Takes a piece, gives back what is complete. */
  push(piece: string): string {
    const text = this.#held + piece;
    const end = endOfRecords(text);
    this.#held = text.slice(end);
    return this.#records(text.slice(0, end));
  }

  /** The rest: a last record without a line end. */
  end(): string {
    const rest = this.#records(this.#held);
    this.#held = "";
    return rest;
  }

  #records(text: string): string {
    let result = "";
    let column = 0;
    let header: Personal[] = [];
    for (const [, cell, end] of text.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/g)) {
      if (cell === "" && end === "") break;
      if (this.#columns === null) header.push(personalOf(written(cell!)));
      result += this.#cell(cell!, this.#columns?.[column] ?? null) + end;
      column++;
      if (end === ",") continue;
      this.#columns ??= header;
      header = [];
      column = 0;
    }
    return result;
  }

  #cell(cell: string, personal: Personal): string {
    const isPlain = personal === null && !/[@.%/]/.test(cell);
    if (cell === "" || isPlain) return cell;
    // The formula guard puts an apostrophe before addresses such as +tag@x.example; the person is the same.
    const value = fromCsv(written(cell));
    const hidden = this.#people.cell(value, personal ?? (isAddress(value.trim()) ? "person" : null));
    if (hidden === value) return cell;
    const inert = forCsv(hidden);
    return cell.startsWith('"') || /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
  }
}

function written(cell: string): string {
  return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

/** One @, something on both sides, no blank, nothing of a link: the whole cell is an address, whatever characters it has. */
function isAddress(text: string): boolean {
  const at = text.indexOf("@");
  return (
    at > 0 &&
    at < text.length - 1 &&
    text.indexOf("@", at + 1) < 0 &&
    text.length <= 320 &&
    !/\s|:\/\//.test(text)
  );
}

/** Index after the last line end that is outside quotes. */
function endOfRecords(text: string): number {
  let end = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22) quoted = !quoted;
    else if (code === 0x0a && !quoted) end = i + 1;
  }
  return end;
}
