import type { Field } from "./fields.js";
import { nameKey, nameKeys, withoutUmlauts } from "./text.js";
import { zoneInName } from "./time/index.js";

/**
 * Headers by what they may mean: those of the catalogue (export-formats.json, header_synonyms), their usual variants, and
 * the words of English, German, French, Spanish, Dutch, Portuguese and Italian interfaces. Spelling follows nameKey, so
 * one entry covers every case, accent and separator. A header may stand under several fields: the content of its cells decides.
 */
const SYNONYMS: Readonly<Partial<Record<Field, string>>> = {
  email: `email|e-mail|mail|email address|e-mail address|mail address|emails|emailid|email id|email addr|user email|contact email|customer email
    |subscriber email|recipient|recipient email|recipient email address|recipient address|subscriber|subscriber address|to|to address|to email|rcpt|rcpt to|raw rcpt to
    |destination|customer email address|billing email|invitee email|member email|lead email|person email|profile email|attendee email|payer email|buyer email
    |respondent email|your email|primary email|email 1|email used|e-mail-adresse|mailadresse|email adresse|empfanger|empfangeradresse|empfanger email|abonnent|kontakt
    |adresse e-mail|adresse email|adresse mail|courriel|adresse courriel|adresse electronique|destinataire|abonne|mel|correo|correo electronico|direccion de correo
    |direccion de correo electronico|direccion de email|email del contacto|destinatario|suscriptor|e-mailadres|emailadres|mailadres|ontvanger|abonnee|geadresseerde|contact e-mail
    |endereco de e-mail|endereco de email|email do contato|correio eletronico|assinante|inscrito|indirizzo e-mail|indirizzo email|indirizzo mail|posta elettronica|iscritto
    |email адреса|адрес электронной почты|почта|username|user`,
  subscriberId: `subscriber id|subscriber uuid|subscriber key|subscriberid|contact id|contactid|contact key|customer id|customer number|customer external id|external user id|external id
    |user id|userid|uid|person id|profile id|profile|klaviyo id|lead id|leadid|member id|member|recipient id|recipientconstituentid|email hash|subscriber hash|contact hash|recipient hash|user hash|profile hash|anonymous id|hashed email|md5|sha256|email md5|email sha256|sha256 email|email sha 256|hash|euid|mj contact id|uuid
    |subscriber link|kundennummer|kunden id|kontakt id|empfanger id|abonnenten id|id client|numero client|id contact|id de contacto|id cliente|numero de cliente
    |klantnummer|klant id|contactid|abonnee id|id do contato|id contatto|id iscritto|custom type|constituent id|list member id|prospect id|account id`,
  eventType: `event|event type|event name|eventtype|eventname|event kind|activity|activity type|activitytype|activity type id|activity name|action|action type|type|record type|recordtype|status type|status
    |metric|metric name|message|st text|tracking activity type|interaction|interaction type|engagement|engagement type|event category|what|what happened|what they did|log type|event status|email event|message event
    |ereignis|ereignistyp|ereignisart|was passierte|was ist passiert|art des ereignisses|typ des ereignisses|aktion|aktivitat|typ|art|evenement|type d'evenement|type evenement|ce qui s'est passe|type d'action|activite|statut|evento|tipo|tipo de evento|tipo evento|que paso|tipo de accion|accion|actividad|estado
    |gebeurtenis|type gebeurtenis|soort gebeurtenis|soort actie|wat gebeurde er|actie|activiteit|soort|acao|atividade|tipo de acao|o que aconteceu|azione|tipo di evento|tipo di azione|cosa e successo|attivita|stato|событие|event id|event code|activity code|action code|action id`,
  eventTime: `timestamp|time stamp|time|event time|event date|eventtime|eventdate|event timestamp|event datetime|datetime|date time|date|date and time|date & time|occurred at|occurred|happened at|created|created at
    |created time|created on|created date|createdat|activity date|activity time|action date|action time|actiondate|logged at|log time|log date|ts|ts epoch|epoch|unix time|unixtime|time utc|timestamp utc|date utc|datetime utc|utc time|event time utc
    |received at|receivedat|processed|status change|when|interaction time|interaction date|engagement time|recorded at|time (utc)|date (utc)
    |zeit|zeitpunkt|zeitstempel|datum|datum und uhrzeit|datum uhrzeit|datum zeit|uhrzeit|ereigniszeit|ereignisdatum|erstellt|erstellt am|aktionsdatum
    |horodatage|date et heure|date heure|heure|date de l'evenement|date evenement|cree le|fecha|fecha y hora|fecha hora|hora|fecha del evento|fecha de evento|creado|creado el|marca de tiempo
    |tijd|tijdstip|tijdstempel|datum en tijd|datum tijd|gebeurtenisdatum|aangemaakt|aangemaakt op|moment|data|data e hora|data hora|data do evento|criado em|data e ora|data ora|ora|orario|data evento|creato il|дата|время`,
  sendTime: `send time|sendtime|send date|senddate|sent time|sent date|sentdate|sent at|sentat|sent on|sent|date sent|datesent|time sent|launch time|launch date|launched|launched at|mailing date|mailed|mailed at|send datetime|send timestamp|delivery started|start time
    |injected time|injection time|communication sent date|sent by created|scheduled|scheduled at|deployed|deployment date|email sent at|sent timestamp
    |gesendet|gesendet am|versendet|versendet am|versanddatum|versandzeit|versandzeitpunkt|versand|sendezeit|sendedatum|verschickt am|envoye le|envoye|date d'envoi|date envoi|heure d'envoi|envoi
    |enviado|enviado el|fecha de envio|fecha envio|hora de envio|verzonden|verzonden op|verzenddatum|verzendtijd|verzendmoment|verstuurd|verstuurd op|datum verzonden|enviado em|data de envio|data envio|inviato|inviato il|inviata|data di invio|data invio|ora di invio`,
  deliveryTime: `delivered at|deliveredat|delivery time|delivery date|deliverydate|delivered time|delivered date|delivered on|date delivered|time delivered|delivered|delivered timestamp
    |zugestellt|zugestellt am|zustellzeit|zustellzeitpunkt|zustelldatum|delivre|delivre le|date de livraison|entregado|entregado el|fecha de entrega|bezorgd|bezorgd op|bezorgdatum|afgeleverd|entregue|entregue em|data de entrega|consegnato|consegnato il|data di consegna`,
  openTime: `open time|opened time|open date|opened date|opened at|openedat|opened on|opened|open|open timestamp|opened timestamp|date opened|dateopened|time opened|first open|first opened|first open time|first open date|first opened at|date first opened|date read|read at|read time|viewed|viewed at|opendatetime|email opened at|datefirstopened
    |geoffnet|geoffnet am|offnungszeit|offnungszeitpunkt|offnungsdatum|erste offnung|erstmals geoffnet|gelesen am|ouvert|ouvert le|date d'ouverture|date ouverture|premiere ouverture|abierto|abierto el|fecha de apertura|primera apertura|geopend|geopend op|openingsdatum|openingsmoment|openmoment|openingstijd|tijdstip opening|datum opening|datum eerste opening|eerste opening|eerst geopend|datum geopend
    |aberto|aberto em|data de abertura|primeira abertura|aperto|aperto il|data di apertura|data apertura|prima apertura`,
  clickTime: `click time|clicked time|click date|clicked date|clicked at|clickedat|clicked on|clicked|click|click timestamp|date clicked|dateclicked|time clicked|first click|first clicked|first click time|first click date|first clicked at|clickeddatetime|date first clicked|email clicked at
    |geklickt|geklickt am|klickzeit|klickzeitpunkt|klickdatum|erster klick|erstmals geklickt|clique|clique le|date de clic|date du clic|date clic|premier clic|clic el|fecha de clic|fecha clic|primer clic|geklikt|geklikt op|klikdatum|klikmoment|kliktijdstip|tijdstip klik|datum klik|eerste klik|datum geklikt|clicado em|data do clique|data de clique|primeiro clique|cliccato|cliccato il|data clic|data del clic|primo clic`,
  lastOpenTime:
    "last open|last opened|last open time|last open date|last opened at|date last opened|datelastopened|most recent open|letzte offnung|zuletzt geoffnet|derniere ouverture|ultima apertura|laatste opening|laatst geopend|ultima abertura",
  lastClickTime:
    "last click|last clicked|last click time|last click date|last clicked at|date last clicked|datelastclicked|most recent click|letzter klick|zuletzt geklickt|dernier clic|ultimo clic|laatste klik|laatst geklikt|ultimo clique",
  bounceTime:
    "bounced at|bounce time|bounce date|bouncedat|bouncedatetime|date bounced|time bounced|bounced|bounced on|bounce timestamp|gebounced|gebounced am|ruckläufer am|date de rebond|fecha de rebote",
  unsubscribeTime: `unsubscribed at|unsubscribe time|unsubscribe date|unsubscribedat|date unsubscribed|time unsubscribed|unsubscribed|unsubscribed on|optout date|opt out date|opt-out time|abgemeldet|abgemeldet am|abmeldedatum|desabonne|desabonne le|date de desabonnement|desinscrit le|fecha de baja|baja
    |afgemeld|afgemeld op|uitgeschreven|uitgeschreven op|data de cancelamento|disiscritto|disiscritto il|data disiscrizione|дата отписки`,
  url: `url|urls|uri|link|link url|link address|linkurl|clicked url|clicked link|clickedlink|click url|clickurl|target url|target link url|target|destination url|href|original link|originallink|original url|page url|landing page|landing url|email clicked thru link|url clicked|link clicked|full url|redirect url|final url|web address|details|source url|hyperlink
    |adresse url|lien|lien clique|url clique|verknupfung|verlinkung|angeklickter link|geklickter link|ziel url|ziel-url|zieladresse|enlace|vinculo|url del enlace|enlace clicado|koppeling|geklikte link|aangeklikte link|doel url|doel-url|ligacao|link clicado|collegamento|link cliccato|indirizzo link|ссылка`,
  linkId:
    "link id|linkid|url id|urlid|linkinfo|action ref id|actionrefid|send url id|sendurlid|link number|link no|link nr|link key",
  linkName:
    "link name|linkname|link text|link label|link title|alias|link alias|anchor|anchor text|click name|target link name|url name|linktext|texte du lien|nom du lien|texto del enlace|nombre del enlace|linknaam|linktekst|nome do link|nome link|testo del link",
  position:
    "position|link position|pos|order|index|rank|link index|link order|place|nr|no|number|reihenfolge|ordre|posicion|posicao|posizione|positie|volgorde|block",
  ip: `ip|ip address|ip-address|ipaddress|ip addr|client ip|clientip|remote ip|remote addr|remote address|user ip|source ip|sourceip|reader ip|recipient ip|open ip|click ip|first open ip|visitor ip|action ip|actionip|ip v4|ipv4|host ip|customer ip address|event ip|ip des empfangers|ip-adresse|ipadresse
    |adresse ip|direccion ip|ip adres|ip-adres|endereco ip|indirizzo ip`,
  userAgent:
    "user agent|useragent|user-agent|ua|user agent string|agent|http user agent|browser user agent|client user agent|browser agent|browser|client|device user agent|email client|customer user agent|header|browserkennung|agent utilisateur|agente de usuario|agente do usuario",
  country: `country|country code|countrycode|country name|cc|geo country|geo|ip country|location country|geoip country|country iso code|country short|iso country|land|landercode|landescode|landerkennung|landcode|pays|code pays|pais|codigo de pais|codigo pais|codigo do pais|paese|codice paese|nazione|billing country|card address country|страна`,
  region:
    "region|region code|regioncode|state|state / region|province|geo region|bundesland|etat|estado|provincia|provincie|regione|regiao",
  city: "city|town|geo city|location city|stadt|ort|ville|ciudad|stad|plaats|cidade|citta",
  campaignName: `campaign|campaign name|campaignname|campaign title|mailing|mailing name|mailing title|newsletter|newsletter name|newsletter title|message name|email name|emailname|email title|broadcast|broadcast name|deployment name|send name|job name|asset name|assetname|marketing campaign name|custom campaign|customcampaign|transmission name|communication internal name|template name|flow name|blast|blast name|issue|edition|post title|program name|utm campaign
    |email campaign|email campaign name|e-mail campaign|mail campaign|campaign email|marketing email|marketing email name|email marketing campaign|mailing campaign|sendout|sendout name|name of campaign|name of mailing
    |kampagne|kampagnenname|name der kampagne|name des mailings|name des newsletters|newslettername|mailing kampagne|e-mail-kampagne|e-mail-kampagnenname|mailkampagne|marketing e-mail|mailingname|aussendung|rundbrief|campagne|nom de la campagne|nom de campagne|nom campagne|campagne e-mail|campagne email|campagne emailing|nom de la newsletter|nom du mailing|nom de l'e-mail|infolettre|campana|campana de correo|campana de email|correo de marketing|nombre del boletin|nombre del correo|nombre de la campana|nombre de campana|boletin|campagnenaam|naam campagne|naam van de campagne|nieuwsbrief|naam nieuwsbrief|naam mailing|naam van de nieuwsbrief|e-mailcampagne|mailcampagne|marketing e-mail|mailingnaam|campanha|campanha de email|nome do email|nome do boletim|nome da campanha|nome campanha|boletim|campagna|nome campagna|nome della campagna|nome newsletter|nome della newsletter|campagna email|nome email|название рассылки|название кампании|рассылка|кампания`,
  campaignId: `campaign id|campaignid|campaign key|campaign uuid|campaign code|campaign activity id|mailing id|mailingid|newsletter id|newsletterid|email id|email campaign id|emailcampaignid|broadcast id|broadcastid|send id|sendid|job id|jobid|message campaign id|marketing campaign id|mj campaign id|transmission id|delivery id|deliveryid|sendout id|blast id|track id|communication id|communicationid|idnl|kampagnen id|kampagnen-id|id de campagne|id campagne|id campana|id de campana|campagne id|id campanha|id da campanha|id campagna`,
  subject:
    "subject|subject line|subjectline|email subject|emailsubject|sub|betreff|betreffzeile|objet|objet du mail|asunto|onderwerp|onderwerpregel|assunto|oggetto|тема",
  messageId:
    "message id|messageid|message-id|mid|sg message id|smtp id|recv message id|mail id|email message id|delivery key|nachrichten id|id du message|bericht id",
  eventId:
    "event id|eventid|event uuid|event key|sg event id|record id|row id|unique id|activity id|marketo guid|marketoguid|log id|hit id",
  machineFlag:
    "machine|is machine|bot|is bot|bot activity|suspected bot|automated|is automated|nhi|non human|non human interaction|filtered event|filteredevent|prefetched|proxied|machine generated|bot detected|is prefetch",
  machineOpen:
    "machine open|machine opened|is machine open|bot open|apple mpp|mpp|is mpp|apple privacy open|apple privacy|privacy open|sg machine open|is bot open|bot opened|suspected bot open|automated open|is automated open|is apple mpp|apple mpp open|mpp open",
  machineClick:
    "bot click|is bot click|suspected bot click|is suspected bot click|machine click|is machine click|machine clicked|bot clicked|automated click|is automated click|scanner click|security click|non human click|nhi click",
  machineReason:
    "bot reason|bot activity pattern|suspected bot click reason|machine reason|filter reason|bot type|bot pattern|machine type",
  unique: "unique|is unique|isunique|unique event|first",
  sent: "sent|was sent|is sent|email sent|gesendet|envoye|enviado|verzonden|verstuurd|inviato",
  delivered:
    "delivered|was delivered|is delivered|email delivered|zugestellt|delivre|entregado|bezorgd|afgeleverd|entregue|consegnato",
  opened:
    "opened|has opened|was opened|is opened|did open|email opened|open|read|has read|viewed|geoffnet|gelesen|ouvert|abierto|leido|geopend|gelezen|aberto|lido|aperto|letto",
  clicked:
    "clicked|has clicked|was clicked|is clicked|did click|email clicked|click|has click|hasclick|geklickt|angeklickt|clique|a clique|clicado|hizo clic|geklikt|aangeklikt|clicou|cliccato",
  bounced:
    "bounced|has bounced|is bounced|did bounce|bounce|hard bounced|hard bounce|gebounced|unzustellbar|rebondi|npai|rebotado|rebote|rimbalzato|bounce type",
  unsubscribed:
    "unsubscribed|has unsubscribed|is unsubscribed|opted out|optout|opt out|unsubscribe|abgemeldet|ausgetragen|desabonne|desinscrit|baja|desuscrito|afgemeld|uitgeschreven|descadastrado|disiscritto",
  sentCount: `sent count|sends|total sent|emails sent|total sends|total recipients|recipients|recipient count|number sent|num sent|number of recipients|final list qty|sent to|list size|audience size|sent|gesendet|anzahl gesendet|versendet|empfanger|anzahl empfanger|envoyes|envois|destinataires|nombre d'envois|enviados|envios|destinatarios|verzonden|aantal verzonden|ontvangers|aantal ontvangers|inviati|invii|destinatari|total enviado`,
  deliveredCount: `delivered|delivered count|total delivered|deliveries|successful deliveries|emails delivered|number delivered|num delivered|zugestellt|anzahl zugestellt|zugestellte|delivres|remis|entregados|entregues|bezorgd|aantal bezorgd|afgeleverd|consegnati|consegnate|total entregado`,
  uniqueOpens: `unique opens|uniqueopens|unique open|unique opened|opens unique|opened unique|unique views|openers|opens (unique)|recipients who opened|total unique opens|opened|eindeutige offnungen|einmalige offnungen|offner|geoffnet|ouvertures uniques|ouvreurs|aperturas unicas|unieke opens|unieke openingen|uniek geopend|aberturas unicas|aperture uniche|open unique`,
  totalOpens: `opens|total opens|totalopens|open count|opencount|opens count|number of opens|num opens|numopens|gross opens|times opened|all opens|views|total views|view count|num of image views|opened count|opens (total)|opened|offnungen|anzahl offnungen|gesamtoffnungen|ouvertures|nombre d'ouvertures|total des ouvertures|aperturas|aperturas totales|numero de aperturas|openingen|aantal opens|aantal openingen|keer geopend|totaal opens|aberturas|total de aberturas|aperture|aperture totali|numero aperture`,
  uniqueClicks: `unique clicks|uniqueclicks|unique click|unique clicked|clicks unique|clicked unique|clickers|clicks (unique)|recipients who clicked|total unique clicks|clicked|eindeutige klicks|einmalige klicks|klicker|clics uniques|cliqueurs|clics unicos|unieke clicks|unieke kliks|unieke klikken|uniek geklikt|cliques unicos|clic unici|click unici`,
  totalClicks: `clicks|total clicks|totalclicks|click count|clickcount|clicks count|number of clicks|num clicks|numclicks|gross clicks|times clicked|all clicks|link clicks|num of link clicks|clicked count|clicks (total)|clicked|klicks|anzahl klicks|klicks gesamt|gesamtklicks|clics|nombre de clics|total des clics|clics totales|numero de clics|kliks|klikken|aantal clicks|aantal kliks|aantal klikken|keer geklikt|totaal clicks|cliques|total de cliques|clic|clic totali|numero clic|click totali`,
  bounces:
    "bounces|bounce count|total bounces|bounced|hard bounces|num bounces|bounced count|rucklaufer|anzahl bounces|rebonds|rebotes|aantal bounces|rimbalzi",
  conversionTime: `order date|ordered at|purchase date|purchased at|purchase time|order time|conversion date|conversion time|converted at|paid at|payment date|submitted at|submit date|submission date|submission time|entry date|booked at|booking date|close date|closed at|event created date & time|created date (utc)|transaction date|invoice date|completed at|checkout date|date created|date of purchase|visit time|visited at
    |bestelldatum|kaufdatum|bestellt am|rechnungsdatum|zahlungsdatum|buchungsdatum|date de commande|date d'achat|date commande|fecha de pedido|fecha del pedido|fecha de compra|besteldatum|aankoopdatum|orderdatum|data do pedido|data da compra|data ordine|data di acquisto|data dell'ordine`,
  conversionType:
    "conversion type|conversion|conversion name|conversion action|goal|goal name|conversion event|event|type|action|follow-up|outcome|konversion|ziel|conversietype|tipo de conversion|tipo de conversao|tipo di conversione",
  orderId:
    "order id|orderid|order number|order no|order nr|order #|order name|order|transaction id|transactionid|invoice|invoice number|invoice id|purchase id|charge id|payment id|receipt number|submission id|response id|entry id|ticket id|bestellnummer|bestell nr|auftragsnummer|rechnungsnummer|numero de commande|no de commande|numero de pedido|bestelnummer|ordernummer|factuurnummer|numero do pedido|numero ordine",
  amount: `amount|value|total|revenue|order total|order value|order amount|total amount|total price|total value|grand total|price|gross|net revenue|net sales|net|n. revenue|payment amount|sales|turnover|purchase value|conversion value|amount paid|subtotal|deal value|deal amount
    |betrag|summe|gesamt|gesamtbetrag|gesamtsumme|umsatz|wert|bestellwert|preis|montant|montant total|chiffre d'affaires|valeur|prix|importe|importe total|monto|valor|valor total|ingresos|precio|bedrag|totaalbedrag|totaal|omzet|waarde|prijs|receita|preco|importo|totale|importo totale|ricavo|valore|prezzo`,
  currency: "currency|currency code|order currency|wahrung|devise|moneda|valuta|moeda|divisa",
  status:
    "order status|payment status|financial status|status|stage|deal stage|state|bestellstatus|zahlungsstatus|auftragsstatus|statut|statut de la commande|estado|estado del pedido|bestelstatus|orderstatus|stato|stato ordine",
  timezone:
    "timezone|time zone|tz|user timezone|subscriber timezone|invitee time zone|zeitzone|fuseau horaire|zona horaria|tijdzone|fuso horario|fuso orario",
  segment:
    "segment|segment name|list|list name|audience|group|cohort|list segment|customer group|persona|tier|zielgruppe|gruppe|liste|kundengruppe|segmento|lista|grupo|groep|lijst|doelgroep|gruppo|groupe",
  variant:
    "variant|variation|ab variant|a/b variant|test variant|test group|ab test|a/b test|split|test cell|ab group|version|variation name|variation id|message variation id|variante|versione|testgruppe|testgroep|groupe de test|grupo de prueba",
  mx: "mx|mx host|mx record|mail server|mailserver|mail exchanger|exchange|mx hostname|mx server|mx name",
  recipientDomain:
    "domain|recipient domain|email domain|mail domain|domain name|domane|domaine|dominio|domein",
  automation:
    "automation|automation name|automation id|journey|journey name|workflow|workflow name|flow|automation title|canvas name|canvas|journey id|workflow id|automatisierung|automatisation|scenario|automatizacion|automatisering|automacao|automazione",
  step: "step|step name|journey step|automation step|workflow step|action name|activity name|node|stage name|schritt|etape|paso|stap|passo|etapa",
  trigger:
    "trigger|triggered by|trigger event|trigger type|entry reason|entry trigger|entry event|cause|ausloser|declencheur|disparador|gatilho|attivatore",
  from: "from|from address|from email|sender|sender address|sender email|from name|reply to|replyto|frm|absender|absenderadresse|expediteur|remitente|afzender|remetente|mittente|de|von|bcc|to email address",
  counter:
    "source|count source|counted by|counter|measured by|data source|sponsor|advertiser|quelle|fuente|bron|fonte",
  measure: "measure|what was counted|kennzahl|mesure|medida|metrica",
  count: "count|counted|their count",
};

