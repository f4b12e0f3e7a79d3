import type { EventKind } from "../domain/event.js";
import type { TableInfo } from "../domain/table.js";
import type { Assignments } from "./assign.js";
import { eventPhrase } from "./event-words.js";
import { HIT_FIELDS } from "./everyone.js";
import type { Field } from "./fields.js";
import { isOfRecord } from "./rival-times.js";
import { meaningsOf } from "./synonyms.js";
import { excerpt, nameKey } from "./text.js";
import { isNothing } from "./values.js";

/** Where somebody stands on a list. */
const ON_LIST =
  /^(?:(?:re|email)?subscribed?|subscriber|(?:double)?opt(?:ed)?in|active|enabled|confirmed|unconfirmed|registered|pending|member|nonsubscribed|transactional|abonniert|angemeldet|aktiv|bestatigt|unbestatigt|inscrite?|abonnee?|actif|confirmee?|suscrit[oa]|activ[oa]|confirmad[oa]|ingeschreven|aangemeld|actief|bevestigd|geabonneerd|inscrit[oa]|ativ[oa]|assinante|iscritt[oa]|attiv[oa]|confermat[oa]|подписан)$/;
/** Where somebody stands who has left it, beside those who have not. */
const OFF_LIST =
  /^(?:unsubscribed?|optedout|optout|inactive|disabled|cleaned|bounced|suppressed|blocked|complained|abgemeldet|inaktiv|desabonnee?|desinscrite?|baja|inactiv[oa]|uitgeschreven|afgemeld|inactief|cancelad[oa]|disiscritt[oa])$/;
/** Columns of which any says what the rows are. */
const SAYS_HITS: readonly Field[] = [...HIT_FIELDS, "openTime", "clickTime", "url"];
const CLIENT: readonly Field[] = ["url", "ip", "userAgent"];

/**
 * "Subscribed" in every row of `openers.csv` is how people stand on the list, and not what they did: such a column is no
 * longer the event in `found`, and a time that only its cells or the contact suggest is no longer that of one.
 */
export function leaveListStatus(info: TableInfo, found: Assignments, pathKind: EventKind | null): void {
  const { fields } = found;
  const word = fields.get("eventType");
  if (word === undefined || !holdsStatus(wordsIn(info, word.column))) return;
  const isStatus = meaningsOf(info.header[word.column]!).some(({ field }) => field === "status");
  if (pathKind === null && !isStatus && !SAYS_HITS.some((field) => fields.has(field))) return;
  fields.delete("eventType");
  if (!fields.has("status")) fields.set("status", word);
  const time = fields.get("eventTime");
  if (time === undefined || CLIENT.some((field) => fields.has(field))) return;
  if (time.by === "content" || isOfRecord(info.header[time.column]!)) fields.delete("eventTime");
  found.ties.delete("eventTime");
}

/** What to say of a log whose words are known and none of which is a hit; nothing where there are others. */
export function noteOnNoHits(info: TableInfo, { fields }: Assignments): string[] {
  const word = fields.get("eventType");
  const words = word === undefined ? [] : wordsIn(info, word.column);
  if (word === undefined || words.length === 0) return [];
  if (words.some((text) => eventPhrase(text)?.kind !== "other")) return [];
  const [name, first] = [info.header[word.column]!.trim(), words[0]!].map((text) => excerpt(text));
  return [
    `column "${name}" names nothing that is done with a mail ("${first}"), so its rows add no opens and no clicks: name another column with --map event=COLUMN, or the file with --opens or --clicks`,
  ];
}

function holdsStatus(words: readonly string[]): boolean {
  const keys = words.map(nameKey);
  return (
    keys.some((key) => ON_LIST.test(key)) && keys.every((key) => ON_LIST.test(key) || OFF_LIST.test(key))
  );
}

function wordsIn({ sample }: TableInfo, column: number): string[] {
  const words = new Set(sample.map((cells) => (cells[column] ?? "").trim()));
  return [...words].filter((text) => !isNothing(text));
}
