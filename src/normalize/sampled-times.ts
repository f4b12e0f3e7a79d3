import type { Table } from "../domain/table.js";
import { Layout } from "./columns.js";
import type { Draft, TableOptions } from "./detection.js";
import type { Field } from "./fields.js";
import { recordsOf } from "./records.js";
import { type TimeColumn, TimeObserver } from "./time/index.js";
import { isTotals } from "./totals.js";

export interface Drafted {
  readonly table: Table;
  readonly draft: Draft;
  readonly own?: TableOptions | undefined;
}

/** The time columns of a table as its sample shows them: most questions are about the same ones, which are looked at once. */
export class SampledTimes {
  readonly entry: Drafted;
  /** All that matter to the role of the table. */
  readonly fields: readonly Field[];
  /** What the sample has in each of them. */
  private readonly texts: ReadonlyMap<Field, readonly string[]>;
  /** By the fields that hold something. */
  private readonly known = new Map<string, TimeColumn>();

  constructor(entry: Drafted) {
    this.entry = entry;
    this.fields = timeFieldsOf(entry.draft);
    this.texts = textsOf(entry, this.fields);
  }

  /** What some of its fields look like, taken for one column. */
  column(fields: readonly Field[]): TimeColumn {
    const filled = fields.filter((field) => this.texts.get(field)!.length > 0);
    const key = filled.join();
    let column = this.known.get(key);
    if (column === undefined) {
      const observer = new TimeObserver();
      this.observe(filled, observer);
      column = observer.result();
      this.known.set(key, column);
    }
    return column;
  }

  /** Shows an observer the cells of some of its fields. */
  observe(fields: readonly Field[], observer: TimeObserver): void {
    for (const field of fields) for (const text of this.texts.get(field)!) observer.observe(text);
  }

  /** Shows an observer the whole table. */
  async observeAll(observer: TimeObserver): Promise<void> {
    const read = timeReader(this.entry, this.fields, (_, text) => observer.observe(text));
    await this.entry.table.read({
      row: (cells, _line, _record, damage) => {
        if (damage === undefined) read(cells);
      },
      unreadable: () => {},
    });
  }
}

/** Times that matter to the rows of a role; times of other things stay unread. */
function timeFieldsOf(draft: Draft): Field[] {
  if (
    draft.role === "unknown" ||
    draft.role === "links" ||
    draft.role === "mx" ||
    draft.role === "subscribers"
  )
    return [];
  return (Object.keys(draft.sources) as Field[]).filter((field) => field.endsWith("Time"));
}

function textsOf(entry: Drafted, fields: readonly Field[]): Map<Field, string[]> {
  const texts = new Map(fields.map((field) => [field, [] as string[]]));
  const read = timeReader(entry, fields, (field, text) => texts.get(field)!.push(text));
  for (const row of entry.table.info.sample) read(row);
  return texts;
}

/** Gives every time cell of a record to `use`, after the repairs of the format. */
function timeReader(
  { table, draft }: Drafted,
  fields: readonly Field[],
  use: (field: Field, text: string) => void,
): (cells: readonly string[]) => void {
  const records = recordsOf(table.info.header, draft.spec);
  const layout = new Layout(records.header, draft.sources);
  const columns = fields.map((field) => ({ field, column: layout.column(field) }));
  const visit = (cells: readonly string[]): void => {
    layout.refresh();
    for (const { field, column } of columns) {
      const text = column.read(cells);
      if (text !== "") use(field, text);
    }
  };
  // "Total" stands where the next rows have dates, and its sums below their times.
  return (cells) => void (isTotals(cells) || records.each(cells, visit));
}
