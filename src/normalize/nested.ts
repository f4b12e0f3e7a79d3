import type { EventKind } from "../domain/event.js";
import type { TableInfo } from "../domain/table.js";
import { assignColumns } from "./assign.js";
import { contentOf } from "./content.js";
import { EARLIER, eventPhrase, eventWord, OF_MAIL } from "./event-words.js";
import { HIT_FIELDS } from "./everyone.js";
import type { Field } from "./fields.js";
import type { FormatSpec } from "./format.js";
import { type Cells, flatten, isObject, parseJson, scalar } from "./formats/records.js";
import { excerpt } from "./text.js";
import { listed } from "./wide.js";

/** What a record says of all that its person did. */
const OF_RECORD: readonly Field[] = [
  "email",
  "subscriberId",
  "campaignName",
  "campaignId",
  "subject",
  "messageId",
  "variant",
  "sendTime",
  "deliveryTime",
];
/** Lists of events of any kind. */
const HISTORY =
  /^(?:events?|activity|activities|actions?|history|timeline|interactions?|engagements?|logs?)$/i;
/** Name of the cell that says what happened, where the name of the list does. */
const EVENT = "event";
const TIME = "timestamp";
const LINK = "url";
const KIND_OF: Readonly<Record<(typeof HIT_FIELDS)[number], EventKind>> = {
  uniqueOpens: "open",
  totalOpens: "open",
  opened: "open",
  uniqueClicks: "click",
  totalClicks: "click",
  clicked: "click",
};
/** Share of texts in a list without objects that have to be times or links. */
const MOST = 0.9;

interface List {
  readonly header: string;
  /** Kind of all its items; null where each says its own. */
  readonly kind: EventKind | null;
}

/** Records of one person each with lists of what they did, taken apart into one row for each item. */
export interface Nested {
  /** The same table as if each item were a record. */
  readonly info: TableInfo;
  readonly notes: readonly string[];
  /** Sentences on counts of the record that nobody reads. */
  readonly leftOut: readonly string[];
  /** @param event name of the cell that says what happened */
  spec(event: string): FormatSpec;
}

/** Takes records with lists of events apart; undefined for tables that are none. */
export function nestedTable(info: TableInfo): Nested | undefined {
  const lists = info.syntax === "csv" ? [] : listsOf(info);
  if (lists.length === 0) return undefined;
  const { fields } = assignColumns(info.header, info.sample);
  if (!fields.has("email") && !fields.has("subscriberId")) return undefined;
  const kept = OF_RECORD.flatMap((field) => {
    const found = fields.get(field);
    return found === undefined ? [] : [info.header[found.column]!];
  });
  const records = info.sample.map((cells) => new Map(info.header.map((name, at) => [name, cells[at] ?? ""])));
  const rows = records.flatMap((record) => itemsOf(record, lists, kept));
  if (rows.length === 0 || !areEvents(rows, lists, records)) return undefined;
  const header = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const sample = rows.map((row) => header.map((name) => row.get(name) ?? ""));
  const isSent = listsAll(records, lists, rows);
  const names = listed(lists.map((list) => list.header));
  const unused = HIT_FIELDS.flatMap((field) => {
    const found = fields.get(field);
    const isListed = lists.some(({ kind }) => kind === null || kind === KIND_OF[field]);
    return found === undefined || isListed ? [] : [excerpt(info.header[found.column]!.trim())];
  });
  return {
    info: { ...info, header, sample },
    leftOut: unused.map((name) => `column "${name}" is not used beside ${names}`),
    notes: [
      `${names}: one event for each item${isSent ? ", and one mail sent for each record, since some have none" : ""}`,
    ],
    spec: (event) => specOf(lists, kept, info.header, isSent ? event : null),
  };
}

/** Lists that name their kind go before those of all events, which hold the same again. */
function listsOf({ header, sample }: TableInfo): List[] {
  const lists = header.flatMap((name, at): List[] => {
    if (!name.endsWith("[]") || !sample.some((cells) => (cells[at] ?? "").length > 2)) return [];
    const last = name.slice(name.lastIndexOf(".") + 1, -2);
    const kind = eventPhrase(last)?.kind;
    if (kind !== undefined && OF_MAIL.has(kind)) return [{ header: name, kind }];
    return HISTORY.test(last) ? [{ header: name, kind: null }] : [];
  });
  const hits = lists.filter(({ kind }) => kind !== null);
  return hits.length > 0 ? hits : lists;
}

/** One row for each item: what the record says of its person, and what the item says. */
function itemsOf(record: Cells, lists: readonly List[], kept: readonly string[]): Map<string, string>[] {
  return lists.flatMap(({ header, kind }) => {
    const items = parseJson(record.get(header));
    return (Array.isArray(items) ? items : []).map((item: unknown) => {
      const row = new Map(kept.map((name) => [name, record.get(name) ?? ""]));
      if (isObject(item)) for (const [key, value] of Object.entries(item)) flatten(row, key, value);
      else row.set(/^https?:/i.test(scalar(item)) ? LINK : TIME, scalar(item));
      if (kind !== null) row.set(EVENT, kind);
      return row;
    });
  });
}

/** Whether items without members of their own are times or links, not names of links or devices. */
function areEvents(rows: readonly Cells[], lists: readonly List[], records: readonly Cells[]): boolean {
  const bare = records.some((record) =>
    lists.some(({ header }) => {
      const items = parseJson(record.get(header));
      return Array.isArray(items) && items.some((item) => !isObject(item));
    }),
  );
  if (!bare) return true;
  const texts = rows.filter((row) => !row.has(LINK)).map((row) => [row.get(TIME) ?? ""]);
  return texts.length === 0 || contentOf(texts, 0).time >= MOST;
}

/** Whether the table holds people who did nothing, and no event tells of the sending. */
function listsAll(records: readonly Cells[], lists: readonly List[], rows: readonly Cells[]): boolean {
  const tellsSending = rows.some((row) =>
    [...row.values()].some((text) => EARLIER.has(eventWord(text)?.kind ?? "other")),
  );
  return !tellsSending && records.some((record) => itemsOf(record, lists, []).length === 0);
}

function specOf(
  lists: readonly List[],
  kept: readonly string[],
  header: readonly string[],
  sentAs: string | null,
): FormatSpec {
  const expand = (record: Cells): readonly Cells[] => {
    const rows = itemsOf(record, lists, kept);
    if (sentAs === null) return rows;
    return [
      new Map([...kept.map((name) => [name, record.get(name) ?? ""] as const), [sentAs, "sent"]]),
      ...rows,
    ];
  };
  return {
    id: "generic",
    vendor: "",
    title: "",
    howToGet: "",
    role: "events",
    confidence: "partly",
    syntax: ["json", "ndjson"],
    signatures: [],
    columns: {},
    reads: header,
    caveats: [],
    expand,
    whole: lists.every(({ kind }) => kind !== null),
  };
}
