import type { Field } from "./fields.js";
import { headerKey } from "./text.js";
import { isNothing } from "./values.js";

/** Field -> headers that hold it, in order of preference. */
export type Sources = Partial<Record<Field, readonly string[]>>;

/** Where one field is found in the cells of a record. */
export class Column {
  /** Index of the first header, -1 when the table has none. */
  index = -1;
  /** Further columns, asked while the ones before are empty. */
  others: readonly number[] = [];
  /** Index of the column with the time of day of a day; -1 when the times are whole. */
  clock = -1;
  /** Whether counts in it are written with decimals. */
  decimals = false;
  /** Header as written, for messages. */
  header = "";

  get present(): boolean {
    return this.index >= 0;
  }

  /** The trimmed value; "" when there is none, or when the cell says that there is none. */
  read(cells: readonly string[]): string {
    if (this.index < 0) return "";
    const text = (cells[this.index] ?? "").trim();
    if (!isNothing(text)) return this.clock < 0 ? text : this.withClock(text, cells);
    return this.others.length === 0 ? "" : this.readOthers(cells);
  }

  private withClock(day: string, cells: readonly string[]): string {
    const clock = (cells[this.clock] ?? "").trim();
    return isNothing(clock) ? day : `${day} ${clock}`;
  }

  /** The value as written, for names that are taken verbatim; "" when it is blank. */
  verbatim(cells: readonly string[], nulls: ReadonlySet<string>): string {
    if (this.index < 0) return "";
    const text = cells[this.index] ?? "";
    if (isName(text, nulls)) return text;
    for (const index of this.others) {
      const other = cells[index] ?? "";
      if (isName(other, nulls)) return other;
    }
    return "";
  }

  private readOthers(cells: readonly string[]): string {
    for (const index of this.others) {
      const text = (cells[index] ?? "").trim();
      if (!isNothing(text)) return text;
    }
    return "";
  }
}

function isName(text: string, nulls: ReadonlySet<string>): boolean {
  return text !== "" && text.trim() !== "" && (nulls.size === 0 || !nulls.has(text.trim()));
}

/** Finds the columns of a table and keeps up with headers that grow while a JSON file is read. */
export class Layout {
  readonly header: readonly string[];
  readonly #sources: Sources;
  readonly #columns = new Map<Field, Column>();
  #width = -1;

  constructor(header: readonly string[], sources: Sources) {
    this.header = header;
    this.#sources = sources;
  }

  column(field: Field): Column {
    let column = this.#columns.get(field);
    if (!column) {
      column = new Column();
      this.#columns.set(field, column);
      this.#width = -1;
    }
    return column;
  }

  /** Looks the columns up again when the header has grown; cheap when it has not. */
  refresh(): void {
    if (this.#width === this.header.length) return;
    this.#width = this.header.length;
    const indices = indexOfHeaders(this.header);
    const clock = this.#sources.timeOfDay?.[0];
    const timed = clock === undefined ? undefined : mainTime(this.#sources);
    for (const [field, column] of this.#columns) {
      if (field === timed) column.clock = indices.get(headerKey(clock!)) ?? -1;
      const found = (this.#sources[field] ?? [])
        .map((name) => indices.get(headerKey(name)))
        .filter((index) => index !== undefined);
      column.index = found[0] ?? -1;
      column.others = found.slice(1);
      column.header =
        found[0] === undefined ? (this.#sources[field]?.[0] ?? "") : this.header[found[0]]!.trim();
    }
  }
}

/** The time that a table is about, which a time of day completes. */
const MAIN_TIMES = ["eventTime", "conversionTime", "clickTime", "openTime", "sendTime"] as const;

export function mainTime(sources: Partial<Record<Field, unknown>>): Field | undefined {
  return MAIN_TIMES.find((field) => sources[field] !== undefined);
}

/** Header key -> index of the first column of that name; `#3` is the third column, where no header is called so. */
export function indexOfHeaders(header: readonly string[]): Map<string, number> {
  const indices = new Map<string, number>();
  const repeated: number[] = [];
  header.forEach((name, index) => {
    const key = headerKey(name);
    if (indices.has(key)) repeated.push(index);
    else indices.set(key, index);
  });
  if (repeated.length === 0) return indices;
  for (let index = 0; index < header.length; index++) {
    const number = columnNumber(index);
    if (!indices.has(number)) indices.set(number, index);
  }
  return indices;
}

/** What names a column whose header stands there twice, as `--map` takes it. */
export function columnNumber(index: number): string {
  return `#${index + 1}`;
}

/** How to name a column: by its header, unless an earlier column has the same. */
export function sourceName(header: readonly string[], index: number): string {
  const key = headerKey(header[index]!);
  const first = header.findIndex((name) => headerKey(name) === key);
  return first === index ? header[index]! : columnNumber(index);
}
