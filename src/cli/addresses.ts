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

/** Replaces every known domain or id that stands on its own in a text. */
export function replaceWords(
  text: string,
  known: ReadonlySet<string>,
  replace: (word: string) => string,
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

/** `a@b@c.example` is no address, but what follows names somebody's domain too. */
function domainEnd(text: string, from: number): number {
  let end = labelsEnd(text, from);
  for (;;) {
    const sign = text[end] === "@" ? 1 : text.startsWith("%40", end) ? 3 : 0;
    const next = sign === 0 || end === from ? end : labelsEnd(text, end + sign);
    if (next <= end + sign) return end;
    end = next;
  }
}

function labelsEnd(text: string, from: number): number {
  const literal = /^\[[\p{L}\p{N}.:]{1,60}\]/u.exec(text.slice(from, from + 64));
  if (literal !== null) return from + literal[0].length;
  let end = from;
  const last = Math.min(text.length, from + DOMAIN_MOST);
  while (end < last) {
    if (DOMAIN_CHARACTER.test(text[end]!)) end++;
    // A letter of another script in a link: %E4%BE%8B.
    else if (/^%[89a-f][0-9a-f]$/i.test(text.slice(end, end + 3))) end += 3;
    else break;
  }
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

/** `email: no e-mail address: "4711"` quotes the cell. A cell may hold quotes itself, so all goes from the first to the last. */
export function withoutQuotations(reason: string): string {
  const from = reason.indexOf('"');
  const to = reason.lastIndexOf('"');
  return from === to ? reason : `${reason.slice(0, from)}"(hidden)"${reason.slice(to + 1)}`;
}
