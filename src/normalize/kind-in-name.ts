import type { EventKind } from "../domain/event.js";
import { EARLIER } from "./event-words.js";
import { nameKey, withoutUmlauts } from "./text.js";

/** Event words that name files and folders: `opens.csv`, `spring - clicks.csv`, `granular_activity/clicks/`. */
const PATH_KINDS: readonly { words: string; kind: EventKind }[] = [
  {
    words:
      "clicks|click|clicked|clickers|clicker|klicks|klick|klicker|kliks|klikken|klikkers|geklickt|geklikt|clics|cliques|clic|cliqueurs|clicados|cliccati|clickeados",
    kind: "click",
  },
  {
    words:
      "opens|open|opened|openers|opener|views|viewed|geoffnet|offnungen|offner|geopend|openingen|ouvertures|ouvert|ouverts|ouvreurs|aperturas|abiertos|aberturas|abertos|aperti|aperture",
    kind: "open",
  },
  { words: "bounces|bounce|bounced|rucklaufer|rebonds|rebotes|rimbalzi|devolucoes", kind: "bounce" },
  {
    words:
      "unsubscribes|unsubscribe|unsubscribed|unsubs|optouts|optout|abmeldungen|abbestellungen|uitschrijvingen|desinscriptions|disiscrizioni|cancelamentos|afmeldingen|desabonnements|bajas|desabonnes|desinscrits|descadastrados|disiscritti|abgemeldet|abgemeldete|uitgeschreven|afgemeld",
    kind: "unsubscribe",
  },
  {
    words:
      "delivered|deliveries|delivery|zugestellt|zustellungen|leveringen|livraisons|entregas|consegne|bezorgd|delivres|entregados|consegnati",
    kind: "delivered",
  },
  {
    words:
      "sent|sends|recipients|versand|versendungen|envois|envios|invii|verzending|verzendingen|empfanger|ontvangers|destinataires|destinatarios|destinatari|gesendet|versendet|verzonden|envoyes|enviados|inviati",
    kind: "sent",
  },
  { words: "complaints|complaint|spam reports|spam complaints|spamreports", kind: "complaint" },
];

const KIND_OF_PATH_WORD = new Map(
  PATH_KINDS.flatMap(({ words, kind }) => words.split("|").map((word) => [word, kind] as const)),
);

/** "not_opened", "didn't click", "nicht geöffnet": the list of those who did not. */
const NOT =
  /(?:^|[^\p{L}])(?:(?:did[\s_-]*)?(?:not|no|non|un|never)|didn['\u2019]?t|nicht|keine?|pas|niet|geen|n[aã]o)[\s_\-.]*$/iu;
/** The same in one word: "nonOpeners", "unopened", "ungeöffnet", "ongeopend". */
const NOT_IN_WORD = /^(?:non|un|not|on)(?=\p{L}{4})/u;
/** "sent-to-clickers": what was done, and to whom. */
const TOWARDS = /^[\s_\-.]*(?:to|an|aux?|ai|alle|aan|naar|a|para|for)[\s_\-.]+$/iu;
/** Nothing, or "and", between two words: "opens_and_clicks" holds both, and "click-to-open" neither. */
const BESIDE = /^[^\p{L}\p{N}]*(?:(?:and|und|et|y|en|e|or|to)[^\p{L}\p{N}]+)?$/iu;

/** What names no campaign where it stands alone. */
const FILLER =
  /^(?:activity|activities|report|reports|export|exports|log|logs|list|details|data|\(\d{1,3}\))$/iu;

interface Stated {
  readonly kind: EventKind;
  readonly negated: boolean;
  readonly from: number;
  readonly to: number;
}

/**
 * The kind that a file or folder name states, and the name without that word ("" when nothing is left). Names hold more
 * event words than the one that counts: "unsubscribe link clicks", "Newsletter sent 3 March - opens", "opened, not clicked".
 */
export function kindFromName(name: string): { kind: EventKind; rest: string; negated: boolean } | undefined {
  const stem = name.slice(0, 300);
  const found = statedIn(stem);
  const decisive = decide(stem, found);
  if (decisive === undefined) return undefined;
  const { kind, negated, from, to } = decisive;
  const before = stem.slice(0, from).replace(/[\s_\-.]+$/, "");
  const after = stem.slice(to).replace(/^[\s_\-.]+/, "");
  const kept = negated ? before.replace(NOT, "").replace(/[\s_\-.]+$/, "") : before;
  return {
    kind: negated ? opposite(kind) : kind,
    negated,
    rest: nameIn(kept && after ? `${kept} ${after}` : kept || after),
  };
}

/** What is left of a file's name, "" where that is only what a browser or a platform adds: "opened (1)", "click_activity". */
function nameIn(rest: string): string {
  return FILLER.test(rest) ? "" : rest;
}

function statedIn(stem: string): Stated[] {
  const found: Stated[] = [];
  for (const match of stem.matchAll(/\p{L}+/gu)) {
    const word = nameKey(match[0]);
    const positive = KIND_OF_PATH_WORD.get(word) ?? KIND_OF_PATH_WORD.get(withoutUmlauts(word));
    const kind = positive ?? KIND_OF_PATH_WORD.get(word.replace(NOT_IN_WORD, ""));
    if (kind === undefined) continue;
    const negated = positive === undefined || NOT.test(stem.slice(0, match.index));
    found.push({ kind, negated, from: match.index, to: match.index + match[0].length });
  }
  return found;
}

/** What was done before what was not; what came of the mail before its sending; the last of several, unless they stand side by side. */
function decide(stem: string, found: readonly Stated[]): Stated | undefined {
  const done = found.filter(({ negated }) => !negated);
  const [first, second] = done;
  if (first !== undefined && second !== undefined && EARLIER.has(first.kind)) {
    if (TOWARDS.test(stem.slice(first.to, second.from))) return first;
  }
  const late = done.filter(({ kind }) => !EARLIER.has(kind));
  const last = late.at(-1) ?? done.at(-1);
  if (last === undefined) return found[0];
  const before = late.at(-2);
  const isBeside = before !== undefined && BESIDE.test(stem.slice(before.to, last.from));
  return isBeside && before.kind !== last.kind ? undefined : last;
}

/** Who did not open or click was sent the mail; what was not delivered bounced. */
function opposite(kind: EventKind): EventKind {
  return kind === "delivered" ? "bounce" : "sent";
}
