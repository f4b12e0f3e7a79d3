import { nameKey } from "./text.js";

/** Texts that exports write for "nothing" (Brevo NA, Marketo null, MySQL \N, spreadsheets #N/A). */
const NULLS: ReadonlySet<string> = new Set(
  [
    "NA",
    "N/A",
    "n/a",
    "na",
    "null",
    "NULL",
    "Null",
    "-",
    "--",
    "\u2013",
    "\u2014",
    "None",
    "none",
    "nil",
    "NaN",
    "nan",
  ].concat(["\\N", "(null)", "(none)", "#N/A", "undefined", "not set", "(not set)"]),
);
export const LONGEST_NULL = 9;

/** Code units that such a text begins with: one look spares nearly every cell the look-up. */
export const NULL_STARTS: ReadonlySet<number> = new Set([...NULLS].map((text) => text.charCodeAt(0)));

/** Whether a trimmed cell means nothing. */
export function isNothing(text: string): boolean {
  if (text.length === 0) return true;
  return text.length <= LONGEST_NULL && NULL_STARTS.has(text.charCodeAt(0)) && NULLS.has(text);
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));
/** English, German, French, Spanish and Portuguese, Dutch, Italian; x and a tick are spreadsheet habits. */
const TRUE = words(
  "true t yes y 1 on ja j wahr oui o vrai si s sim verdadero verdadeiro waar vero x \u2713 \u2714 \u2611",
);
const FALSE = words("false f no n 0 off nein falsch non faux nao falso onwaar nee \u2717 \u2718 \u2610");
const LONGEST_FLAG = 12;

/** Reads yes and no in their many dresses; a count above 0 is a yes. Undefined: neither, as below 0 and beyond all numbers. */
export function parseFlag(text: string): boolean | undefined {
  if (isNothing(text)) return false;
  if (text.length > LONGEST_FLAG) return undefined;
  const plain = text.toLowerCase();
  if (TRUE.has(plain)) return true;
  if (FALSE.has(plain)) return false;
  const count = parseNumber(text);
  if (!Number.isNaN(count)) return count >= 0 && Number.isFinite(count) ? count > 0 : undefined;
  const key = nameKey(text);
  return TRUE.has(key) ? true : FALSE.has(key) ? false : undefined;
}

const CURRENCY = /^(?:\p{Sc}|[A-Za-z]{1,3}(?![A-Za-z]))\s*|\s*(?:\p{Sc}|[A-Za-z]{1,3})\s*$/gu;
const SPACES = /[\s\u00a0\u202f']/g;
const PLAIN = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
const COMMA_GROUPS = /^[1-9]\d{0,2}(?:,\d{3})+$/;
const POINT_GROUPS = /^[1-9]\d{0,2}(?:\.\d{3})+$/;
const LONGEST_NUMBER = 40;

/**
 * Reads a number as people and platforms write it: `1,234.50`, `1.234,50`, `EUR 12,90`, `(5.00)`, `9.6 %` (-> 0.096).
 * A lone comma before exactly three digits groups thousands; a lone point is a decimal point. NaN: no number.
 */
export function parseNumber(text: string): number {
  let rest = text.trim();
  if (rest.length === 0 || rest.length > LONGEST_NUMBER) return Number.NaN;
  if (PLAIN.test(rest)) return Number(rest);
  const bracketed = rest.startsWith("(") && rest.endsWith(")");
  if (bracketed) rest = rest.slice(1, -1);
  const percent = rest.endsWith("%");
  if (percent) rest = rest.slice(0, -1);
  rest = rest.replace("\u2212", "-").replace(CURRENCY, "").replace(SPACES, "");
  const negative = rest.startsWith("-") || rest.endsWith("-");
  rest = rest.replace(/^[+-]|-$/g, "").replace(CURRENCY, "");
  const value = withPoint(rest) / (percent ? 100 : 1);
  return bracketed || negative ? -value : value;
}

/** Drops thousands separators and turns a decimal comma into a point. */
function withPoint(text: string): number {
  if (!/^\d[\d.,]*$/.test(text)) return Number.NaN;
  const comma = text.lastIndexOf(",");
  const point = text.lastIndexOf(".");
  if (comma >= 0 && point >= 0) {
    return Number(comma > point ? text.replaceAll(".", "").replace(",", ".") : text.replaceAll(",", ""));
  }
  if (COMMA_GROUPS.test(text)) return Number(text.replaceAll(",", ""));
  if (POINT_GROUPS.test(text) && text.indexOf(".") !== point) return Number(text.replaceAll(".", ""));
  return Number(text.replace(",", "."));
}

/** Reads a count of hits or people: whole, not negative; `1.234` groups thousands here. NaN: none. */
export function parseCount(text: string): number {
  const trimmed = text.trim();
  const value = POINT_GROUPS.test(trimmed) ? Number(trimmed.replaceAll(".", "")) : parseNumber(trimmed);
  return Number.isInteger(value) && value >= 0 ? value : Number.NaN;
}
