import { type Included, membersOf } from "./json-api.js";
import { type Unwrapped, unwrap } from "./json-envelope.js";
import { findList } from "./json-list.js";
import { valueEnd } from "./json-text.js";

/*
 * An API answers in pages, and people save one after the other into one file: each is an object around a list of rows, with a page
 * number or a link to the next page beside it.
 */

const ADDRESS = /[^\s@"<>]@[^\s@"<>]+\.[^\s@"<>]/;
/** What stands beside the rows of a page and says nothing of them. */
const OF_PAGES =
  /^(?:page|pages|links?|meta|metadata|paging|pagination|cursors?|next|prev|previous|first|last|self|total|count|offset|limit|size|has|more|per|status|success|ok|errors?|token|number|items?|results?|records?|rows?|of|url)+$|^(?:campaign|mailing|newsletter|broadcast)(?:name|title|id)?$|^subject$/;

/**
 * The way to the rows of a page, by the names of its members; undefined where the object is a record itself, or says more of its rows
 * than their campaign: a webhook tells beside them what happened.
 * @param from offset of the object; its end may lie behind the bytes, and only what stands before the rows is looked at then
 */
export function pagePath(bytes: Buffer, from: number): readonly string[] | undefined {
  const list = findList(bytes, from, 0);
  if (list === undefined) return undefined;
  const before = bytes.toString("utf8", from, list.at);
  const end = valueEnd(bytes, from);
  const after = end === -1 ? "" : bytes.toString("utf8", valueEnd(bytes, list.at), end);
  if (ADDRESS.test(before) || ADDRESS.test(after)) return undefined;
  // Without its rows, the object is as valid as it was; without its end, names are read as far as they go.
  const names = namesIn(`${before}[]${after}`).filter((name) => name !== list.path[0]);
  return names.every((name) => OF_PAGES.test(name.toLowerCase().replace(/[^a-z]/g, "")))
    ? list.path
    : undefined;
}

function namesIn(text: string): string[] {
  try {
    return [...membersOf(text).keys()];
  } catch {
    return [text];
  }
}

const NO_PAGE = { problem: "stands behind the first list and is no page like it" };
const OTHER_CAMPAIGN = {
  problem: "is a page of another campaign: save the pages of each campaign as a file of their own",
};
/** What beside the rows of a page may name their campaign. */
const CAMPAIGN =
  /"[^"]{0,60}(?:campaign|mailing|newsletter|broadcast|subject)[^"]{0,60}"\s*:\s*(?:"(?:[^"\\]|\\.)*"|-?\d+)/gi;

/**
 * Takes the events out of pages that stand one after the other in a file, which has one campaign.
 * @param path where the rows of each page stand; [] for lists without a page around them
 * @param mayBeRecords whether objects that are no such pages are events themselves
 * @param first the text of the first page up to its rows, where that was read otherwise
 */
export function pageReader(
  path: readonly string[],
  included: Included,
  mayBeRecords: boolean,
  first = "",
): (text: string) => Unwrapped {
  let campaign = campaignIn(first);
  return (text) => {
    const whole = unwrap(text, included);
    if ("problem" in whole || path.length === 0 || whole.events[0] !== text) return whole;
    const rows = rowsOfPage(text, path);
    if (rows === undefined) return mayBeRecords ? whole : NO_PAGE;
    const own = campaignIn(text.replace(rows, () => ""));
    campaign ||= own;
    return own === "" || own === campaign ? unwrap(rows, included) : OTHER_CAMPAIGN;
  };
}

function campaignIn(text: string): string {
  return (text.match(CAMPAIGN) ?? []).join();
}

/**
 * The list of rows of a page as text; undefined for a value that is no page of this kind.
 * @param text valid JSON
 */
function rowsOfPage(text: string, path: readonly string[]): string | undefined {
  let value = text.trim();
  for (const name of path) {
    const member = value.startsWith("{") ? membersOf(value).get(name) : undefined;
    if (member === undefined) return undefined;
    value = member;
  }
  return value.startsWith("[") ? value : undefined;
}
