import { DAY_MS, FIRST_DAY, LAST_DAY, MINUTE_MS } from "./calendar.js";
import type { LocalKind } from "./context.js";
import { Cursor } from "./cursor.js";
import { scanOffset } from "./offset.js";

/** Days beside the accepted years that a look-up may touch: one for the offset of a text, one for the look around it. */
const MARGIN = 4;
const UNKNOWN = -32768;

/**
 * Offsets of one zone. `Intl` is asked once per day (3 µs) and, on days with a change, some 17 times more for its second:
 * changes are not always on a quarter hour (Newfoundland changed at 00:01). That one day has no two changes was checked
 * over all zones of tz 2025c: since 1990 the closest two are 7 days apart (America/Boa_Vista, 2000).
 */
export class Zone {
  readonly #format: Intl.DateTimeFormat | null;
  readonly #fixed: number;
  /** Offset in minutes at the start of each UTC day; UNKNOWN until asked. */
  readonly #minutes: Int16Array;
  /** UTC day -> instant of the change within it. */
  readonly #changes = new Map<number, number>();

  /** @param source an IANA name that `Intl` knows, or a fixed offset in ms */
  constructor(source: string | number) {
    const named = typeof source === "string";
    this.#fixed = named ? 0 : source;
    this.#format = named
      ? new Intl.DateTimeFormat("en-US", { timeZone: source, timeZoneName: "longOffset" })
      : null;
    this.#minutes = new Int16Array(named ? LAST_DAY - FIRST_DAY + 2 * MARGIN : 0).fill(UNKNOWN);
  }

  /**
   * Offset in ms at a local time (ms as if the wall clock were UTC). In an overlap it is that of the earlier instant, in a gap
   * the one before it: `kind` tells.
   */
  offsetAtLocal(local: number): number {
    const before = this.#offsetAt(local - DAY_MS);
    const after = this.#offsetAt(local + DAY_MS);
    if (before === after || this.#offsetAt(local - before) === before) return before;
    return this.#offsetAt(local - after) === after ? after : before;
  }

  /** As `offsetAtLocal`, but NaN in a gap or an overlap. */
  plainOffset(local: number): number {
    const before = this.#offsetAt(local - DAY_MS);
    if (before === this.#offsetAt(local + DAY_MS)) return before;
    return this.kind(local) === "plain" ? this.offsetAtLocal(local) : Number.NaN;
  }

  kind(local: number): LocalKind {
    const before = this.#offsetAt(local - DAY_MS);
    const after = this.#offsetAt(local + DAY_MS);
    if (before === after) return "plain";
    const early = this.#offsetAt(local - before) === before;
    const late = this.#offsetAt(local - after) === after;
    return early && late ? "overlap" : early || late ? "plain" : "gap";
  }

  /** First instant of a local day: where midnight falls into a gap, the instant of the change. NaN for a skipped day. */
  startOfDay(local: number): number {
    if (this.kind(local) !== "gap") return local - this.offsetAtLocal(local);
    let change = Number.NaN;
    for (const instant of this.#changes.values()) {
      if (Math.abs(instant - local) <= DAY_MS) change = instant;
    }
    return change + this.#offsetAt(change) < local + DAY_MS ? change : Number.NaN;
  }

  #offsetAt(instant: number): number {
    if (this.#format === null) return this.#fixed;
    const day = Math.floor(instant / DAY_MS);
    const start = this.#atStartOf(day);
    const next = this.#atStartOf(day + 1);
    if (start === next) return start * MINUTE_MS;
    return (instant < this.#changeOn(day, start) ? start : next) * MINUTE_MS;
  }

  #atStartOf(day: number): number {
    const index = day - FIRST_DAY + MARGIN;
    const known = this.#minutes[index]!;
    if (known !== UNKNOWN) return known;
    const minutes = this.#ask(day * DAY_MS);
    this.#minutes[index] = minutes;
    return minutes;
  }

  #changeOn(day: number, start: number): number {
    const known = this.#changes.get(day);
    if (known !== undefined) return known;
    let unchanged = day * 86_400;
    let changed = unchanged + 86_400;
    while (changed - unchanged > 1) {
      const middle = Math.floor((unchanged + changed) / 2);
      if (this.#ask(middle * 1000) === start) unchanged = middle;
      else changed = middle;
    }
    this.#changes.set(day, changed * 1000);
    return changed * 1000;
  }

  /** Offset in minutes as `Intl` says it: "GMT", "GMT-05:00", "GMT+05:30". */
  #ask(instant: number): number {
    const parts = this.#format!.formatToParts(instant);
    const text = parts.find((part) => part.type === "timeZoneName")!.value;
    return text === "GMT" ? 0 : offsetOf(text.slice(3)) / MINUTE_MS;
  }
}

/** Offset in ms of a text such as "+02:00"; NaN when it is none. */
function offsetOf(text: string): number {
  const cursor = new Cursor();
  if (!cursor.load(text)) return Number.NaN;
  const offset = scanOffset(cursor);
  return cursor.done ? offset : Number.NaN;
}

/**
 * Names of the tz database that have no slash. Others of that kind are refused although ICU knows them: it takes "BST" for
 * Bangladesh, and "CST" for Chicago with its daylight saving, which is not what Salesforce means.
 */
const PLAIN_NAMES = new Set("CET EET MET WET EST MST HST EST5EDT CST6CDT MST7MDT PST8PDT".split(" "));
const UTC_NAMES = new Set(["UTC", "GMT", "Z", "ETC/UTC", "ETC/GMT", "ETC/UCT", "UCT", "ZULU"]);

/** The longest name of the tz database has 32 characters. */
const MAX_NAME = 40;
/** Names are remembered, wrong ones too, but a hostile file must not fill the memory with them. */
const MAX_REMEMBERED = 2_000;

const zones = new Map<string, Zone | null>();

/** The zone of an IANA name, an offset ("+02:00", "UTC+2") or UTC; null when there is none of that name. */
export function zoneOf(name: string): Zone | null {
  if (name.length > MAX_NAME) return null;
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = findZone(name);
  if (zones.size < MAX_REMEMBERED) zones.set(name, zone);
  return zone;
}

function findZone(name: string): Zone | null {
  const upper = name.toUpperCase();
  const offset = UTC_NAMES.has(upper) ? 0 : offsetOf(upper.replace(/^(?:UTC|GMT)/, ""));
  const source = Number.isNaN(offset) ? canonicalName(name) : offset;
  if (source === null) return null;
  // One table per zone, however its name is written.
  const key = typeof source === "number" ? `offset ${source}` : `zone ${source}`;
  const zone = zones.get(key) ?? new Zone(source);
  zones.set(key, zone);
  return zone;
}

/** All other names. ICU is asked for nothing else: to hear that "Mozilla/5.0" is no zone takes it a hundred times as long. */
const NAME = /^[a-z][\w+-]*(?:\/[\w+-]+){1,2}$/i;

function canonicalName(name: string): string | null {
  if (!NAME.test(name) && !PLAIN_NAMES.has(name.toUpperCase())) return null;
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
