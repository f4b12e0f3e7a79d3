import type { EventKind, PlatformFlag } from "../domain/event.js";
import { nameKey, nameKeys, withoutUmlauts } from "./text.js";

/** Words per kind, from the catalogue (all shapes and languages) and the usual interface languages. */
const WORDS: Readonly<Record<EventKind, string>> = {
  sent: `sent|send|sends|email sent|email send|mail sent|processed|accepted|injection|request|requests|queued|dispatched|sent email
    |gesendet|versendet|versandt|verschickt|zugesandt|envoye|envoyee|expedie|expediee|enviado|enviada|verzonden|verstuurd|inviata|inviato|richiesta invio
    |activity.sent|email.sent|em_sends|отправлено`,
  delivered: `delivered|delivery|email delivered|received|received email|email.delivered|activity.delivered|inbox
    |zugestellt|ausgeliefert|empfangen|delivre|remis|livre|recu|entregado|entregada|recibido|entregue|recebido|bezorgd|afgeleverd|ontvangen
    |consegnata|consegnato|recapitata|recapitato|ricevuta|доставлено`,
  bounce: `bounce|bounced|bounces|hard bounce|soft bounce|hardbounces|softbounces|bounced email|email bounced|email bounce|bounceback
    |hard|soft|invalid|invalid email|out of band|hard bounced|soft bounced|undelivered|not delivered|failed|permanent_fail|undeliverable
    |email.bounced|activity.hard_bounced|activity.soft_bounced|em_bounces|unzustellbar|nicht zugestellt|rucklaufer|ruckläufer
    |rebondi|rebond|rebonds|erreur permanente|erreur temporaire|npai|rejete|non delivre|rebotado|rebote|rebotes|devuelto|no entregado
    |devolvido|devolucao permanente|devolucao temporaria|rejeicao|rejeicao permanente|rejeicao temporaria|nao entregue|gebounced|teruggestuurd|niet bezorgd|niet afgeleverd
    |onbestelbaar|rimbalzata|rimbalzato|rimbalzo|rimbalzi|non consegnata|non consegnato|mancata consegna`,
  open: `open|opened|opens|email opened|email open|opened email|mail opened|first opening|first open|unique open|unique opened|opened unique
    |reopened|initial open|amp open|amp initial open|read|viewed|view|views|notification viewed|email viewed|impression|impressions|opn
    |proxy open|unique proxy open|loaded by proxy|loaded via proxy|opened by proxy|machine open|machine opened|automated open
    |email.opened|activity.opened|activity.opened_unique|em_opens
    |geoffnet|gelesen|offnung|offnungen|angesehen|ouvert|ouverte|ouverture|ouvertures|lu|abierto|abierta|apertura|aperturas|leido|abrio|visto|visualizado|visualizada|aberto|aberta|abertura|aberturas|abriu|lido|leitura
    |geopend|opening|openingen|gelezen|bekeken|gezien|aperto|aperture|aperta|prima apertura|letto|letta|visualizzato|visualizzata|caricata per procura
    |charge par proxy|cargado por proxy|carregado por proxy|uber proxy geladen|durch proxy geladen|geladen via proxy|открыто|прочитано`,
  click: `click|clicked|clicks|email clicked|email click|clicked email|clicked link|link clicked|link click|click through|clickthrough
    |email clickthrough|unique click|unique clicked|clicked unique|clicked a link|notification clicked|amp click|clk|url click
    |email.clicked|activity.clicked|activity.clicked_unique|em_clicks
    |geklickt|angeklickt|klick|klicks|link geklickt|clique|cliquee|cliques|clic|clics|clicado|clicada|clicou|hizo clic|clico|cliqueado|cliqueo|clickeado|clickeo|pulsado|pincho|pinchado
    |geklikt|aangeklikt|klik|kliks|klikken|klicken|cliccata|cliccato|cliccati|clic sul link|клик|переход`,
  unsubscribe: `unsubscribe|unsubscribed|unsubscribes|unsub|optout|opt out|opted out|list unsubscribe|link unsubscribe|group unsubscribe
    |email unsubscribe|email unsubscribed|subscription change|removed|email.unsubscribed|activity.unsubscribed|em_optouts
    |abgemeldet|abmeldung|abmeldungen|ausgetragen|abbestellt|abbestellung|abbestellungen|desabonne|desabonnee|desinscrit|desinscrite
    |desinscription|desinscriptions|desabonnement|desabonnements|baja|bajas|dado de baja|desuscrito|desuscrita|desuscripcion|cancelado
    |cancelacion de suscripcion|cancelada la suscripcion|suscripcion cancelada|descadastrado|descadastrada|descadastro|descadastramento
    |desinscrito|desinscrita|desinscricao|cancelou|cancelamento de inscricao|cancelamento da inscricao|inscricao cancelada|afgemeld
    |afmelding|afmeldingen|uitgeschreven|uitschrijving|uitschrijvingen|disiscrizione|disiscrizioni|disiscritto|disiscritta
    |iscrizione annullata|cancellato|отписался`,
  complaint: `complaint|complaints|complained|spam|spam report|spam complaint|spam complained|marked as spam|marked email as spam|mark as spam
    |spammed|abuse|feedback loop|fbl|email complaint|email.complained|activity.spam_complaint|junk
    |beschwerde|spambeschwerde|als spam markiert|plainte|plaintes|signale comme spam|queja|denuncia|denuncia de spam|marcado como spam|reclamacao|klacht|spamklacht
    |segnalata come spam|reclamo|отметил рассылку как спам`,
  forward: `forward|forwarded|forwards|forwarded email|email forwarded|email forward|em_forwards|shared|weitergeleitet|transfere
    |reenviado|encaminhado|doorgestuurd|inoltrata|inoltrato`,
  form: "form|form submit|form submitted|form submission|submitted form|submitted data|filled out form|formular|formulaire|formulario|formulier",
  visit:
    "visit|visited|page visit|page view|pageview|web visit|website visit|visited page|besuch|visite|visita|bezoek",
  reply:
    "reply|replied|replies|answered|email replied|response|beantwortet|geantwortet|repondu|respondido|beantwoord|risposto",
  conversion: `conversion|converted|purchase|purchased|order|ordered|placed order|goal|paid|kauf|bestellung|gekauft|achat|commande
    |compra|pedido|aankoop|bestelling|acquisto|ordine`,
  // Words that are known and say nothing about hits: the row is read and leaves nothing behind.
  other: `deferred|deferral|delay|delayed|delivery delay|delivery delayed|email.delivery_delayed|dropped|drop|dropped email|suppressed
    |blocked|rejected|reject|rendering failure|generation failure|generation rejection|policy rejection|error|error sending email|abort
    |email.failed|print|printed|report|reported|email reported|unbounce|stored|drafted|attempted|list addition|subscribe|subscribed
    |resubscribe|resubscribed|group resubscribe|email subscribe|campaign created|proxied request|scheduled|sending|skipped|email send skip
    |status change|pending|ignored|updated profile|verzogert|blockiert|abgelehnt|refuse|rechazado|rifiutato|rifiutata|geweigerd|aplazado|adiado|geblokkeerd|bloque|bloqueado|bloccata|differe|uitgesteld`,
};