/** One thing that a header may mean. */
export interface Meaning {
  readonly field: Field;
  /** Place in the list of the field: 0 is the most usual name. */
  readonly rank: number;
}

/** What a yes-or-no column holds when its cells are numbers: `Geopend` is a flag in one export and a count in the next. */
const COUNTED: Readonly<Partial<Record<Field, readonly Field[]>>> = {
  sent: ["sentCount"],
  delivered: ["deliveredCount"],
  opened: ["totalOpens", "uniqueOpens"],
  clicked: ["totalClicks", "uniqueClicks"],
  bounced: ["bounces"],
};
/** Behind every name that is listed under the count itself. */
const COUNTED_RANK = 150;
const MARKED_RANK = 200;

const MEANINGS: ReadonlyMap<string, readonly Meaning[]> = buildMeanings();

function buildMeanings(): Map<string, Meaning[]> {
  const table = new Map<string, Meaning[]>();
  const add = (key: string, field: Field, rank: number): void => {
    const meanings = table.get(key) ?? [];
    if (!meanings.some((meaning) => meaning.field === field)) meanings.push({ field, rank });
    table.set(key, meanings);
  };
  for (const field of Object.keys(SYNONYMS) as Field[])
    for (const [rank, key] of keysOf(field).entries()) add(key, field, rank);
  for (const [flag, counts] of Object.entries(COUNTED)) {
    for (const key of keysOf(flag as Field))
      for (const [i, field] of counts.entries()) add(key, field, COUNTED_RANK + i);
  }
  // The other way round: "Clicks" with a cross for each who clicked.
  for (const [flag, counts] of Object.entries(COUNTED))
    for (const key of counts.flatMap(keysOf)) add(key, flag as Field, MARKED_RANK);
  return table;
}

function keysOf(field: Field): string[] {
  return nameKeys(SYNONYMS[field] ?? "");
}

/** Names that a field usually has, most usual first. */
export function namesOf(field: Field): string[] {
  return (SYNONYMS[field] ?? "").split("|").map((name) => name.trim());
}

function meaningsOfKey(key: string): readonly Meaning[] | undefined {
  return MEANINGS.get(key) ?? MEANINGS.get(withoutUmlauts(key));
}

/** What a header may mean; nothing when it is no known name. */
export function meaningsOf(header: string): readonly Meaning[] {
  const known = meaningsOfKey(nameKey(header));
  if (known !== undefined) return known;
  const zoned = zoneInName(header);
  return (zoned && meaningsOfKey(nameKey(zoned.name))) ?? [];
}
