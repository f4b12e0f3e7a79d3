const MARKS = /\p{M}+/gu;
const SEPARATORS = /[^\p{L}\p{N}]+/gu;
const SEPARATORS_BUT_BARS = /[^\p{L}\p{N}|]+/gu;
const UMLAUTS = /([aou])e/g;
/** Longer headers and words are sentences; nothing canonical is that long. */
const MAX_KEY = 120;

/**
 * One spelling for names that people write in many: `E-Mail Adresse`, `e_mail_adresse` and `EMailAdresse` give
 * `emailadresse`. Letters of every script stay, accents, case, spaces and punctuation go.
 */
export function nameKey(text: string): string {
  return spelled(text.slice(0, MAX_KEY)).replace(SEPARATORS, "");
}

/** The keys of names with a bar between them: each start needs thousands, and one by one they would take 3 ms more. */
export function nameKeys(names: string): string[] {
  return spelled(names).replace(SEPARATORS_BUT_BARS, "").split("|");
}

/** A key whose umlauts were written as two letters, as those of `nameKey` are: `geoeffnet` and `geöffnet` are one word. */
export function withoutUmlauts(key: string): string {
  return key.replace(UMLAUTS, "$1");
}

function spelled(text: string): string {
  return text.normalize("NFKD").replace(MARKS, "").toLowerCase().replaceAll("ß", "ss").replaceAll("ø", "o");
}

/** The words of a header in one spelling, `lastClickTime` and `Last click: time` alike; digits and signs go. */
export function headerWords(header: string): string[] {
  const spaced = header.slice(0, MAX_KEY).replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
  return [...spaced.matchAll(/\p{L}+/gu)].map(([word]) => nameKey(word));
}

/** Whether two headers are one name in two spellings. */
export function sameName(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b);
}

/** Spreadsheets wrap a long header with a line feed in its cell. */
const WRAPPED = /[\n\r\t\u00a0]|\s\s/;
const BLANKS = /\s+/g;

/** A header as signatures compare it: without byte order mark, quotes, outer spaces, line ends and case. */
export function headerKey(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isWrapping(text.charCodeAt(from))) from++;
  while (to > from && isWrapping(text.charCodeAt(to - 1))) to--;
  const key = text.slice(from, to).toLowerCase();
  return WRAPPED.test(key) ? key.replace(BLANKS, " ") : key;
}

function isWrapping(code: number): boolean {
  return code <= 0x20 || code === 0x22 || code === 0xfeff || code === 0xa0 || code === 0x200b;
}

const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/gu;
const ADDRESS = /[^\s@<>"']{1,64}@[^\s@<>"']{1,255}/g;

/** A value as messages may quote it: short, printable, and without addresses of people. */
export function excerpt(text: string, length = 40): string {
  const head = text
    .slice(0, length * 4)
    .replace(UNPRINTABLE, "?")
    .replace(ADDRESS, "(address)");
  return head.length > length ? `${head.slice(0, length)}...` : head;
}
