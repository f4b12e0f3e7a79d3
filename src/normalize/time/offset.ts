import { MINUTE_MS } from "./calendar.js";
import { type Cursor, wordKey } from "./cursor.js";

const PLUS = 43;
const MINUS = 45;
const COLON = 58;

/** Reads +02:00, +0200, +200, +02 or +2 (and the same with a minus): ms east of UTC, NaN when it is something else. */
export function scanOffset(cursor: Cursor): number {
  const sign = cursor.take(PLUS) ? 1 : cursor.take(MINUS) ? -1 : 0;
  if (sign === 0 || !cursor.digits() || cursor.width > 4) return Number.NaN;
  let hours = cursor.value;
  let minutes = 0;
  if (cursor.width > 2) {
    minutes = hours % 100;
    hours = Math.floor(hours / 100);
  } else if (cursor.take(COLON)) {
    if (!cursor.digits() || cursor.width !== 2) return Number.NaN;
    minutes = cursor.value;
  }
  // RFC 3339 allows offsets up to 23:59.
  return hours > 23 || minutes > 59 ? Number.NaN : sign * (hours * 60 + minutes) * MINUTE_MS;
}

/**
 * Zone abbreviations that logs and exports print after a clock, as hours east of UTC. Those that several regions use are read
 * as North American (CST, AST) or British (BST); REGIONAL says where they are not. IST has three meanings of equal weight
 * and is read only where the zone of the export settles it.
 */
const ABBREVIATIONS: readonly (readonly [hours: number, names: string])[] = [
  [0, "z ut utc gmt wet"],
  [1, "cet mez bst west wat"],
  [2, "cest mesz eet sast cat"],
  [3, "eest msk trt eat"],
  [4, "gst"],
  [5, "pkt"],
  [7, "wib ict"],
  [8, "sgt hkt awst pht myt"],
  [9, "jst kst"],
  [9.5, "acst"],
  [10, "aest"],
  [10.5, "acdt"],
  [11, "aedt"],
  [12, "nzst"],
  [13, "nzdt"],
  [-2.5, "ndt"],
  [-3.5, "nst"],
  [-3, "adt brt art"],
  [-4, "ast edt"],
  [-5, "est cdt"],
  [-6, "cst mdt"],
  [-7, "mst pdt"],
  [-8, "pst akdt"],
  [-9, "akst"],
  [-10, "hst"],
];

const REGIONAL: Readonly<Record<string, readonly (readonly [hours: number, name: string])[]>> = {
  "asia/shanghai": [[8, "cst"]],
  "asia/taipei": [[8, "cst"]],
  "asia/macau": [[8, "cst"]],
  "asia/kolkata": [[5.5, "ist"]],
  "asia/calcutta": [[5.5, "ist"]],
  "asia/jerusalem": [[2, "ist"]],
  "europe/dublin": [[1, "ist"]],
  "asia/riyadh": [[3, "ast"]],
  "asia/dhaka": [[6, "bst"]],
  "america/havana": [
    [-5, "cst"],
    [-4, "cdt"],
  ],
};

const HOUR_MS = 60 * MINUTE_MS;

/** `wordKey` of an abbreviation -> ms east of UTC, as read in an export of this zone. */
export function abbreviationsIn(zone: string): ReadonlyMap<number, number> {
  const offsets = new Map<number, number>();
  for (const [hours, names] of ABBREVIATIONS) {
    for (const name of names.split(" ")) offsets.set(wordKey(name), hours * HOUR_MS);
  }
  const key = zone.toLowerCase();
  for (const [hours, name] of Object.hasOwn(REGIONAL, key) ? REGIONAL[key]! : []) {
    offsets.set(wordKey(name), hours * HOUR_MS);
  }
  return offsets;
}

/** Abbreviations of North American zones without saying whether daylight saving holds: the zone decides. */
export const ZONE_WORDS: ReadonlyMap<number, string> = new Map([
  [wordKey("et"), "America/New_York"],
  [wordKey("ct"), "America/Chicago"],
  [wordKey("mt"), "America/Denver"],
  [wordKey("pt"), "America/Los_Angeles"],
]);
