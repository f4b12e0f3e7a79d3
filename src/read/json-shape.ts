import { findList, skipBlanks } from "./json-list.js";
import { pagePath } from "./json-pages.js";
import { isJsonBlank, stringEnd, valueEnd } from "./json-text.js";
import { nextLine } from "./lines.js";
import type { Position } from "./position.js";

/** How the objects of a JSON file follow each other. */
export interface JsonShape {
  /** Name of the list inside its object, where the object holds several. */
  name?: string;
  /** `lines`: one value per line. `list`: items of the array that starts at `start`. `values`: one value after the other. */
  kind: "lines" | "list" | "values";
  /** Where the lines, items or values start. */
  start: Position;
  /** Each value is a page: names of the members that lead to its rows. */
  pages?: readonly string[];
  /** The same for what follows the list, where pages stand one after the other; [] for lists without a page around them. */
  following?: readonly string[];
}

function isJsonLine(head: Buffer, from: number, to: number): boolean {
  try {
    const value: unknown = JSON.parse(head.toString("utf8", from, to));
    return typeof value === "object" && value !== null;
  } catch {
    return false;
  }
}

function positionAt(head: Buffer, offset: number): Position {
  let line = 1;
  for (let at = 0; at < offset; at++) if (head[at] === 10) line++;
  return { offset, line };
}

/** Of the first lines, how many are JSON values of their own, and how many are anything else. */
function countJsonLines(head: Buffer, complete: boolean, from: number): { json: number; other: number } {
  const counts = { json: 0, other: 0 };
  let at = from;
  while (at < head.length && counts.json + counts.other < 20) {
    const next = nextLine(head, at);
    if (next === -1 && !complete) break;
    const end = next === -1 ? head.length : next;
    if (skipBlanks(head, at) < end) counts[isJsonLine(head, at, end) ? "json" : "other"]++;
    at = end;
  }
  return counts;
}

/** Lists of one kind of event each: other lists side by side may be parts of one record. */
const EVENT_LISTS = new Set(
  "opens clicks sends sent deliveries delivered bounces unsubscribes complaints conversions orders recipients".split(
    " ",
  ),
);

/**
 * All lists of rows that lie side by side in the object of a file, `{"opens": [...], "clicks": [...]}`, where there are several
 * and the head shows the whole file; else nothing.
 */
export function detectLists(head: Buffer, complete: boolean): JsonShape[] {
  const open = skipBlanks(head, 0);
  if (!complete || head[open] !== 123 || detectJson(head, complete)?.kind === "lines") return [];
  const found: JsonShape[] = [];
  for (const { name, at } of membersOf(head, open))
    if (EVENT_LISTS.has(name.toLowerCase()) && head[at] === 91 && head[skipBlanks(head, at + 1)] === 123)
      found.push({ kind: "list", name, start: positionAt(head, at + 1) });
  return found.length > 1 ? found : [];
}

/** Text of the list of this name in the object of a file; undefined where there is none. */
export function listNamed(whole: Buffer, wanted: string): string | undefined {
  for (const { name, at } of membersOf(whole, skipBlanks(whole, 0))) {
    if (name !== wanted || whole[at] !== 91) continue;
    const end = valueEnd(whole, at);
    return end === -1 ? undefined : whole.toString("utf8", at, end);
  }
  return undefined;
}

function* membersOf(head: Buffer, open: number): Generator<{ name: string; at: number }> {
  let at = open + 1;
  for (;;) {
    while (isJsonBlank(head[at]) || head[at] === 44) at++;
    const keyEnd = head[at] === 34 ? stringEnd(head, at) : -1;
    if (keyEnd === -1) return;
    const name = head.toString("utf8", at + 1, keyEnd - 1);
    at = skipBlanks(head, keyEnd);
    if (head[at] !== 58) return;
    at = skipBlanks(head, at + 1);
    yield { name, at };
    at = valueEnd(head, at);
    if (at === -1) return;
  }
}

/** Tells JSON from delimited text, and how its objects follow each other; undefined when it is no JSON. */
export function detectJson(head: Buffer, complete: boolean): JsonShape | undefined {
  const open = skipBlanks(head, 0);
  if (head[open] !== 123 && head[open] !== 91) return undefined;
  const lines = countJsonLines(head, complete, open);
  const isSingleLine = lines.json + lines.other === 1 && nextLine(head, open) === -1;
  // A broken first line must not hide that the lines after it are values of their own.
  if (isFirstOfSeveral(head, open) || (lines.json >= 2 && lines.json > lines.other)) {
    return { kind: "lines", start: positionAt(head, open), ...pagesAt(head, open) };
  }
  const inside = head[skipBlanks(head, open + 1)];
  if (head[open] === 91) {
    // "[" can start a CSV header too: only what can follow it in JSON counts.
    const isList = inside === 123 || inside === 91 || inside === 93 || (isSingleLine && lines.json === 1);
    const pages = inside === 123 ? pagesAt(head, skipBlanks(head, open + 1)) : {};
    return isList ? { kind: "list", start: positionAt(head, open + 1), following: [], ...pages } : undefined;
  }
  if (inside !== 34 && inside !== 125) return undefined;
  const list = findList(head, open, 0);
  return list === undefined
    ? { kind: "values", start: positionAt(head, open) }
    : { kind: "list", start: positionAt(head, list.at + 1), ...followingAt(head, open) };
}

function followingAt(head: Buffer, at: number): Pick<JsonShape, "following"> {
  const following = pagePath(head, at);
  return following === undefined ? {} : { following };
}

function pagesAt(head: Buffer, at: number): Pick<JsonShape, "pages"> {
  const pages = head[at] === 123 ? pagePath(head, at) : undefined;
  return pages === undefined ? {} : { pages };
}

/** The first line is a whole value and more than blanks follow it. */
function isFirstOfSeveral(head: Buffer, open: number): boolean {
  const next = nextLine(head, open);
  return next !== -1 && skipBlanks(head, next) < head.length && isJsonLine(head, open, next);
}