/** Words that say a proxy or a prefetch loaded the pictures: the platform's own opinion about the open. */
const FLAGGED: Readonly<Record<string, PlatformFlag>> = {
  "proxy open|unique proxy open|loaded by proxy|loaded via proxy|opened by proxy|caricata per procura|charge par proxy|cargado por proxy|carregado por proxy|uber proxy geladen|durch proxy geladen|geladen via proxy":
    "proxy",
  "machine open|machine opened|automated open": "machine",
};

/** What an event word means. */
export interface EventWord {
  readonly kind: EventKind;
  readonly flag: PlatformFlag;
}

const TABLE: ReadonlyMap<string, EventWord> = buildTable();

function buildTable(): Map<string, EventWord> {
  const flags = new Map<string, PlatformFlag>();
  for (const [words, flag] of Object.entries(FLAGGED))
    for (const key of nameKeys(words)) flags.set(key, flag);
  const table = new Map<string, EventWord>();
  for (const [kind, words] of Object.entries(WORDS)) {
    for (const key of nameKeys(words))
      table.set(key, { kind: kind as EventKind, flag: flags.get(key) ?? "none" });
  }
  return table;
}

/** Looks an event word up, in any of the languages and spellings. */
export function eventWord(text: string): EventWord | undefined {
  return wordOf(nameKey(text));
}

function wordOf(key: string): EventWord | undefined {
  return TABLE.get(key) ?? TABLE.get(withoutUmlauts(key));
}

/** What happens to a mail that was sent. A word within a phrase can state these; other words are too common in text. */
export const OF_MAIL: ReadonlySet<EventKind> = new Set([
  "sent",
  "delivered",
  "bounce",
  "open",
  "click",
  "unsubscribe",
  "complaint",
  "forward",
]);
/** What happened before says less than what came of it: "sent, but bounced". */
export const EARLIER: ReadonlySet<EventKind> = new Set(["sent", "delivered"]);
const NEGATION =
  /^(?:not|non|never|none|without|didnt?|hasnt?|havent?|wasnt?|isnt?|nicht|nie|ohne|kein|keine|keinen|niet|nooit|geen|zonder|ne|pas|jamais|sans|aucune?|nunca|jamas|ningun|ninguna|sin|nao|nenhum|nenhuma|sem|nessun|nessuna|senza|не|нет)$/;
