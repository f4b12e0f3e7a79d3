import { InputError } from "../errors.js";
import type { Detection, DetectOptions, TimeKey } from "./detection.js";
import type { Field } from "./fields.js";
import { type Drafted, SampledTimes } from "./sampled-times.js";
import { mainTimeHeader, otherZones, zoneOf } from "./table-zone.js";
import { excerpt, nameKey } from "./text.js";
import { type TimeColumn, TimeObserver } from "./time/index.js";

export type TimeDecision = Pick<Detection, TimeKey> & { notes: string[]; question?: string };

const NO_TIMES: TimeDecision = {
  timeFields: [],
  timezone: null,
  timezoneFrom: "values",
  dateOrder: "none needed",
  dateOrderFrom: null,
  resolution: "none",
  notes: [],
};

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
  const samples = drafted.map((entry) => new SampledTimes(entry));
  const shapes = new Map<string, SampledTimes[]>();
  for (const sample of samples) {
    if (sample.entry.own?.dateOrder !== undefined) continue;
    const shape = shapeOf(sample.entry);
    shapes.set(shape, [...(shapes.get(shape) ?? []), sample]);
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
  return samples.map((sample) => {
    const { dateOrder, timezone = options.timezone } = sample.entry.own ?? {};
    const shape = shapeOf(sample.entry);
    const question = dateOrder === undefined ? questions.get(shape) : undefined;
    return question === undefined
      ? decisionOf(sample, dateOrder ?? orders.get(shape)!, { ...options, ...(timezone && { timezone }) })
      : { ...NO_TIMES, question };
  });
}

async function decideOrder(
  group: readonly SampledTimes[],
  options: DetectOptions,
): Promise<Detection["dateOrder"]> {
  if (group.every(({ fields }) => fields.length === 0)) return "none needed";
  if (options.dateOrder) return options.dateOrder;
  const first = group[0]!.entry;
  const known = first.draft.spec?.time?.order;
  let column = sampledTogether(group);
  if (column.order === "ambiguous" && !known) {
    const observer = new TimeObserver();
    for (const sample of group) await sample.observeAll(observer);
    column = observer.result();
  }
  if (column.order === "contradictory") throw contradiction(first, column);
  if (column.byDots && known) return known;
  if (column.order !== "ambiguous")
    return column.order === "none needed" ? (known ?? "none needed") : column.order;
  if (known) return known;
  throw ambiguity(first, column);
}

function sampledTogether(group: readonly SampledTimes[]): TimeColumn {
  const [first, ...others] = group;
  if (others.length === 0) return first!.column(first!.fields);
  const observer = new TimeObserver();
  for (const sample of group) sample.observe(sample.fields, observer);
  return observer.result();
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

/** Fields whose resolution limits the rules on speed. */
const HITS: ReadonlySet<Field> = new Set(["eventTime", "openTime", "clickTime", "conversionTime"]);

function decisionOf(
  sample: SampledTimes,
  dateOrder: Detection["dateOrder"],
  options: DetectOptions,
): TimeDecision {
  const { entry } = sample;
  const timeFields = sample.fields;
  if (timeFields.length === 0) return NO_TIMES;
  // A header and no rows: nothing is assumed of times that are not there.
  if (entry.table.info.sample.length === 0) return { ...NO_TIMES, timeFields };
  const column = sample.column(timeFields);
  const dayFields = timeFields.filter((field) => isOfDays(sample, field));
  const hits = sample.column(timeFields.filter((field) => HITS.has(field)));
  const seen = hits.kinds.length > 0 ? hits : column;
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
  const zone = zoneOf(entry.table, entry.draft, options, notes);
  return { ...decision, ...zone, ...otherZones(entry.draft, timeFields, zone, notes) };
}

/** Whether a column tells days and no time of day. */
function isOfDays(sample: SampledTimes, field: Field): boolean {
  const { kinds, resolution } = sample.column([field]);
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
