import { type Cursor, isDigit, isLetter, wordKey } from "./cursor.js";
import { scanOffset, ZONE_WORDS } from "./offset.js";
import type { Reading } from "./reading.js";

const PLUS = 43;
const DASH = 45;
const DOT = 46;
const SLASH = 47;
const EQUALS = 61;
const UNDERSCORE = 95;

const UTC_WORDS: ReadonlySet<number> = new Set(["z", "ut", "utc", "gmt"].map(wordKey));
/** The only abbreviations behind which an offset counts from them: GMT+3, UTC -5. */
const BASE_WORDS: ReadonlySet<number> = new Set(["utc", "gmt"].map(wordKey));
const MONOTONIC = wordKey("m");

/** Reads the zone behind a clock, if any, into `offset` or `zone`. False when what stands there is no known zone. */
export function scanZone(
  cursor: Cursor,
  reading: Reading,
  abbreviations: ReadonlyMap<number, number>,
): boolean {
  const from = cursor.at;
  cursor.blanks();
  const code = cursor.peek();
  if (code === PLUS || code === DASH) {
    reading.offset = scanOffset(cursor);
    return !Number.isNaN(reading.offset) && passRemarks(cursor, reading, abbreviations);
  }
  if (isLetter(code)) return scanZoneWord(cursor, reading, abbreviations);
  cursor.at = from;
  return true;
}

function scanZoneWord(cursor: Cursor, reading: Reading, abbreviations: ReadonlyMap<number, number>): boolean {
  const from = cursor.at;
  const word = cursor.word();
  if (isNamePart(cursor.peek())) {
    while (isNamePart(cursor.peek()) || isLetter(cursor.peek()) || isSign(cursor.peek())) cursor.at++;
    reading.zone = cursor.since(from);
    return true;
  }
  const offset = abbreviations.get(word);
  if (offset === undefined) {
    reading.zone = ZONE_WORDS.get(word) ?? "";
    return reading.zone !== "";
  }
  reading.offset = offset;
  if (BASE_WORDS.has(word)) {
    const behind = cursor.at;
    cursor.blanks();
    if (isSign(cursor.peek())) reading.offset = scanOffset(cursor);
    else cursor.at = behind;
  }
  return !Number.isNaN(reading.offset) && passRemarks(cursor, reading, abbreviations);
}

/** Slash, digit and underscore make a name of the tz database out of a word: America/New_York, EST5EDT. */
function isNamePart(code: number): boolean {
  return code === SLASH || code === UNDERSCORE || isDigit(code);
}

function isSign(code: number): boolean {
  return code === PLUS || code === DASH;
}

/**
 * Passes what repeats a zone that is known already: "+0200 CEST", "-0300 -03" and "m=+0.1" of Go, "(Central European Summer
 * Time)" of mail headers and JavaScript, "[Europe/Paris]" of Java. False when it contradicts.
 */
function passRemarks(cursor: Cursor, reading: Reading, abbreviations: ReadonlyMap<number, number>): boolean {
  for (;;) {
    const from = cursor.at;
    const blanks = cursor.blanks();
    if (passBracketed(cursor)) continue;
    const code = cursor.peek();
    if (blanks > 0 && isSign(code)) {
      if (scanOffset(cursor) !== reading.offset) return false;
    } else if (blanks > 0 && isLetter(code)) {
      const word = cursor.word();
      if (word === MONOTONIC && cursor.take(EQUALS)) passNumber(cursor);
      else if (!abbreviations.has(word) || (UTC_WORDS.has(word) && reading.offset !== 0)) return false;
    } else {
      cursor.at = from;
      return true;
    }
  }
}

function passBracketed(cursor: Cursor): boolean {
  const close = cursor.peek() === 40 ? 41 : cursor.peek() === 91 ? 93 : 0;
  if (close === 0 || cursor.bytes[cursor.end - 1] !== close) return false;
  cursor.at = cursor.end;
  return true;
}

function passNumber(cursor: Cursor): void {
  if (isSign(cursor.peek())) cursor.at++;
  while (isDigit(cursor.peek()) || cursor.peek() === DOT) cursor.at++;
}
