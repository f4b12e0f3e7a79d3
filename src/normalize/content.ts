import { countryCode } from "./countries.js";
import { eventPhrase, eventWord } from "./event-words.js";
import { isNoTime } from "./no-time.js";
import { isZone, TimeObserver } from "./time/index.js";
import { isNothing, parseFlag, parseNumber } from "./values.js";

/** What the cells of one column look like: shares of the cells that hold something, 0 to 1. */
export interface ColumnContent {
  /** Cells that hold something. */
  readonly filled: number;
  /** Share of all sampled cells that hold something. */
  readonly fill: number;
  /** Distinct values among the filled cells. */
  readonly distinct: number;
  readonly address: number;
  readonly time: number;
  /** Whether the times are days: their time of day may stand in a column of its own. */
  readonly dayOnly: boolean;
  /** Times of day without a date. */
  readonly clock: number;
  /** Numbers that a spreadsheet would write for the days from 1954 to 2119, and days of the year: only a name tells them from counts and ids. */
  readonly serial: number;
  readonly url: number;
  readonly ip: number;
  readonly userAgent: number;
  /** Those of well-known browsers and programs alone: cells that need no name to be known. */
  readonly browser: number;
  readonly eventWord: number;
  /** The same with phrases that hold an event word: enough only where the header says that the column has them. */
  readonly eventPhrase: number;
  /** Kinds of events that these words and phrases name. */
  readonly phraseKinds: number;
  /** Words for what people do after the mail: orders, forms, replies, visits. */
  readonly followUp: number;
  readonly number: number;
  readonly flag: number;
  readonly country: number;
  readonly zone: number;
  readonly host: number;
}

const FOLLOW_UP: ReadonlySet<string> = new Set(["conversion", "form", "visit", "reply"]);
const ADDRESS = /^\W?(?:[^@<]{0,100}<)?[^\s@]{1,64}@[\p{L}\p{N}.-]{1,255}(?![\p{L}\p{N}_.-])/u;
const URL = /^(?:https?:\/\/|www\.|mailto:|tel:)\S/i;
const IPV4 = /^(?:\d{1,3}\.){3}(?:\d{1,3}|x{1,3}|\*)$/;
/** Eight groups, or fewer with one `::`: times of day have two colons, too. */
const IPV6 =
  /^(?:(?=.*::)[0-9a-f:]{2,39}|(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?=.*::)[0-9a-f:]{2,30}(?:\d{1,3}\.){3}\d{1,3})$/i;
