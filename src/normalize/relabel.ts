import type { EventKind } from "../domain/event.js";
import type { Role } from "../domain/table.js";
import type { Assignments } from "./assign.js";
import type { Field } from "./fields.js";
import { TIME_OF } from "./kind-times.js";
import { meaningsOf } from "./synonyms.js";

/** Which field a common name such as `date`, `type` or `opened` means in tables of each role. */
const MEANING_IN: Partial<Record<Role, readonly (readonly [from: Field, to: Field])[]>> = {
  conversions: [
    ["eventTime", "conversionTime"],
    ["eventType", "conversionType"],
  ],
  campaigns: [
    ["eventTime", "sendTime"],
    ["subject", "campaignName"],
  ],
  recipients: [["eventType", "status"]],
};

/** Gives ambiguous columns the meaning that they have in a table of this role; taken fields stay. */
export function relabel(
  columns: ReadonlyMap<Field, string>,
  role: Role,
  kind: EventKind | null,
): Map<Field, string> {
  const renamed = new Map(columns);
  if (role === "conversions") moveStatus(renamed);
  const move = (from: Field, to: Field): void => {
    const header = renamed.get(from);
    if (header === undefined || renamed.has(to)) return;
    renamed.delete(from);
    renamed.set(to, header);
  };
  for (const [from, to] of MEANING_IN[role] ?? []) move(from, to);
  const time = kind && TIME_OF[kind];
  if (role === "events" && time) move(time, "eventTime");
  if (role === "recipients" && time) move("eventTime", time);
  return renamed;
}

/** States of orders hold words such as "paid", which look like events. */
function moveStatus(columns: Map<Field, string>): void {
  const header = columns.get("eventType");
  if (header === undefined || columns.has("status")) return;
  if (!meaningsOf(header).some(({ field }) => field === "status")) return;
  columns.delete("eventType");
  columns.set("status", header);
}

/** A log that names its campaigns by their subject alone; subjects that differ from person to person name none. */
export function nameBySubject({ fields, contents }: Assignments, role: Role): void {
  const subject = fields.get("subject");
  if (subject === undefined || (role !== "events" && role !== "recipients")) return;
  if (fields.has("campaignName") || fields.has("campaignId")) return;
  const { distinct, filled } = contents[subject.column]!;
  if (distinct * 2 > filled && distinct > 1) return;
  fields.delete("subject");
  fields.set("campaignName", subject);
}
