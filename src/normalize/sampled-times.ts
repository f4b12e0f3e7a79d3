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

/** The time columns of a table as its sample shows them: most questions are about the same ones, which are read once. */
export class SampledTimes {
  readonly entry: Drafted;
  /** All that matter to the role of the table. */
  readonly fields: readonly Field[];
  private readonly known = new Map<string, TimeColumn>();

  constructor(entry: Drafted) {
    this.entry = entry;
    this.fields = timeFieldsOf(entry.draft);
  }

  /** What some of its fields look like, taken for one column. */
  column(fields: readonly Field[]): TimeColumn {
    const key = fields.join();
    let column = this.known.get(key);
    if (column === undefined) {
      const observer = new TimeObserver();
      this.observe(fields, observer);
      column = observer.result();
      this.known.set(key, column);
    }
    return column;
  }

  /** Shows an observer the cells of some of its fields. */
  observe(fields: readonly Field[], observer: TimeObserver): void {
    const read = timeReader(this.entry, fields, observer);
    for (const row of this.entry.table.info.sample) read(row);
  }

  /** Shows an observer the whole table. */
  async observeAll(observer: TimeObserver): Promise<void> {
    const read = timeReader(this.entry, this.fields, observer);
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

/** Shows every time cell of a record to an observer, after the repairs of the format. */
function timeReader(
  { table, draft }: Drafted,
  fields: readonly Field[],
  observer: TimeObserver,
): (cells: readonly string[]) => void {
  const records = recordsOf(table.info.header, draft.spec);
  const layout = new Layout(records.header, draft.sources);
  const columns = fields.map((field) => layout.column(field));
  const visit = (cells: readonly string[]): void => {
    layout.refresh();
    for (const column of columns) {
      const text = column.read(cells);
      if (text !== "") observer.observe(text);
    }
  };
  // "Total" stands where the next rows have dates, and its sums below their times.
  return (cells) => void (isTotals(cells) || records.each(cells, visit));
}
