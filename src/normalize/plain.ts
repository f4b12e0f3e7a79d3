import { LONGEST_NULL, NULL_STARTS } from "./values.js";

/*
 * Texts that mean themselves: mapping would neither trim nor rewrite them, so a reader of bytes may take them as they are.
 * "No" only says that the mapper has to look.
 */

const AT = 64;

function bytesOf(characters: string): Uint8Array {
  const set = new Uint8Array(256);
  for (const character of characters) set[character.charCodeAt(0)] = 1;
  return set;
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";
/** The characters of `PLAIN` in person.ts. */
const LOCAL = bytesOf(`${LETTERS}${DIGITS}!#$%&*+-./?^_{}~`);
const DOMAIN = bytesOf(`${LETTERS}${DIGITS}.-`);
/** No text for "nothing" is made of these alone. */
const IP = bytesOf(`${DIGITS}abcdefABCDEF.:`);
/** RFC 5321; the mapper looks at what is longer. */
const LONGEST_ADDRESS = 254;

/** Whether the first byte is no blank of any script, so that a name taken verbatim is not blank. */
export function startsPlain(bytes: Uint8Array, start: number): boolean {
  const byte = bytes[start]!;
  // U+00C0 to U+07FF hold no blank.
  return (byte > 32 && byte < 127) || (byte >= 0xc3 && byte < 0xe0);
}

/** Whether nothing is to be trimmed, and the text cannot mean "nothing". */
export function isPlainText(bytes: Uint8Array, start: number, end: number): boolean {
  const last = bytes[end - 1]!;
  return (
    startsPlain(bytes, start) &&
    last > 32 &&
    last < 127 &&
    (end - start > LONGEST_NULL || !NULL_STARTS.has(bytes[start]!))
  );
}

/** Whether `personOf` gives the address back as it is. */
export function isPlainAddress(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  while (at < end && LOCAL[bytes[at]!] === 1) at++;
  if (at === start || bytes[at] !== AT || end - start > LONGEST_ADDRESS) return false;
  const domain = ++at;
  while (at < end && DOMAIN[bytes[at]!] === 1) at++;
  return at === end && at > domain;
}

/** Whether a text looks like one network address and nothing else. */
export function isPlainIp(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (IP[bytes[at]!] !== 1) return false;
  return end > start;
}
