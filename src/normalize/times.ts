import type { Table } from "../domain/table.js";
import { InputError } from "../errors.js";
import { Layout } from "./columns.js";
import type { Detection, DetectOptions, Draft, TableOptions } from "./detection.js";
import type { Field } from "./fields.js";
import { recordsOf } from "./records.js";
import { mainTimeHeader, zoneOf } from "./table-zone.js";
import { excerpt, nameKey } from "./text.js";
import { type TimeColumn, TimeObserver } from "./time/index.js";
import { isTotals } from "./totals.js";

export type TimeDecision = Pick<
  Detection,
  "timeFields" | "dayFields" | "timezone" | "timezoneFrom" | "dateOrder" | "dateOrderFrom" | "resolution"
> & { notes: string[]; question?: string };

export interface Drafted {
  readonly table: Table;
  readonly draft: Draft;
  readonly own?: TableOptions | undefined;
}

const NO_TIMES: TimeDecision = {
  timeFields: [],
  timezone: null,
  timezoneFrom: "values",
  dateOrder: "none needed",
  dateOrderFrom: null,
  resolution: "none",
  notes: [],
};

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

/** Tables of one shape share their date order: exports of one account are written alike. */
function shapeOf({ table, draft }: Drafted): string {
  if (draft.format !== "generic") return `${draft.format}\n${draft.role}`;
  return ["generic", draft.role, ...table.info.header.map(nameKey).sort()].join("\n");
}

/**
 * Decides zone, date order and resolution of every table; the order once per shape over all its files.
 * @throws InputError when the order cannot be told, or when no order fits
 */
export async function decideTimes(
  drafted: readonly Drafted[],
  options: DetectOptions,
): Promise<TimeDecision[]> {
  const shapes = new Map<string, Drafted[]>();
  for (const entry of drafted) {
    if (entry.own?.dateOrder !== undefined) continue;
    const shape = shapeOf(entry);
    shapes.set(shape, [...(shapes.get(shape) ?? []), entry]);
  }
  const orders = new Map<string, Detection["dateOrder"]>();
  const questions = new Map<string, string>();
  for (const [shape, group] of shapes) {
    try {
      orders.set(shape, await decideOrder(group, options));
    } catch (error) {
      if (!options.lenient || !(error instanceof InputError)) throw error;
      questions.set(shape, [error.message, error.hint].join("; "));
    }
  }
  return drafted.map((entry) => {
    const { dateOrder, timezone = options.timezone } = entry.own ?? {};
    const shape = shapeOf(entry);
    const question = dateOrder === undefined ? questions.get(shape) : undefined;
    return question === undefined
      ? decisionOf(entry, dateOrder ?? orders.get(shape)!, { ...options, ...(timezone && { timezone }) })
      : { ...NO_TIMES, question };
  });
}

async function decideOrder(
  group: readonly Drafted[],
  options: DetectOptions,
): Promise<Detection["dateOrder"]> {
  const fields = group.flatMap(({ draft }) => timeFieldsOf(draft));
  if (fields.length === 0) return "none needed";
  if (options.dateOrder) return options.dateOrder;
  const known = group[0]!.draft.spec?.time?.order;
  let observer = new TimeObserver();
  for (const entry of group) observeSample(entry, observer);
  let column = observer.result();
  if (column.order === "ambiguous" && !known) {
    observer = new TimeObserver();
    for (const entry of group) await observeAll(entry, observer);
    column = observer.result();
  }
  if (column.order === "contradictory") throw contradiction(group[0]!, column);
  if (column.byDots && known) return known;
  if (column.order !== "ambiguous")
    return column.order === "none needed" ? (known ?? "none needed") : column.order;
  if (known) return known;
  throw ambiguity(group[0]!, column);
}

function ambiguity({ table, draft }: Drafted, { readings }: TimeColumn): InputError {
  const { text, ...dates } = readings ?? { text: "" };
  const both = Object.entries(dates).map(([order, date]) => `${date} (${order})`);
  return new InputError(
    `the order of day and month cannot be told: "${excerpt(text)}" is ${both.join(" or ")}`,
    {
      file: table.info.path,
      field: mainTimeHeader(draft),
      hint: `say which with ${Object.keys(dates)
        .map((order) => `--date-order ${order}`)
        .join(" or ")}`,
    },
  );
}

