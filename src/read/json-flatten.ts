import { compact } from "./json-text.js";
import { MAX_COLUMNS } from "./limits.js";

/** Deeper objects stay JSON text: no export nests that far, and the walk is recursive. */
const MAX_DEPTH = 32;

/** A place in the objects seen so far; keys from data live in a Map, never as properties. */
interface Place {
  path: string;
  depth: number;
  column: number;
  listColumn: number;
  members: Map<string, Place>;
}

export class TooManyColumns extends Error {}

/**
 * Turns JSON objects into rows of text: one column per dotted path (`client-info.user-agent`), scalars as written
 * (numbers keep all their digits), arrays as JSON text in one column (`tags[]`), null as "". Columns are added in
 * order of first appearance.
 */
export class JsonColumns {
  readonly names: string[] = [];
  private readonly byName = new Map<string, number>();
  private readonly root: Place = place("", 0);
  private text = "";
  private at = 0;
  private cells: string[] = [];

  /**
   * @param text one JSON object, already known to be valid
   * @throws TooManyColumns
   */
  flatten(text: string): string[] {
    this.text = text;
    this.at = 0;
    this.cells = new Array<string>(this.names.length).fill("");
    this.skipBlanks();
    this.readObject(this.root);
    return this.cells;
  }

  private readValue(at: Place): void {
    const first = this.text[this.at];
    if (first === "{" && at.depth < MAX_DEPTH) this.readObject(at);
    else if (first === "[" || first === "{") this.put(this.listColumn(at), this.readNested());
    else this.put(this.column(at), first === '"' ? this.readString() : this.readPlain());
  }

  private readObject(at: Place): void {
    this.at++;
    for (;;) {
      this.skipBlanks();
      const next = this.text[this.at];
      if (next === "}") break;
      if (next === ",") {
        this.at++;
        continue;
      }
      const key = this.readString();
      this.skipBlanks();
      this.at++;
      this.skipBlanks();
      this.readValue(this.member(at, key));
    }
    this.at++;
  }

  private readString(): string {
    const start = this.at + 1;
    let end = this.text.indexOf('"', start);
    const plain = this.text.slice(start, end);
    // Looked for in the string alone: looking through the rest of the record for each string takes its length squared.
    const slash = plain.indexOf("\\");
    if (slash === -1) {
      this.at = end + 1;
      return plain;
    }
    end = start + slash;
    while (this.text[end] !== '"') end += this.text[end] === "\\" ? 2 : 1;
    this.at = end + 1;
    return JSON.parse(this.text.slice(start - 1, end + 1)) as string;
  }

  private readPlain(): string {
    const start = this.at;
    while (this.at < this.text.length && !ENDS_PLAIN.has(this.text[this.at]!)) this.at++;
    const value = this.text.slice(start, this.at);
    return value === "null" ? "" : value;
  }

  private readNested(): string {
    const start = this.at;
    let depth = 0;
    do {
      const next = this.text[this.at];
      if (next === '"') {
        this.readString();
        continue;
      }
      if (next === "{" || next === "[") depth++;
      else if (next === "}" || next === "]") depth--;
      this.at++;
    } while (depth > 0);
    return compact(this.text.slice(start, this.at));
  }

  private skipBlanks(): void {
    while (BLANKS.has(this.text[this.at]!)) this.at++;
  }

  private member(parent: Place, key: string): Place {
    let member = parent.members.get(key);
    if (member === undefined) {
      member = place(parent.path === "" ? key : `${parent.path}.${key}`, parent.depth + 1);
      parent.members.set(key, member);
    }
    return member;
  }

  private column(at: Place): number {
    if (at.column === -1) at.column = this.columnNamed(at.path);
    return at.column;
  }

  private listColumn(at: Place): number {
    if (at.listColumn === -1) at.listColumn = this.columnNamed(`${at.path}[]`);
    return at.listColumn;
  }

  private columnNamed(name: string): number {
    const known = this.byName.get(name);
    if (known !== undefined) return known;
    if (this.names.length >= MAX_COLUMNS) throw new TooManyColumns();
    this.byName.set(name, this.names.length);
    this.names.push(name);
    this.cells.push("");
    return this.names.length - 1;
  }

  private put(column: number, value: string): void {
    this.cells[column] = value;
  }
}

const BLANKS = new Set([" ", "\n", "\r", "\t"]);
const ENDS_PLAIN = new Set([",", "}", "]", " ", "\n", "\r", "\t"]);

function place(path: string, depth: number): Place {
  return { path, depth, column: -1, listColumn: -1, members: new Map() };
}
