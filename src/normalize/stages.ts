import type { EventKind } from "../domain/event.js";
import type { TableInfo } from "../domain/table.js";
import type { Assignments } from "./assign.js";
import { indexOfHeaders } from "./columns.js";
import { eventPhrase, OF_MAIL } from "./event-words.js";
import type { Field } from "./fields.js";
import { LAST } from "./header-phrases.js";
import { kindFromName } from "./kind-in-name.js";
import { meaningsOf } from "./synonyms.js";
import { headerKey, headerWords } from "./text.js";
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
export function listsStages(info: TableInfo, found: Assignments): boolean {
  // Times that nobody can read make it a log that has to be exported otherwise.
  const { contents } = found;
  if (info.header.some((name, at) => contents[at]!.filled > 0 && meansTime(name))) return false;
  return stagesOf(info, found) !== undefined;
}

/**
 * Whether a table with a time in each row is such a list all the same, and the time that of the last thing that happened: its
 * column is called a status, or the last action, and somebody stands there who did nothing with the mail.
 */
export function listsLastStages(info: TableInfo, found: Assignments): boolean {
  const { fields } = found;
  const word = fields.get("eventType");
  if (word === undefined || CLIENT.some((field) => fields.has(field))) return false;
  const name = info.header[word.column]!;
  const isStatus = meaningsOf(name).some(({ field }) => field === "status");
  if (!isStatus && !headerWords(name).some((part) => LAST.test(part))) return false;
  const stages = stagesOf(info, found);
  return (
    stages !== undefined &&
    (stages.has("open") || stages.has("click")) &&
    NO_HITS.some((kind) => stages.has(kind))
  );
}

const CLIENT: readonly Field[] = ["ip", "userAgent", "url"];
const NO_HITS: readonly EventKind[] = ["sent", "delivered", "bounce"];

/** How far the mails of a list got; undefined where somebody stands there twice, or a word says something else. */
function stagesOf({ sample }: TableInfo, { fields }: Assignments): Set<EventKind> | undefined {
  const word = fields.get("eventType");
  const person = fields.get("email") ?? fields.get("subscriberId");
  if (word === undefined || person === undefined) return undefined;
  const people = new Set<string>();
  const stages = new Set<EventKind>();
  for (const cells of sample) {
    if (isTotals(cells)) continue;
    const who = (cells[person.column] ?? "").trim().toLowerCase();
    const text = (cells[word.column] ?? "").trim();
    if (isNothing(who) || people.has(who)) return undefined;
    people.add(who);
    const kind = eventPhrase(text)?.kind ?? deniedStage(text);
    if (kind === undefined || !OF_MAIL.has(kind)) return undefined;
    stages.add(kind);
  }
  return people.size > 0 ? stages : undefined;
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