/** Denies what follows it in English, Spanish and Italian; behind the verb it is Portuguese for "on the": "Clicou no link". */
const NEGATION_BEFORE = "no";

/** Objects and channels other than the mail, and rates: "Viewed Product", "Clicked SMS" and "Click Rate" are no hits of it. */
const ELSEWHERE: ReadonlySet<string> = new Set(
  nameKeys(`sms|mms|rcs|push|ad|ads|advert|banner|app|inapp|whatsapp|viber|telegram|messenger|facebook|instagram|linkedin|twitter|google|chat
    |web|website|webpage|site|page|pages|landing|popup|widget|product|products|item|collection|category|catalog|cart|checkout|store|shop
    |form|survey|poll|quiz|review|coupon|video|document|file|ticket|task|deal|invoice|proposal|payment|webinar|meeting|profile
    |rate|rates|ratio|percent|percentage|quote|taux|tasa|taxa|tasso
    |werbung|anzeige|annonce|pub|anuncio|advertentie|annuncio|seite|webseite|pagina|sitio|sito|produkt|produit|producto|produto|prodotto
    |warenkorb|panier|carrito|carrinho|carrello|winkelwagen|boutique|tienda|loja|negozio|winkel|formular|formulaire|formulario|formulier|modulo
    |umfrage|sondage|enquete|encuesta|pesquisa|sondaggio|dokument|rechnung|facture|factura|fatura|fattura`),
);
/** Words that are said of anything, and are about the mail only where the phrase names it: "Viewed newsletter". */
const ANYTHING: ReadonlySet<string> = new Set(
  nameKeys(`read|view|views|viewed|impression|impressions|angesehen|bekeken|received|empfangen|recibido|recebido|ontvangen|ricevuta
    |accepted|request|requests|processed|removed|shared
    |opening|visto|visualizado|visualizada|leitura|gezien|visualizzato|visualizzata|remis|expedie|expediee|denuncia|rejeicao`),
);
const MAIL =
  /^(?:e?mails?|emailing|mailing|newsletter|message|campaign|nachricht|kampagne|rundbrief|courriel|campagne|correo|mensaje|campana|boletin|bericht|nieuwsbrief|correio|mensagem|campanha|boletim|messaggio|campagna|письмо|рассылк[аиу])$/;
/** "Didn't" is one word. */
const APOSTROPHE = /(n)['\u2019]t\b/giu;
const CAMEL = /(\p{Ll})(\p{Lu})/gu;
/** Shorter words within a phrase are articles, prepositions and abbreviations. */
const SHORTEST_STATED = 4;

/**
 * What a phrase says whose words are known though it is not: "Link geklickt", "Email was opened", "A cliqué sur un lien".
 * Undefined where its words disagree, deny it, or name something else than the mail. Only for columns that are known to
 * say what happened.
 */
export function eventPhrase(text: string): EventWord | undefined {
  const known = eventWord(text);
  if (known !== undefined) return known;
  const words = wordsOf(text);
  const namesMail = words.some((word) => MAIL.test(word));
  const kinds = new Set<EventKind>();
  for (const word of words) {
    if (NEGATION.test(word) || ELSEWHERE.has(word)) return undefined;
    if (word === NEGATION_BEFORE && kinds.size === 0) return undefined;
    if (word.length < SHORTEST_STATED || (ANYTHING.has(word) && !namesMail)) continue;
    const kind = wordOf(word)?.kind;
    if (kind !== undefined && OF_MAIL.has(kind)) kinds.add(kind);
  }
  const late = [...kinds].filter((kind) => !EARLIER.has(kind));
  const [kind, ...others] = late.length > 0 ? late : kinds;
  return kind === undefined || others.length > 0 ? undefined : { kind, flag: "none" };
}

/** Whether a word by itself names what happened to a mail. */
export function saysMail(word: string): boolean {
  const kind = wordOf(word)?.kind;
  return kind !== undefined && OF_MAIL.has(kind) && word.length > SHORTEST_STATED && !ANYTHING.has(word);
}

function wordsOf(text: string): string[] {
  const spaced = text.slice(0, 100).replace(APOSTROPHE, "$1t").replace(CAMEL, "$1 $2");
  return [...spaced.matchAll(/\p{L}+/gu)].map(([word]) => nameKey(word));
}
