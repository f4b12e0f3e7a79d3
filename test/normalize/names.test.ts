import { describe, expect, it } from "vitest";
import { campaignOf, kindFromPath } from "../../src/normalize/campaign-name.js";
import { countryCode } from "../../src/normalize/countries.js";
import { eventPhrase, eventWord } from "../../src/normalize/event-words.js";
import { meaningsOf } from "../../src/normalize/synonyms.js";
import { excerpt, headerKey, nameKey } from "../../src/normalize/text.js";

describe("event words", () => {
  it.each([
    ["Opened", "open"],
    ["geöffnet", "open"],
    ["ouvert", "open"],
    ["Abierto", "open"],
    ["geopend", "open"],
    ["aberto", "open"],
    ["aperto", "open"],
    ["Link Click", "click"],
    ["link_clicked", "click"],
    ["angeklickt", "click"],
    ["cliqué", "click"],
    ["Hard Bounce", "bounce"],
    ["abgemeldet", "unsubscribe"],
    ["désinscrit", "unsubscribe"],
    ["spam_report", "complaint"],
    ["deferred", "other"],
    ["geoeffnet", "open"],
    ["OEFFNUNG", "open"],
    ["versandt", "sent"],
    ["Abbestellung", "unsubscribe"],
    ["Remis", "delivered"],
    ["Rebond", "bounce"],
    ["Désabonnée", "unsubscribe"],
    ["Opening", "open"],
    ["Niet afgeleverd", "bounce"],
    ["AFMELDING", "unsubscribe"],
    ["rimbalzo", "bounce"],
    ["Mancata consegna", "bounce"],
    ["disiscritta", "unsubscribe"],
    ["Leitura", "open"],
    ["Rejeição permanente", "bounce"],
    ["cancelamento de inscrição", "unsubscribe"],
    ["clicó", "click"],
    ["Visualizado", "open"],
    ["desuscripción", "unsubscribe"],
  ])("%s is %s", (word, kind) => expect(eventWord(word)?.kind).toBe(kind));

  it.each(["unique_proxy_open", "Chargé par proxy", "Über Proxy geladen"])(
    "tells %s from other opens",
    (word) => expect(eventWord(word)).toEqual({ kind: "open", flag: "proxy" }),
  );
  it.each(["Não aberto", "cancelamento", "Opening balance"])("does not take %s for a hit", (text) =>
    expect(eventPhrase(text)).toBeUndefined(),
  );
  it("knows no prototype members", () => expect(eventWord("constructor")).toBeUndefined());
});

describe("headers", () => {
  it.each([
    ["E-Mail-Adresse", "email"],
    ["Adresse électronique", "email"],
    ["Correo electrónico", "email"],
    ["E-mailadres", "email"],
    ["Indirizzo e-mail", "email"],
    ["Zeitpunkt", "eventTime"],
    ["Date et heure", "eventTime"],
    ["Fecha de envío", "sendTime"],
    ["Anzahl Öffnungen", "totalOpens"],
    ["Aantal kliks", "totalClicks"],
    ["USER_AGENT", "userAgent"],
    ["ipAddress", "ip"],
    ["Nome da campanha", "campaignName"],
    ["Email Campaign Name", "campaignName"],
    ["Email campaign", "campaignName"],
    ["Marketing email", "campaignName"],
    ["E-Mail-Kampagne", "campaignName"],
    ["Nom de la newsletter", "campaignName"],
    ["Naam nieuwsbrief", "campaignName"],
    ["Nom du mailing", "campaignName"],
    ["Empfaenger", "email"],
    ["Oeffnungen", "totalOpens"],
    ["geoeffnet am", "openTime"],
  ])("%s may be %s", (header, field) =>
    expect(meaningsOf(header).map((meaning) => meaning.field)).toContain(field),
  );

  it("ignore case, accents and separators", () => {
    expect(nameKey("  E_Mail-Ádresse ")).toBe("emailadresse");
    expect(headerKey('\uFEFF"Email Address" ')).toBe("email address");
  });
});

describe("countries", () => {
  it.each([
    ["de", "DE"],
    ["DEU", "DE"],
    ["Deutschland", "DE"],
    ["Allemagne", "DE"],
    ["Österreich", "AT"],
    ["Pays-Bas", "NL"],
    ["United States", "US"],
    ["U.S.A.", "US"],
    ["UK", "GB"],
    ["Côte d’Ivoire", "CI"],
    ["Atlantis", ""],
    ["", ""],
  ])("%s is %s", (text, code) => expect(countryCode(text)).toBe(code));
});

