import { nameKey } from "./text.js";

const TOTAL = new Set(
  "total|totals|grandtotal|sum|summary|average|summe|gesamt|gesamtsumme|insgesamt|totaux|somme|totales|suma|totaal|totalen|som|totais|soma|totali|somma|totale|итого".split(
    "|",
  ),
);

/** Whether the first filled cell says total, and no cell an address. */
export function isTotals(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell.trim() !== "");
  if (first === undefined || first.length > 40 || cells.some((cell) => cell.includes("@"))) return false;
  const words = first.toLowerCase().split(/[\s:=]+/);
  return TOTAL.has(nameKey(first)) || TOTAL.has(nameKey(words[0] ?? ""));
}

/** Whether a cell is the word for a total. */
export function isTotalWord(cell: string): boolean {
  return cell !== "" && cell.length <= 40 && TOTAL.has(nameKey(cell));
}
