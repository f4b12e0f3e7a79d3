import type { EventKind } from "../domain/event.js";
import type { FormatSpec } from "./format.js";

/** Kinds of events that an export can hold. */
export function kindsOf({ role, columns, events, event, eventFromPath }: FormatSpec): Set<EventKind> {
  const kinds = new Set<EventKind>([
    ...Object.values(events ?? {}),
    ...(eventFromPath ?? []).map((one) => one.kind),
  ]);
  if (event !== undefined) kinds.add(event);
  if (role === "recipients") {
    if (columns.clicked ?? columns.clickTime ?? columns.totalClicks ?? columns.uniqueClicks)
      kinds.add("click");
    if (columns.opened ?? columns.openTime ?? columns.totalOpens ?? columns.uniqueOpens) kinds.add("open");
  }
  // Named by nothing but their words: those that every platform uses.
  if (kinds.size === 0) kinds.add("click").add("open");
  return kinds;
}
