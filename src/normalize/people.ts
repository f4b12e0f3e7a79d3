import type { TableInfo } from "../domain/table.js";
import { isSomebodyElse } from "./recipient.js";

/** Addresses among the filled cells of a column: their number and share. */
function addressesIn(
  rows: readonly (readonly string[])[],
  column: number,
): { filled: number; share: number } {
  let filled = 0;
  let addresses = 0;
  for (const row of rows) {
    const text = (row[column] ?? "").trim();
    if (text === "") continue;
    filled++;
    if (/^[^\s@]{1,64}@[^\s@]{1,255}$/.test(text) || (text.includes("@") && text.length < 400)) addresses++;
  }
  return { filled, share: filled === 0 ? 0 : addresses / filled };
}

/** Repeated headers, totals and damaged cells may make up some of a column of addresses; ids make up all of theirs. */
const MOSTLY = 0.75;

/** Whether the column holds addresses, so that another text there is a mistake and no id. */
export function holdsAddresses(info: TableInfo, header: string | undefined): boolean {
  const column = header === undefined ? -1 : info.header.indexOf(header);
  return column >= 0 && addressesIn(info.sample, column).share >= MOSTLY;
}

/** The column whose cells look most like addresses, for formats in which people name that column themselves. */
export function addressColumn(info: TableInfo): string | undefined {
  let best: { header: string; score: number } | undefined;
  info.header.forEach((header, column) => {
    if (isSomebodyElse(header)) return;
    const { filled, share } = addressesIn(info.sample, column);
    const score = share * filled;
    if (share >= 0.6 && score > (best?.score ?? 0)) best = { header, score };
  });
  return best?.header;
}
