import type { TableInfo } from "../domain/table.js";
import type { Assignments } from "./assign.js";
import type { ColumnContent } from "./content.js";
import type { Field } from "./fields.js";
import { phraseMeanings } from "./header-phrases.js";
import { isSomebodyElse } from "./recipient.js";
import { meaningsOf } from "./synonyms.js";
import { headerKey } from "./text.js";

/** Columns of which each stands for one link or one campaign, and what their cells hold. */
export interface Wide {
  readonly by: "link" | "campaign";
  readonly columns: readonly number[];
  readonly holds: "counts" | "marks" | "times" | "words";
}

const LINKS: readonly Field[] = ["url", "linkId", "linkName"];
const CAMPAIGNS: readonly Field[] = ["campaignName", "campaignId"];
/** Header of a link's column: the link itself, or a word before it. */
const LINK = /https?:\/\/|^\s*["'(]?www\./i;

export function isLinkHeader(header: string): boolean {
  return LINK.test(header);
}

/** What the user names with a pattern (`--map url="Link *"`), else what headers or cells show beyond doubt. */
export function wideColumns(
  info: TableInfo,
  found: Assignments,
  map: ReadonlyMap<Field, string>,
): Wide | undefined {
  if (info.syntax !== "csv" || !(found.fields.has("email") || found.fields.has("subscriberId")))
    return undefined;
  const mapped = mappedColumns(info, found, map);
  if (mapped !== undefined) return mapped;
  const links = columnsWhere(info, found, (column) => LINK.test(info.header[column]!));
  if (links.length > 0) return wide("link", links, found);
  const words = columnsWhere(
    info,
    found,
    (column) => hasNoName(info.header[column]!) && isOf("words", found.contents[column]!),
  );
  return words.length > 1 && !isNamed(info, found, "eventType") ? wide("campaign", words, found) : undefined;
}

/** Columns without a known name that may each be a link or a campaign, where the rest of the table says nothing. */
export function maybeWide(info: TableInfo, found: Assignments): number[] {
  const open = columnsWhere(
    info,
    found,
    (column) =>
      hasNoName(info.header[column]!) &&
      found.contents[column]!.filled > 0 &&
      holdsOf([found.contents[column]!]) !== undefined,
  );
  return open.length >= FEWEST ? open : [];
}

/** Two counts beside a name may be anything. */
const FEWEST = 3;

function mappedColumns(
  info: TableInfo,
  found: Assignments,
  map: ReadonlyMap<Field, string>,
): Wide | undefined {
  for (const [field, pattern] of map) {
    const by = LINKS.includes(field) ? "link" : CAMPAIGNS.includes(field) ? "campaign" : undefined;
    if (
      by === undefined ||
      !pattern.includes("*") ||
      info.header.some((name) => headerKey(name) === headerKey(pattern))
    )
      continue;
    const fits = headerPattern(pattern);
    const others = new Set(
      [...map].filter(([other]) => other !== field).map(([, header]) => headerKey(header)),
    );
    const columns = columnsWhere(
      info,
      found,
      (column) =>
        fits.test(info.header[column]!.trim()) &&
        !others.has(headerKey(info.header[column]!)) &&
        couldBe(found.contents[column]!),
    );
    const kept = pattern === "*" ? columns.filter((column) => hasNoName(info.header[column]!)) : columns;
    const holds = holdsOf(kept.map((column) => found.contents[column]!));
    if (kept.length > 0 && holds !== undefined) return { by, columns: kept, holds };
  }
  return undefined;
}

/** What a pattern of headers fits: `*` is any text; case does not matter. */
export function headerPattern(pattern: string): RegExp {
  const parts = pattern
    .trim()
    .split("*")
    .map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "is");
}

/** The columns of a wide table are its last or middle ones: those that name the person are none. */
function columnsWhere(info: TableInfo, found: Assignments, fits: (column: number) => boolean): number[] {
  const people = new Set([found.fields.get("email")?.column, found.fields.get("subscriberId")?.column]);
  return found.contents.flatMap((_, column) =>
    !people.has(column) &&
    info.header[column]!.trim() !== "" &&
    !isSomebodyElse(info.header[column]!) &&
    fits(column)
      ? [column]
      : [],
  );
}

function wide(by: Wide["by"], columns: readonly number[], found: Assignments): Wide | undefined {
  const holds = holdsOf(columns.map((column) => found.contents[column]!));
  return holds === undefined ? undefined : { by, columns, holds };
}

const KINDS = ["times", "words", "counts", "marks"] as const;

/** What all of the columns hold; undefined where they differ or hold something else. */
function holdsOf(contents: readonly ColumnContent[]): Wide["holds"] | undefined {
  const filled = contents.filter((content) => content.filled > 0);
  return filled.length === 0
    ? undefined
    : KINDS.find((kind) => filled.every((content) => isOf(kind, content)));
}

function couldBe(content: ColumnContent): boolean {
  return content.filled === 0 || KINDS.some((kind) => isOf(kind, content));
}

/** Shares from which a column is of a kind: a damaged cell is no reason to leave a column out. */
function isOf(kind: Wide["holds"], content: ColumnContent): boolean {
  if (content.filled === 0) return false;
  switch (kind) {
    case "times":
      return content.time >= 0.8;
    case "words":
      return content.eventPhrase >= 0.8;
    case "counts":
      return content.number >= 0.8 && content.time < 0.5;
    default:
      return content.flag >= 0.8;
  }
}

function hasNoName(header: string): boolean {
  return meaningsOf(header).length === 0 && phraseMeanings(header).length === 0;
}

function isNamed(info: TableInfo, { fields }: Assignments, field: Field): boolean {
  const column = fields.get(field)?.column;
  return column !== undefined && meaningsOf(info.header[column]!).some((meaning) => meaning.field === field);
}
