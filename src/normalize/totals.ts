import { nameKey, nameKeys } from "./text.js";
import { parseNumber } from "./values.js";

const keys = (text: string): ReadonlySet<string> => new Set(nameKeys(text));

/** Words for a total, and what spreadsheets and their pivot tables write in the languages of the catalogue. */
const TOTAL = keys(
  `total|totals|grandtotal|grand total|overall|subtotal|sum total|summe|gesamt|gesamtsumme|gesamtergebnis|gesamtwert|gesamtzahl|insgesamt|endsumme|zwischensumme
    |totaux|somme|total general|totales|suma total|totaal|totalen|eindtotaal|totaal generaal|subtotaal|totais|total geral|totali|somma|totale|totale complessivo|итого|всего|\u03a3`,
);
/** The same, but words that people and companies are called as well. */
const DOUBTFUL = keys(
  "sum|summary|average|avg|mean|som|soma|suma|durchschnitt|mittelwert|moyenne|promedio|media|gemiddelde|gemiddeld",
);
/** What such a row may say of what it adds up. */
const BESIDE = keys(
  `of|for|all|the|de|des|der|die|du|del|di|van|per|aller|alle|tous|todos|tutti|general|generale|generaal|geral|complessivo|und|and|et|y|e|en
    |recipients|subscribers|contacts|campaigns|rows|emails|mails|people|opens|clicks|unique|count|empfanger|abonnenten|kontakte|kampagnen|zeilen|offnungen|klicks|anzahl
    |destinataires|abonnes|contacts|campagnes|ouvertures|clics|destinatarios|suscriptores|contactos|campanas|aperturas|ontvangers|abonnees|contacten|campagnes|kliks
    |campanhas|aberturas|cliques|destinatari|iscritti|contatti|campagne|aperture|clic`,
);
const LONGEST = 40;

/** Whether a text is the label of a row that adds up others: the word for it, and nothing but words that go with it. */
function isLabel(text: string, words: (key: string) => boolean): boolean {
  if (text === "" || text.length > LONGEST) return false;
  if (words(nameKey(text))) return true;
  const parts = text.split(/[^\p{L}\p{N}\p{M}]+/u).filter((part) => part !== "" && !/^\d+$/.test(part));
  return (
    parts.some((part) => words(nameKey(part))) &&
    parts.every((part) => words(nameKey(part)) || BESIDE.has(nameKey(part)))
  );
}

const isClear = (key: string): boolean => TOTAL.has(key);
const isAny = (key: string): boolean => TOTAL.has(key) || DOUBTFUL.has(key);

/** Whether the first filled cell says total, and no cell an address. */
export function isTotals(cells: readonly string[]): boolean {
  // Asked first, since nearly every row has one, and a label takes long to read.
  if (cells.some((cell) => cell.includes("@"))) return false;
  const first = cells.find((cell) => cell.trim() !== "");
  return first !== undefined && isLabel(first.trim(), isAny);
}

/** Whether a cell is the word for a total. */
export function isTotalWord(cell: string): boolean {
  return isLabel(cell.trim(), isAny);
}

/** Whether an id is the word for a total that nobody is called. */
export function isTotalAndNoId(id: string): boolean {
  return isLabel(id, isClear);
}

/**
 * Labels under which rows of the sample add up all others, where ids name the people: a word that may as well be somebody's
 * name is one only above or below figures that are the sums.
 * @param column of the people
 */
export function summingLabels(sample: readonly (readonly string[])[], column: number): string[] {
  const labels = sample.flatMap((cells) => {
    const label = (cells[column] ?? "").trim();
    return DOUBTFUL.has(nameKey(label)) && addsUp(cells, sample, column) ? [label] : [];
  });
  return [...new Set(labels)];
}

function addsUp(total: readonly string[], rows: readonly (readonly string[])[], person: number): boolean {
  const others = rows.filter((cells) => cells !== total);
  const sums = total.flatMap((cell, column) => {
    const figure = column === person || cell.includes("%") ? Number.NaN : parseNumber(cell);
    return Number.isNaN(figure) || figure === 0 ? [] : [{ column, figure }];
  });
  return (
    others.length > 1 &&
    sums.length > 0 &&
    sums.every(({ column, figure }) => {
      const sum = others.reduce((all, cells) => all + (parseNumber(cells[column] ?? "") || 0), 0);
      return Math.abs(sum - figure) < 1e-6 * Math.abs(figure);
    })
  );
}
