import { fromCsv } from "../report/neutralize.js";
import type { Disguise } from "./disguise.js";

/**
 * Makes the cells of a CSV text anonymous while it streams by in pieces. Reads what this program writes: commas, doubled quotes. A
 * cell that is an address as a whole becomes its token; addresses inside other cells (links, names) are replaced too.
 */
export class AnonymousCsv {
  readonly #people: Disguise;
  #held = "";

  constructor(people: Disguise) {
    this.#people = people;
  }

  /** Takes a piece, gives back what is complete. */
  push(piece: string): string {
    const text = this.#held + piece;
    const end = endOfRecords(text);
    this.#held = text.slice(end);
    return this.#cells(text.slice(0, end));
  }

  /** The rest: a last record without a line end. */
  end(): string {
    const rest = this.#cells(this.#held);
    this.#held = "";
    return rest;
  }

  #cells(text: string): string {
    return text.replace(/"(?:[^"]|"")*"|[^",\r\n]+/g, (cell) => {
      if (!cell.includes("@") && !cell.includes(".") && !cell.includes("%40")) return cell;
      const quoted = cell.startsWith('"');
      const value = quoted ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      const hidden = this.#cell(value);
      if (hidden === value) return cell;
      return quoted || /[",\r\n]/.test(hidden) ? `"${hidden.replaceAll('"', '""')}"` : hidden;
    });
  }

  #cell(value: string): string {
    // The formula guard puts an apostrophe before addresses such as +tag@x.example; the person is the same.
    const bare = fromCsv(value).trim();
    return isAddress(bare) ? this.#people.subscriber(bare) : this.#people.text(value);
  }
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
