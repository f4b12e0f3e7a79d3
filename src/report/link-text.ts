/** Where a link ends inside a text; `\ufffd` and other signs stay part of it. */
const LINK = /[a-z][a-z0-9+.-]{0,20}:\/\/[^\s"'<>|\\`]+/gi;
/** What names a mailing or a channel says nothing about the reader. */
const CAMPAIGN_KEYS = /^(?:utm_[a-z_]{1,20}|ref|lang|locale)$/i;
/** Shorter values name an article, a page or a variant; tokens of readers are longer. */
const SHORT = 3;
/** Letters beside digits in a word of this length are a token, no word of the address. */
const OPAQUE = /[A-Za-z]\d|\d[A-Za-z]/;
const OPAQUE_LENGTH = 16;

/**
 * Links carry who reads: tracking tokens, ids, encoded addresses, passes to log in or unsubscribe. Every such value goes
 * through `hide`: in the query, in the fragment, and segments of the path that look like tokens. Campaign tags and short
 * values stay. Linear in the length of the text.
 */
export function hideLinkTokens(text: string, hide: (value: string) => string): string {
  // Most texts of a report hold no link.
  return text.includes("://") ? text.replace(LINK, (link) => hideInLink(link, hide)) : text;
}

/** {@link hideLinkTokens} for a value that is a link as a whole, also without a scheme. */
export function hideInLink(link: string, hide: (value: string) => string): string {
  const scheme = link.indexOf("://");
  const from = scheme === -1 ? 0 : scheme + 3;
  let cut = from;
  while (cut < link.length && link[cut] !== "?" && link[cut] !== "#") cut++;
  const path = link
    .slice(from, cut)
    .split("/")
    .map((segment, at) => (at > 0 && isToken(segment) ? hide(segment) : segment))
    .join("/");
  return link.slice(0, from) + path + hideInQuery(link.slice(cut), hide);
}

function isToken(segment: string): boolean {
  if (/%40|@/.test(segment)) return true;
  // Words of an address are joined by hyphens; what is left long and mixed is nobody's word.
  return segment.split(/[-_.]/).some((word) => word.length >= OPAQUE_LENGTH && OPAQUE.test(word));
}

function hideInQuery(query: string, hide: (value: string) => string): string {
  return query
    .split(/([?#&;])/)
    .map((part, at) => (at % 2 === 1 ? part : hideInParameter(part, hide)))
    .join("");
}

function hideInParameter(part: string, hide: (value: string) => string): string {
  const equals = part.indexOf("=");
  if (equals < 0) return part.length <= SHORT || /^[a-z][a-z-]{0,24}$/i.test(part) ? part : hide(part);
  const value = part.slice(equals + 1);
  const key = part.slice(0, equals);
  const isHarmless = value.length <= SHORT || (CAMPAIGN_KEYS.test(key) && !/%40|@/.test(value));
  return isHarmless ? part : `${key}=${hide(value)}`;
}