describe("paths", () => {
  it.each([
    ["granular_activity/clicks/12_spring.csv", "click"],
    ["Spring sale - Opens.csv.gz", "open"],
    ["aggregate_activity/not_opened/1_spring.csv", "sent"],
    ["unopened.csv", "sent"],
    ["nonOpeners.csv", "sent"],
    ["spring - didn't click.csv", "sent"],
    ["nicht geöffnet.csv", "sent"],
    ["ongeopend.csv", "sent"],
    ["not delivered.csv", "bounce"],
    ["unsubscribed.csv", "unsubscribe"],
    ["developments.csv", null],
    ["data/geklickt.csv", "click"],
    ["unopened-clicks.csv", "click"],
    ["sent-to-clickers.csv", "sent"],
    ["Envoyés aux cliqueurs.csv", "sent"],
    ["non-openers.csv", "sent"],
    ["opened, not clicked.csv", "open"],
    ["Newsletter sent 2026-03-01 - clicks.csv", "click"],
    ["clicks of mails sent in May.csv", "click"],
    ["delivered_opens.csv", "open"],
    ["unsubscribe link clicks.csv", "click"],
    ["Open house invitation - clickers.csv", "click"],
    ["Recipients who opened.csv", "open"],
    ["Öffner Frühling.csv", "open"],
    ["Oeffnungen Fruehling.csv", "open"],
    ["E-mails abertos.csv", "open"],
    ["Disiscritti.csv", "unsubscribe"],
    ["opens_and_clicks.csv", null],
    ["opens-clicks.csv", null],
    ["Öffnungen und Klicks.csv", null],
    ["click-to-open report.csv", null],
  ])("%s states %s", (path, kind) => expect(kindFromPath(path)).toBe(kind));

  it("names the campaign by the file, without the word for the kind", () => {
    expect(campaignOf("in/spring.csv.gz", undefined, undefined, false)).toBe("spring");
    expect(campaignOf("in/spring_opens.csv", undefined, undefined, true)).toBe("spring");
    expect(campaignOf("in/spring_not_opened.csv", undefined, undefined, true)).toBe("spring");
    expect(campaignOf("x.zip/aggregate_activity/not_opened/12_spring.csv", undefined, undefined, true)).toBe(
      "spring",
    );
    expect(campaignOf("export.zip/spring/clicks.csv", undefined, undefined, true)).toBe("spring");
    for (const bare of ["clicks.csv", "opens.csv", "clicked (2).csv"])
      expect(campaignOf(bare, undefined, undefined, true)).toBe("campaign");
    for (const file of ["opened.csv", "click_activity.csv", "opened (1).csv", "clicks report.csv"])
      expect(campaignOf(`spring/${file}`, undefined, undefined, true)).toBe("spring");
    expect(campaignOf("Mail sent 1 May - clicks.csv", undefined, undefined, true)).toBe("Mail sent 1 May");
    expect(campaignOf("Mail sent 1 May - opens.csv", undefined, undefined, true)).toBe("Mail sent 1 May");
    expect(campaignOf("in/spring.csv", undefined, " Spring ", false)).toBe(" Spring ");
  });
});

it("quotes values short, printable and without addresses", () => {
  expect(excerpt("from <anna@north.example>")).toBe("from <(address)>");
  expect(excerpt("a\u001b[2J\u202eb\n")).toBe("a?[2J?b?");
  expect(excerpt("x".repeat(100))).toBe(`${"x".repeat(40)}...`);
});

describe("phrases that hold an event word", () => {
  it.each([
    ["Link geklickt", "click"],
    ["E-Mail wurde geöffnet", "open"],
    ["Heeft geklikt op link", "click"],
    ["A cliqué sur un lien", "click"],
    ["Hizo clic en el enlace", "click"],
    ["Clicou no link", "click"],
    ["Ha aperto", "open"],
    ["S'est désabonné", "unsubscribe"],
    ["Als Spam markiert", "complaint"],
    ["userClickedLink", "click"],
    ["Sent, but bounced", "bounce"],
    ["Hard Bounce (550)", "bounce"],
    ["Not opened", undefined],
    ["Nicht geöffnet", undefined],
    ["Opened and clicked", undefined],
    ["Campaign started", undefined],
    ["No abierto", undefined],
    ["No hizo clic", undefined],
    ["No clic", undefined],
    ["Não clicou", undefined],
    ["Aucun clic", undefined],
    ["Didn't click", undefined],
    ["Не открыто", undefined],
    ["No entregado", "bounce"],
    ["Viewed Product", undefined],
    ["Viewed Collection", undefined],
    ["Viewed Wishlist", undefined],
    ["Clicked SMS", undefined],
    ["Received SMS", undefined],
    ["Clicked Ad", undefined],
    ["adClicked", undefined],
    ["Click Rate", undefined],
    ["Opened Push", undefined],
    ["WhatsApp read", undefined],
    ["In-App Message clicked", undefined],
    ["Clicked Email", "click"],
    ["Opened Email", "open"],
    ["Received Email", "delivered"],
    ["Clicked link", "click"],
    ["Viewed the newsletter", "open"],
    ["Clicked link in e-mail", "click"],
  ])("%s says %s", (text, kind) => expect(eventPhrase(text)?.kind).toBe(kind));
});
