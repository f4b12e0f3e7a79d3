/** An address that is already normalized, as nearly all are: lower-case and without decoration. */
const PLAIN = /^[a-z0-9!#$%&*+\-./?^_{}~]+@[a-z0-9.-]+$/;
const BRACKETED = /<\s*([^<>\s]{1,320})\s*>/;
const EMBEDDED = /[^\s@<>[\](){}"',;|:]{1,64}@[^\s@<>[\](){}"',;|:]{1,255}/;
/** RFC 5321 allows 254; display names and lists make cells longer. More is no recipient. */
const LONGEST = 2_000;

/**
 * The recipient a cell names: trimmed and lower-cased; brackets, display names, quotes and the apostrophe of formula
 * protection taken off; the first of several addresses; tags after a plus kept. A text without `@` is taken as the
 * platform's id of the person, with its case. "" when there is none.
 */
export function personOf(cell: string): string {
  return cell.length <= LONGEST && PLAIN.test(cell) ? cell : unwrap(cell);
}

function unwrap(cell: string): string {
  if (cell.length > LONGEST) return "";
  let text = cell.trim();
  if (text.startsWith("'") && /^'(?:[=+\-@]|.*'$)/.test(text)) text = text.slice(1).replace(/'$/, "");
  if (!text.includes("@")) return stripQuotes(text);
  if (/^[^\s<>[\]"',;|]+$/.test(text)) return text.replace(/^mailto:/i, "").toLowerCase();
  const bracketed = BRACKETED.exec(text);
  const found = bracketed?.[1]?.includes("@") ? bracketed[1] : EMBEDDED.exec(text)?.[0];
  // An apostrophe is legal inside an address (o'brien@), so a lone address keeps it.
  return (found && !/^[^\s<>[\]",;|]+$/.test(text) ? found : text).replace(/^mailto:/i, "").toLowerCase();
}

function stripQuotes(text: string): string {
  const inner = /^(?:\["?|["'])(.*?)(?:"?\]|["'])$/.exec(text);
  return inner ? inner[1]!.trim() : text;
}

/** Whether a cell holds more than one address. */
export function hasSeveralAddresses(cell: string): boolean {
  return (
    cell.indexOf("@") !== cell.lastIndexOf("@") &&
    /@[^@]{1,255}[,;|\s<"'[][^@]{0,64}@/.test(cell.slice(0, LONGEST))
  );
}
