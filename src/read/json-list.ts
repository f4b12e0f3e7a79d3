import { isJsonBlank, stringEnd, valueEnd } from "./json-text.js";

/** Names under which APIs return their list of rows. */
const LIST_NAMES = new Set(
  (
    "results items data events records value values hits messages activities activity tracking_activities timeline " +
    "clicks opens emails recipients members rows list content contents logs entries collection objects orders " +
    "contacts subscribers campaigns conversions result response payload"
  ).split(" "),
);

/** Where a list of rows stands. */
export interface FoundList {
  /** Offset of its opening bracket. */
  readonly at: number;
  /** Names of the members that lead to it. */
  readonly path: readonly string[];
}

export function skipBlanks(bytes: Buffer, from: number): number {
  let at = from;
  while (isJsonBlank(bytes[at])) at++;
  return at;
}

/**
 * The array of rows inside an object such as `{"Results": [...], "PageNumber": 1}`: a well-known name, else the only
 * array of objects. Looks one level deeper under well-known names (`{"data": {"items": [...]}}`).
 */
export function findList(head: Buffer, open: number, depth: number): FoundList | undefined {
  let only: FoundList | undefined;
  let others = 0;
  let at = open + 1;
  for (;;) {
    while (isJsonBlank(head[at]) || head[at] === 44) at++;
    if (head[at] !== 34) break;
    const keyEnd = stringEnd(head, at);
    if (keyEnd === -1) break;
    const written = head.toString("utf8", at + 1, keyEnd - 1);
    const name = written.toLowerCase();
    at = skipBlanks(head, keyEnd);
    if (head[at] !== 58) break;
    at = skipBlanks(head, at + 1);
    const isRows = head[at] === 91 && head[skipBlanks(head, at + 1)] === 123;
    if (LIST_NAMES.has(name) || name === "_embedded") {
      if (isRows) return { at, path: [written] };
      const inner = head[at] === 123 && depth === 0 ? findList(head, at, 1) : undefined;
      if (inner !== undefined) return { at: inner.at, path: [written, ...inner.path] };
    }
    if (isRows && only === undefined) only = { at, path: [written] };
    else if (isRows || head[at] === 123) others++;
    at = valueEnd(head, at);
    if (at === -1) break;
  }
  return others === 0 ? only : undefined;
}
