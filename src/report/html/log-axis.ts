import { scaleLog } from "d3-scale";

const SECONDS: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600, day: 86_400, days: 86_400 };
/** The axis ends where hardly any click is left; the first and the last bucket are open. */
const FIRST = 1;
const LAST = 14 * 86_400;
/** Part of the axis for what came before zero, which has no place on a logarithmic one, and the gap after it. */
const BEFORE_PART = 0.085;
const GAP_PART = 0.02;

export interface Span {
  from: number;
  to: number;
}

/** Where a bar stands, and the text at its left edge; the first one has its text under it. */
export interface Band extends Span {
  edge: string;
}

/**
 * Places of delay buckets on a logarithmic axis of time. Null when a name says no span, such as one of a later version.
 * @param names "before delivery", "under 10 s", "10 s to 1 min", "1 to 5 min", "over 3 days", in order
 */
export function logBands(names: readonly string[], [left, right]: [number, number]): Band[] | null {
  const width = right - left;
  const hasBefore = names[0]?.startsWith("before") === true;
  const start = hasBefore ? left + width * (BEFORE_PART + GAP_PART) : left;
  const x = scaleLog([FIRST, LAST], [start, right]);
  const bands: Band[] = [];
  for (const [at, name] of names.entries()) {
    if (at === 0 && hasBefore) {
      bands.push({ from: left, to: left + width * BEFORE_PART, edge: "" });
      continue;
    }
    const span = spanOf(name);
    if (span === null) return null;
    bands.push({
      from: x(span.from),
      to: x(span.to),
      edge: at === (hasBefore ? 1 : 0) ? "" : edgeOf(span.from),
    });
  }
  return bands;
}

/** Seconds from and to. */
export function spanOf(name: string): Span | null {
  const found = /^(?:(under|over) )?(\d+)(?: (s|min|h|days?))?(?: to (\d+) (s|min|h|days?))?$/.exec(name);
  if (found === null) return null;
  const [, side, first, ownUnit, second, lastUnit] = found;
  const unit = SECONDS[ownUnit ?? lastUnit ?? ""];
  if (unit === undefined) return null;
  const from = Number(first) * unit;
  if (side === "under") return { from: FIRST, to: from };
  if (side === "over") return { from, to: LAST };
  return second === undefined ? null : { from, to: Number(second) * SECONDS[lastUnit!]! };
}

function edgeOf(seconds: number): string {
  const [unit, size] =
    seconds >= 86_400
      ? ["day", 86_400]
      : seconds >= 3600
        ? ["h", 3600]
        : seconds >= 60
          ? ["min", 60]
          : ["s", 1];
  const n = Math.round(seconds / (size as number));
  return `${n}\u00a0${unit === "day" && n !== 1 ? "days" : unit}`;
}
