import type { EventKind } from "../domain/event.js";
import type { TableInfo } from "../domain/table.js";
import type { Assignments } from "./assign.js";
import { indexOfHeaders } from "./columns.js";
import { eventPhrase, OF_MAIL } from "./event-words.js";
import { kindFromName } from "./kind-in-name.js";
import { meaningsOf } from "./synonyms.js";
import { headerKey } from "./text.js";
import { isTotals } from "./totals.js";
import { isNothing } from "./values.js";

/** "Not opened", "unopened", "Nicht geklickt": the mail was sent, and that is all; undefined for texts that deny nothing. */
export function deniedStage(text: string): EventKind | undefined {
  const stated = kindFromName(text);
  return stated?.negated === true ? stated.kind : undefined;
}

/**
 * Whether a table without any times is a list of how far each mail got: nobody stands there twice, and each word says what
 * happened to a mail or what did not.
 */
export function listsStages({ header, sample }: TableInfo, { fields, contents }: Assignments): boolean {
  const word = fields.get("eventType");
  const person = fields.get("email") ?? fields.get("subscriberId");
  if (word === undefined || person === undefined) return false;
  // Times that nobody can read make it a log that has to be exported otherwise.
  if (header.some((name, at) => contents[at]!.filled > 0 && meansTime(name))) return false;
  const people = new Set<string>();
  for (const cells of sample) {
    if (isTotals(cells)) continue;
    const who = (cells[person.column] ?? "").trim().toLowerCase();
    const text = (cells[word.column] ?? "").trim();
    if (isNothing(who) || people.has(who)) return false;
    people.add(who);
    const kind = eventPhrase(text)?.kind ?? deniedStage(text);
    if (kind === undefined || !OF_MAIL.has(kind)) return false;
  }
  return people.size > 0;
}

function meansTime(name: string): boolean {
  return meaningsOf(name).some(({ field }) => field === "eventTime");
}

/** Whether cells of these columns say that a mail was delivered and came no further, as others say that it was opened. */
export function tellsDelivered(
  { header, sample }: TableInfo,
  columns: readonly (string | undefined)[],
  events: Readonly<Record<string, EventKind>> = {},
): boolean {
  const indices = indexOfHeaders(header);
  const places = columns.flatMap((name) => (name === undefined ? [] : (indices.get(headerKey(name)) ?? [])));
  const words = new Set(sample.flatMap((cells) => places.map((at) => (cells[at] ?? "").trim())));
  return [...words].some((word) => (events[word.toLowerCase()] ?? eventPhrase(word)?.kind) === "delivered");
}
