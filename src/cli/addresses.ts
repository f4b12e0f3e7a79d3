/** RFC 5321: at most 64 octets before the @ and 255 after it; more is no address. Bounds the look to both sides. */
const LOCAL_MOST = 64 * 4;
const DOMAIN_MOST = 255;

/** What ends an address inside a sentence, a link or a record. */
const OUTSIDE_LOCAL = new Set([...' \t\r\n"<>(),:;[]\\|=&?/#@`']);
const DOMAIN_CHARACTER = /[\p{L}\p{N}.\-_]/u;

/** Replaces every e-mail address in a text, also where a link writes the @ as %40. Linear in the length of the text. */
export function replaceAddresses(text: string, replace: (address: string) => string): string {
  let result = "";
  let done = 0;
  for (let from = 0; ; ) {
    const at = nextAt(text, from);
    if (at === null) return done === 0 ? text : result + text.slice(done);
    from = at.index + at.length;
    const start = localStart(text, at.index, done);
    const end = domainEnd(text, from);
    if (start === at.index || end === from) continue;
    result +=
      text.slice(done, start) + replace(decoded(`${text.slice(start, at.index)}@${text.slice(from, end)}`));
    done = end;
    from = end;
  }
}

/** Replaces every known domain that stands on its own in a text. */
export function replaceDomains(
  text: string,
  known: ReadonlySet<string>,
  replace: (domain: string) => string,
): string {
  return text.replace(/[\p{L}\p{N}.\-_]+/gu, (word) => {
    const bare = word.endsWith(".") ? word.slice(0, -1) : word;
    return known.has(bare.toLowerCase()) ? replace(bare) + word.slice(bare.length) : word;
  });
}

function nextAt(text: string, from: number): { index: number; length: number } | null {
  const plain = text.indexOf("@", from);
  const encoded = text.indexOf("%40", from);
  if (plain < 0 && encoded < 0) return null;
  return encoded >= 0 && (plain < 0 || encoded < plain)
    ? { index: encoded, length: 3 }
    : { index: plain, length: 1 };
}

function localStart(text: string, at: number, limit: number): number {
  let start = at;
  const first = Math.max(limit, at - LOCAL_MOST);
  while (start > first && !OUTSIDE_LOCAL.has(text[start - 1]!)) start--;
  while (start < at && text[start] === "'") start++;
  return start;
}

function domainEnd(text: string, from: number): number {
  let end = from;
  const last = Math.min(text.length, from + DOMAIN_MOST);
  while (end < last && DOMAIN_CHARACTER.test(text[end]!)) end++;
  while (end > from && text[end - 1] === ".") end--;
  return end;
}

/** An address in a link is percent-encoded; the token is that of the plain address. */
function decoded(address: string): string {
  if (!address.includes("%")) return address;
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
