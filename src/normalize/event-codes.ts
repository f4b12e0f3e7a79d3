import type { TableInfo } from "../domain/table.js";
import { indexOfHeaders, type Sources } from "./columns.js";
import type { Draft } from "./detection.js";
import type { Field } from "./fields.js";
import { excerpt, headerKey } from "./text.js";
import { isNothing } from "./values.js";

/** What the copies of one event have in common: a webhook that was sent again is about the same person, act and link. */
const OF_EVENT: readonly Field[] = ["email", "subscriberId", "eventType", "url"];

/**
 * An "Event ID" that different events share is the code of their type, or a long number that a spreadsheet cut: taken for an identifier
 * it would make duplicates of them all. Such a column is not used.
 */
export function withoutCodes(info: TableInfo, draft: Draft): Draft {
  const { eventId, ...others } = draft.sources;
  const sources: Sources = others;
  if (eventId === undefined || draft.role !== "events" || draft.spec?.expand !== undefined) return draft;
  const indices = indexOfHeaders(info.header);
  const placesOf = (names: readonly string[] | undefined) =>
    (names ?? []).flatMap((name) => indices.get(headerKey(name)) ?? []);
  const [id] = placesOf(eventId);
  if (id === undefined) return draft;
  const places = OF_EVENT.flatMap((field) => placesOf(sources[field]));
  const events = new Map<string, string>();
  for (const cells of info.sample) {
    const text = (cells[id] ?? "").trim();
    const event = JSON.stringify(places.map((at) => (cells[at] ?? "").trim().toLowerCase()));
    if (isNothing(text) || (events.get(text) ?? event) === event) events.set(text, event);
    else return notUsed(info.header[id]!, { ...draft, sources });
  }
  return draft;
}

function notUsed(header: string, draft: Draft): Draft {
  const { eventId: _, ...columns } = draft.columns;
  const name = excerpt(header.trim());
  return {
    ...draft,
    columns,
    leftOut: [
      ...draft.leftOut,
      `column "${name}" has one value for different events, so that it identifies none: duplicates are rows that are equal in all columns`,
    ],
  };
}
