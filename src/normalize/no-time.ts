import { nameKey } from "./text.js";
import { isNothing } from "./values.js";

/** Zero dates of databases and spreadsheets, year one and 1970 at midnight: what is written where there is no time. */
const ZERO =
  /^(?:0{4}[-/.]0{1,2}[-/.]0{1,2}|0{1,2}[-/.]0{1,2}[-/.]0{4}|0001[-/.]01[-/.]01|0?1[-/.]0?1[-/.]0001|1970[-/.]01[-/.]01|0?1[-/.]0?1[-/.]1970|0?1[-/.]0{1,2}[-/.]1900|1900[-/.]01[-/.]0{1,2})(?:[ T]+(?:00?:00|12:00)(?::00(?:[.,]0+)?)?(?: ?am)?)?\s*(?:z|utc|gmt|[+-]00:?00)?$/i;
/** "Never", "No", "Niet geopend", "Not clicked yet": a denial, in the languages of the headers. */
const DENIAL =
  /^(?:never|no|not|nie|niemals|nein|nicht|noch nicht|jamais|non|pas|nunca|mai|nooit|nee|niet|nao|false|0)(?:\s[\p{L}\s']{1,30})?$/u;
const LONGEST = 40;

/** Whether a cell of a column of times says that what the column tells of has not happened. */
export function isNoTime(text: string): boolean {
  if (isNothing(text)) return true;
  if (text.length > LONGEST) return false;
  if (ZERO.test(text)) return true;
  // A time has a digit, but for the names of months.
  const [first = ""] = text.split(/\s/u, 1);
  return DENIAL.test(`${nameKey(first)}${text.slice(first.length)}`.toLowerCase());
}
