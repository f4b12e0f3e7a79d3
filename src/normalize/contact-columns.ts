import { headerWords } from "./text.js";

/** Words of columns that tell of the person, and of how they came to the list: not of what they did with a mail. */
const OF_CONTACT: ReadonlySet<string> = new Set(
  `optin signup signedup registration registered register subscribe subscribed subscription confirm confirmed confirmation login
  created creation profile company homepage facebook linkedin twitter instagram avatar photo picture image logo
  anmeldung angemeldet registrierung registriert bestatigung firma firmenwebsite unternehmen profil
  inscription inscrit entreprise societe connexion registro inscripcion empresa perfil
  aanmelding aangemeld bedrijf profiel inschrijving ingeschreven iscrizione registrazione azienda profilo inscricao cadastro`.split(
    /\s+/,
  ),
);
/** Two words that say it together: "sign up", "opt-in", "last login". */
const PAIRS: ReadonlySet<string> = new Set(["optin", "signup", "homepage", "signedup"]);
/** Of the person where nothing else shows that the rows are of clicks. */
const SITES: ReadonlySet<string> = new Set(["website", "web", "site", "siteweb", "sitoweb", "webseite"]);

/** Whether a column tells of the person and not of an event: "OPTIN_IP", "Company website". */
export function isOfContact(header: string): boolean {
  const words = headerWords(header);
  return words.some((word, at) => OF_CONTACT.has(word) || PAIRS.has(`${words[at - 1] ?? ""}${word}`));
}

/** Whether it may be the home page of a person: in a list of people it is no clicked link. */
export function isHomePage(header: string): boolean {
  return headerWords(header).some((word) => SITES.has(word));
}
