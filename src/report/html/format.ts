import type { Measure } from "../../domain/report.js";
import * as words from "../words.js";

export { plural, sentence } from "../words.js";

/** Thin enough not to break a figure from its unit at a line end. */
const NBSP = "\u00a0";
const NONE = "–";

/** Whole number with commas, or a dash. */
export function count(n: number | null): string {
  return n === null || !Number.isFinite(n) ? NONE : words.count(n);
}

/** Fraction as per cent: `4.4 %`; below 0.1 % with one more digit, so that a small rate is not shown as none. */
export function percent(fraction: number | null): string {
  if (fraction === null || !Number.isFinite(fraction)) return NONE;
  const p = fraction * 100;
  if (p === 0 || p === 100) return `${p}${NBSP}%`;
  return `${p.toFixed(Math.abs(p) < 0.1 ? 2 : 1)}${NBSP}%`;
}

/** A rate on an axis: `5 %`, `2.5 %`. */
export function tickPercent(fraction: number): string {
  return percent(fraction).replace(/\.0(?=\D)/, "");
}

/** Keeps a figure and its unit of time on one line. */
export function units(text: string): string {
  return text.replace(/(\d) (?=(?:s|min|h|days?)\b)/g, `$1${NBSP}`);
}

/** Certainty as per cent that never claims to be complete: `99.9 %` at most. */
export function certainty(probability: number): string {
  return `${Math.min(99.9, Math.max(0.1, probability * 100)).toFixed(1)}${NBSP}%`;
}

/** `4.2 to 4.7 %`, or a dash when there is no range. */
export function range(measure: Measure, show: (n: number | null) => string): string {
  return measure.low === null || measure.high === null ? NONE : words.range(measure, show);
}

/** `2026-03-10 08:00 UTC` from ISO 8601; only the day with `dayOnly`. Text that is no ISO time is left as it is. */
export function moment(iso: string | null, dayOnly = false): string {
  if (iso === null) return NONE;
  const text = words.moment(iso);
  return dayOnly && text !== iso ? iso.slice(0, 10) : text;
}

/** First letter in upper case, for sentences that come from data in lower case. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
