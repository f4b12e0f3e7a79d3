import { meaningsOf } from "../normalize/synonyms.js";
import { nameKey, nameKeys } from "../normalize/text.js";

/**
 * What the cells of a column say about people: who it is (address or id), something about them (name, phone, street), a link
 * that may carry who reads, or nothing known.
 */
export type Personal = "person" | "private" | "link" | null;

/** Columns of profiles and exports that tell who somebody is, in English, German, French, Spanish, Italian, Dutch, Portuguese. */
const PRIVATE = new Set(
  nameKeys(`name|full name|first name|last name|given name|family name|surname|middle name|nickname|display name|user name|recipient name|subscriber name
  |contact name|customer name|person name|fname|lname|fullname|phone|phone number|mobile|mobile phone|mobile number|telephone|cell|fax|whatsapp|sms
  |address|street|street address|address 1|address 2|address line 1|address line 2|postal address|postcode|postal code|zip|zip code
  |birthday|birth date|date of birth|dob|age|gender|sex|salutation|job title|company|company name|organization|organisation|employer
  |twitter|linkedin|facebook|instagram|note|notes|comment|comments|text|answer|reply|ssn|tax id|vat number|iban|passport|device id|advertising id
  |vorname|nachname|familienname|anrede|telefon|handy|mobil|strasse|adresse|plz|geburtstag|geburtsdatum|firma|kundenname
  |prenom|nom|nom de famille|portable|rue|code postal|date de naissance|entreprise
  |nombre|apellido|apellidos|telefono|movil|direccion|codigo postal|fecha de nacimiento|empresa
  |nome|cognome|cellulare|indirizzo|cap|data di nascita|azienda|voornaam|achternaam|naam|telefoon|straat|geboortedatum|bedrijf
  |sobrenome|telefone|celular|endereco|cep|data de nascimento`),
);

/** Paths of JSON keys count by their whole and by their last part: `recipient.first_name`. */
export function personalOf(header: string): Personal {
  const last = header.slice(header.lastIndexOf(".") + 1);
  return personalName(header) ?? (last === header ? null : personalName(last));
}

function personalName(name: string): Personal {
  const fields = new Set(meaningsOf(name).map(({ field }) => field));
  if (fields.has("email") || fields.has("subscriberId")) return "person";
  if (PRIVATE.has(nameKey(name))) return "private";
  return fields.has("url") ? "link" : null;
}
