import type { FormatSpec } from "./format.js";
import { headerKey } from "./text.js";

/** Records after the repairs of the format: the same cells, or those that its `expand` made of them. */
export interface Records {
  /** Header of the cells given to `each`; grows as new names turn up. */
  readonly header: readonly string[];
  /** Calls `use` once per record; the cells are reused. Returns how many there were. */
  each(cells: readonly string[], use: (cells: readonly string[]) => void): number;
}

/** Longer cells of nothing but blanks are no habit of any export. */
const MOST_BLANKS = 8;

export function recordsOf(header: readonly string[], spec: FormatSpec | undefined): Records {
  return spec?.expand ? new ExpandedRecords(header, spec) : new PlainRecords(header);
}

class PlainRecords implements Records {
  readonly header: readonly string[];

  constructor(header: readonly string[]) {
    this.header = header;
  }

  each(cells: readonly string[], use: (cells: readonly string[]) => void): number {
    use(cells);
    return 1;
  }
}

class ExpandedRecords implements Records {
  readonly header: string[] = [];
  readonly #source: readonly string[];
  readonly #expand: NonNullable<FormatSpec["expand"]>;
  /** Spelling of names as the format knows them: files may differ in case and blanks. */
  readonly #spelling: ReadonlyMap<string, string>;
  readonly #names: string[] = [];
  readonly #indices = new Map<string, number>();
  readonly #cells: string[] = [];

  constructor(source: readonly string[], spec: FormatSpec) {
    this.#source = source;
    this.#expand = spec.expand!;
    this.#spelling = spellingsOf(spec);
  }

  each(cells: readonly string[], use: (cells: readonly string[]) => void): number {
    const expanded = this.#expand(this.#recordOf(cells));
    for (const record of expanded) {
      this.#cells.fill("");
      for (const [name, text] of record) this.#cells[this.#indexOf(name)] = text;
      use(this.#cells);
    }
    return expanded.length;
  }

  #recordOf(cells: readonly string[]): Map<string, string> {
    for (let i = this.#names.length; i < this.#source.length; i++) {
      const written = this.#source[i]!;
      this.#names.push(this.#spelling.get(headerKey(written)) ?? written.trim());
    }
    const record = new Map<string, string>();
    for (let i = 0; i < cells.length; i++) {
      const name = this.#names[i];
      if (name !== undefined && !record.has(name)) record.set(name, filledOrNot(cells[i]!));
    }
    return record;
  }

  #indexOf(name: string): number {
    let index = this.#indices.get(name);
    if (index === undefined) {
      index = this.header.length;
      this.header.push(name);
      this.#cells.push("");
      this.#indices.set(name, index);
    }
    return index;
  }
}

/** Hooks ask whether a cell is empty, and blanks are. */
function filledOrNot(cell: string): string {
  return cell.length > MOST_BLANKS || cell.trim() !== "" ? cell : "";
}

function spellingsOf(spec: FormatSpec): Map<string, string> {
  const names = [...spec.signatures.flat(), ...Object.values(spec.columns).flat(), ...(spec.reads ?? [])];
  return new Map(names.map((name) => [headerKey(name), name]));
}
