import { type Cursor, isLetter, wordKey } from "./cursor.js";

// Month and weekday names of CLDR in English, German, French, Spanish, Dutch, Portuguese and Italian, without accents,
// long and short. No two languages use one name for two months; "mar" is March and also a Tuesday.

/** Names by month, January first. */
export const MONTH_NAMES: readonly string[] = [
  "jan january januar janner jaenner janvier janv enero ene januari janeiro gennaio gen",
  "feb february februar febr fevrier fev fevr febrero februari fevereiro febbraio",
  "mar march marz maerz mrz mars marzo maart mrt marco",
  "apr april avril avr abril abr aprile",
  "may mai mayo mei maio maggio mag",
  "jun june juni juin junio junho giugno giu",
  "jul july juli juillet juil julio julho luglio lug",
  "aug august aout agosto ago augustus",
  "sep sept september septembre septiembre setiembre setembro set settembre",
  "oct october okt oktober octobre octubre outubro out ottobre ott",
  "nov november novembre noviembre novembro",
  "dec december dez dezember decembre diciembre dic dezembro dicembre",
];

/** Names by weekday, Sunday first. */
export const WEEKDAY_NAMES: readonly string[] = [
  "sun sunday so sonntag dim dimanche dom domingo zo zondag domenica",
  "mon monday mo montag lun lundi lunes ma maandag seg segunda lunedi",
  "tue tues tuesday di dienstag mar mardi martes dinsdag ter terca martedi",
  "wed weds wednesday mi mittwoch mer mercredi mie miercoles wo woensdag qua quarta mercoledi",
  "thu thur thurs thursday do donnerstag jeu jeudi jue jueves donderdag qui quinta gio giovedi",
  "fri friday fr freitag ven vendredi vie viernes vr vrijdag sex sexta venerdi",
  "sat saturday sa samstag sonnabend sam samedi sab sabado za zaterdag sabato",
];

function keysOf(names: readonly string[], first: number): ReadonlyMap<number, number> {
  return new Map(names.flatMap((row, index) => row.split(" ").map((name) => [wordKey(name), index + first])));
}

/** `wordKey` of a month name -> 1 to 12. */
export const MONTHS = keysOf(MONTH_NAMES, 1);

/** `wordKey` of a weekday name -> 0 (Sunday) to 6. */
export const WEEKDAYS = keysOf(WEEKDAY_NAMES, 0);

/** Small words between the parts of a date: "8 de octubre de 2014 a las 21:19", "8 October 2014 at 21:19". */
const LINK_WORDS: ReadonlySet<number> = new Set(
  "of de del den the at um om a as alle ore las le kl uur".split(" ").map(wordKey),
);

/** Passes one of the small words and the blanks behind it, if there is one. */
export function passLinkWord(cursor: Cursor): void {
  if (!isLetter(cursor.peek())) return;
  const from = cursor.at;
  if (!LINK_WORDS.has(cursor.word()) || cursor.blanks() === 0) cursor.at = from;
}

/** What follows a clock: "21:19 Uhr", "21:19 uur". */
export const CLOCK_WORDS: ReadonlySet<number> = new Set("uhr uur h".split(" ").map(wordKey));

/** Endings of ordinal days: 1st, 2nd, 3rd, 8th, 1er, 1o, 2e. */
export const ORDINAL_ENDINGS: ReadonlySet<number> = new Set("st nd rd th er o a e".split(" ").map(wordKey));