const BROWSER =
  /^(?:mozilla|opera|dalvik|outlook|microsoft office|curl|wget|python|java|go-http|okhttp|apache|googleimageproxy|yahoomailproxy)\b.*[\d(]/i;
/** A product and its version, as programs name themselves; so are sizes written (EU/36). */
const PRODUCT = /^[a-z][\w.-]{1,39}\/\d[\w.]*(?:\s|$)/i;
const CLOCK = /^\d{1,2}[:.h]\d{2}(?:[:.m]\d{2}(?:[.,]\d{1,9})?)?\s*(?:[ap]\.?m\.?|uhr|s)?$/i;
const SERIAL = /^[2-7]\d{4}(?:[.,]\d{1,15})?$/;
/** 2026-152 and 2026152, the days of ISO 8601 without a month: invoices are numbered so, too. */
const DAY_OF_YEAR = /^(?:19|20)\d\d-?[0-3]\d\d$/;
const HOST = /^(?=.{4,253}$)(?:[a-z0-9_-]{1,63}\.)+[a-z][a-z0-9-]{1,62}\.?$/i;
/** Bare numbers below this are counts or ids, not times: seconds since 1970 passed it in 1973. */
const SMALLEST_EPOCH = 100_000_000;
const LONGEST_LOOK = 600;

/** The different values of a column with how often they occur, and how many cells hold one. */
function filledCells(
  rows: readonly (readonly string[])[],
  column: number,
): { counts: Map<string, number>; filled: number } {
  const counts = new Map<string, number>();
  let filled = 0;
  for (const row of rows) {
    const text = (row[column] ?? "").trim();
    if (isNothing(text)) continue;
    filled++;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return { counts, filled };
}

/** Looks at one column of a sample: each value once, since some columns have few. */
export function contentOf(rows: readonly (readonly string[])[], column: number): ColumnContent {
  const observer = new TimeObserver();
  const kinds = new Set<string>();
  const { counts, filled } = filledCells(rows, column);
  const hits = {
    address: 0,
    url: 0,
    ip: 0,
    userAgent: 0,
    browser: 0,
    noTime: 0,
    zero: 0,
    eventWord: 0,
    eventPhrase: 0,
    followUp: 0,
    number: 0,
    flag: 0,
    country: 0,
    zone: 0,
    host: 0,
    small: 0,
    clock: 0,
    serial: 0,
    wholeDays: 0,
  };
  for (const [text, times] of counts) {
    const look = text.length > LONGEST_LOOK ? text.slice(0, LONGEST_LOOK) : text;
    const number = parseNumber(look);
    const isWord = Number.isNaN(number) && isNoTime(look);
    if (isWord) hits.noTime += times;
    if (look === "0") hits.zero += times;
    const isDay = DAY_OF_YEAR.test(look);
    if (isDay) {
      hits.small += times;
      hits.serial += times;
      if (!Number.isNaN(number)) hits.number += times;
    } else if (!Number.isNaN(number)) {
      hits.number += times;
      if (/^[\d.,]+$/.test(look) && number < SMALLEST_EPOCH && !/^(?:19|20)\d{6}$/.test(look))
        hits.small += times;
      else observer.observe(look, times);
    } else if (!isWord) observer.observe(look, times);
    if (ADDRESS.test(look)) hits.address += times;
    else if (URL.test(look)) hits.url += times;
    else if (HOST.test(look)) hits.host += times;
    if (IPV4.test(look) || IPV6.test(look)) hits.ip += times;
    if (CLOCK.test(look)) hits.clock += times;
    if (SERIAL.test(look)) hits.serial += times;
    if (isDay || (SERIAL.test(look) && look.length === 5)) hits.wholeDays += times;
    if (BROWSER.test(look)) hits.browser += times;
    if (BROWSER.test(look) || PRODUCT.test(look)) hits.userAgent += times;
    const word = eventWord(look);
    if (word) hits.eventWord += times;
    const phrase = word ?? eventPhrase(look);
    if (phrase) {
      hits.eventPhrase += times;
      kinds.add(phrase.kind);
    }
    if (word && FOLLOW_UP.has(word.kind)) hits.followUp += times;
    if (Number.isNaN(number) ? parseFlag(look) !== undefined : number === 0 || number === 1)
      hits.flag += times;
    if (look.length < 60 && countryCode(look) !== "") hits.country += times;
    if (/[/+]|^UTC$|^GMT$/.test(look) && look.length < 50 && isZone(look)) hits.zone += times;
  }
  const per = (count: number): number => (filled === 0 ? 0 : count / filled);
  const { share, resolution } = observer.result();
  // "Never" or 0 among times is an empty cell; a column of nothing else is none of times.
  const others = filled - hits.small - hits.noTime;
  const understood = others > 0 ? share * others : 0;
  const timed = understood > 0 ? filled - hits.noTime - hits.zero : filled;
  return {
    filled,
    fill: rows.length === 0 ? 0 : filled / rows.length,
    distinct: counts.size,
    address: per(hits.address),
    time: timed === 0 ? 0 : understood / timed,
    dayOnly: resolution === "day" || (filled > 0 && hits.wholeDays === filled),
    clock: per(hits.clock),
    serial: per(hits.serial),
    url: per(hits.url),
    ip: per(hits.ip),
    userAgent: per(hits.userAgent),
    browser: per(hits.browser),
    eventWord: per(hits.eventWord),
    eventPhrase: per(hits.eventPhrase),
    phraseKinds: kinds.size,
    followUp: per(hits.followUp),
    number: per(hits.number),
    flag: per(hits.flag),
    country: per(hits.country),
    zone: per(hits.zone),
    host: per(hits.host),
  };
}