function contradiction({ table, draft }: Drafted, { examples }: TimeColumn): InputError {
  const sides = Object.entries(examples).map(([order, text]) => `"${excerpt(text)}" needs ${order}`);
  return new InputError(`dates are written in different orders: ${sides.join(", ")}`, {
    file: table.info.path,
    field: mainTimeHeader(draft),
    hint: "export the files alike, or choose one with --date-order; rows that do not fit it are then rejected",
  });
}

type Use = (text: string) => void;

/** Gives every time cell of a record to `use`, after the repairs of the format. */
function timeReader(
  { table, draft }: Drafted,
  only: (field: Field) => boolean,
  use: Use,
): (cells: readonly string[]) => void {
  const records = recordsOf(table.info.header, draft.spec);
  const layout = new Layout(records.header, draft.sources);
  const columns = timeFieldsOf(draft)
    .filter(only)
    .map((field) => layout.column(field));
  const visit = (cells: readonly string[]): void => {
    layout.refresh();
    for (const column of columns) {
      const text = column.read(cells);
      if (text !== "") use(text);
    }
  };
  // "Total" stands where the next rows have dates, and its sums below their times.
  return (cells) => void (isTotals(cells) || records.each(cells, visit));
}

function observeSample(
  entry: Drafted,
  observer: TimeObserver,
  only: (field: Field) => boolean = () => true,
): void {
  const read = timeReader(entry, only, (text) => observer.observe(text));
  for (const row of entry.table.info.sample) read(row);
}

async function observeAll(entry: Drafted, observer: TimeObserver): Promise<void> {
  const read = timeReader(
    entry,
    () => true,
    (text) => observer.observe(text),
  );
  await entry.table.read({
    row: (cells, _line, _record, damage) => {
      if (damage === undefined) read(cells);
    },
    unreadable: () => {},
  });
}

/** Fields whose resolution limits the rules on speed. */
const HITS: ReadonlySet<Field> = new Set(["eventTime", "openTime", "clickTime", "conversionTime"]);

function decisionOf(entry: Drafted, dateOrder: Detection["dateOrder"], options: DetectOptions): TimeDecision {
  const timeFields = timeFieldsOf(entry.draft);
  if (timeFields.length === 0) return NO_TIMES;
  // A header and no rows: nothing is assumed of times that are not there.
  if (entry.table.info.sample.length === 0) return { ...NO_TIMES, timeFields };
  const all = new TimeObserver();
  observeSample(entry, all);
  const hits = new TimeObserver();
  observeSample(entry, hits, (field) => HITS.has(field));
  const column = all.result();
  const dayFields = timeFields.filter((field) => isOfDays(entry, field));
  const seen = hits.result().kinds.length > 0 ? hits.result() : column;
  // A table without times has no clock that could be a coarse one.
  const resolution: TimeDecision["resolution"] = seen.kinds.length > 0 ? seen.resolution : "none";
  const notes = noteOn(column);
  const decision = {
    timeFields,
    dayFields,
    dateOrder,
    dateOrderFrom: dateOrder === "none needed" ? null : orderFrom(entry, column, dateOrder, options),
    resolution,
    notes,
  };
  if (column.kinds.length > 0 && column.hasZone === "all")
    return { ...decision, timezone: null, timezoneFrom: "values" };
  return { ...decision, ...zoneOf(entry.draft, options, notes) };
}

/** Whether a column tells days and no time of day. */
function isOfDays(entry: Drafted, field: Field): boolean {
  const observer = new TimeObserver();
  observeSample(entry, observer, (other) => other === field);
  const { kinds, resolution } = observer.result();
  return kinds.length > 0 && resolution === "day";
}

function orderFrom(
  { draft }: Drafted,
  { order, byDots }: TimeColumn,
  used: Detection["dateOrder"],
  options: DetectOptions,
): Detection["dateOrderFrom"] {
  if (options.dateOrder) return "option";
  const open = order === "none needed" || order === "ambiguous" || byDots;
  return open && draft.spec?.time?.order ? "format" : byDots && used === "dmy" ? "dots" : "values";
}

function noteOn({ kinds, share, hasZone }: TimeColumn): string[] {
  const notes: string[] = [];
  if (kinds.length > 0 && share < 0.9)
    notes.push(`only ${Math.round(share * 100)} % of the times could be read`);
  if (hasZone === "some") notes.push("some times name their zone, others do not");
  return notes;
}
