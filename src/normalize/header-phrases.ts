import type { EventKind } from "../domain/event.js";
import { eventPhrase, saysMail } from "./event-words.js";
import type { Field } from "./fields.js";
import { judgedField } from "./judged-counts.js";
import { nameKey } from "./text.js";

/** What a header about each kind of event may hold, by what else it says. */
interface Family {
  readonly first: Field;
  readonly last: Field;
  readonly total: Field | null;
  readonly unique: Field | null;
  readonly flag: Field;
}

const FAMILIES: Partial<Record<EventKind, Family>> = {
  open: {
    first: "openTime",
    last: "lastOpenTime",
    total: "totalOpens",
    unique: "uniqueOpens",
    flag: "opened",
  },
  click: {
    first: "clickTime",
    last: "lastClickTime",
    total: "totalClicks",
    unique: "uniqueClicks",
    flag: "clicked",
  },
  sent: { first: "sendTime", last: "sendTime", total: null, unique: null, flag: "sent" },
  delivered: { first: "deliveryTime", last: "deliveryTime", total: null, unique: null, flag: "delivered" },
  bounce: { first: "bounceTime", last: "bounceTime", total: "bounces", unique: "bounces", flag: "bounced" },
  unsubscribe: {
    first: "unsubscribeTime",
    last: "unsubscribeTime",
    total: null,
    unique: null,
    flag: "unsubscribed",
  },
};

/** "No. of opens" denies nothing. */
const NUMBER_OF = /\bn(?:o|r|\u00ba|\u00b0)\.?\s+(?=(?:of|de|di|do|der|van)\b)/iu;
/** Words for the latest of several. */
export const LAST =
  /^(?:last|latest|newest|recent|most recent|letzte[rsn]?|zuletzt|derniere?s?|ultim[oa]s?|laatste?|recente?)$/;
const UNIQUE = /^(?:uniques?|unik|unieke?|eindeutige[rns]?|einmalige[rns]?|unic[oaie]s?|uniche|distinct)$/;
/** Longer headers are questions of a form. */
const MOST_WORDS = 7;

/**
 * What a header may mean that no list knows, by the event that its words name and by the words around it: "Anzahl der Klicks",
 * "Premi\u00e8re ouverture", "Laatst geopend op". The cells must bear it out: the most likely field comes first.
 */
export function phraseMeanings(header: string): readonly Field[] {
  const words = [...header.slice(0, 100).matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => nameKey(word));
  if (words.length === 0 || words.length > MOST_WORDS || header.includes("%")) return [];
  // One word has to be said of mail alone: "Aperta" is, "Hard" and "Read" are said of anything.
  if (words.length === 1 && !saysMail(words[0]!)) return [];
  const judged = judgedField(header);
  if (judged !== undefined) return [judged];
  // Eloqua's Auto Clicks: of machines, and not among its clicks.
  if (words.includes("auto")) return [];
  const kind = eventPhrase(header.replace(NUMBER_OF, "number "))?.kind;
  const family = kind === undefined ? undefined : FAMILIES[kind];
  if (family === undefined) return [];
  const count = words.some((word) => UNIQUE.test(word)) ? family.unique : family.total;
  const time = words.some((word) => LAST.test(word)) ? family.last : family.first;
  return [time, ...(count === null ? [] : [count]), family.flag];
}
