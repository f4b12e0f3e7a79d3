import type { EventRow } from "../../domain/event.js";
import type { EventStore } from "../../store/events.js";
import { findMessage } from "../../store/find.js";
import type { Identified } from "../inputs/identify.js";

/** Places of the tables in the order in which they are read: lists after logs, whatever the order of the files. */
export function readingOrder(tables: readonly Identified[]): number[] {
  const isList = (at: number) => Number(tables[at]!.detection.role === "recipients");
  return [...tables.keys()].sort((a, b) => isList(a) - isList(b));
}

/**
 * Whether a hit that a recipient list counts is one that an event log shows: platforms deliver both in one archive, and
 * no click is made twice. A log is asked per message and kind, since logs are cut at a date or hold clicks alone.
 * Made when all logs are read and no list is, so that lists do not hide each other.
 */
export function coveredByLogs(store: EventStore): (row: EventRow) => boolean {
  const { clicks, openGroups } = store;
  return (row) => {
    if (row.kind !== "click" && row.kind !== "open") return false;
    const message = findMessage(store, row);
    if (message === -1) return false;
    let covered = false;
    if (row.kind === "click") store.forEachClick(message, (click) => (covered ||= click < clicks));
    else store.forEachOpenGroup(message, (group) => (covered ||= group < openGroups));
    return covered;
  };
}
