import { COUNTRIES } from "./country-names.js";
import { nameKey, nameKeys } from "./text.js";

const CODES: ReadonlyMap<string, string> = buildCodes();

function buildCodes(): Map<string, string> {
  const codes = new Map<string, string>();
  for (const line of COUNTRIES.trim().split("\n")) {
    const alpha2 = line.slice(0, 2);
    codes.set(alpha2.toLowerCase(), alpha2);
    codes.set(line.slice(3, 6).toLowerCase(), alpha2);
    for (const key of nameKeys(line.slice(7))) codes.set(key, alpha2);
  }
  return codes;
}

/** Countries seen so far: exports repeat a few spellings in millions of rows. */
const seen = new Map<string, string>();
const MOST_SEEN = 10_000;

/** ISO 3166 alpha-2 of a code or name in seven languages; "" when it is none. */
export function countryCode(text: string): string {
  const known = seen.get(text);
  if (known !== undefined) return known;
  const code = CODES.get(nameKey(text)) ?? "";
  if (seen.size < MOST_SEEN && text.length < 100) seen.set(text, code);
  return code;
}
