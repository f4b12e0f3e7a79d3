import type { TableInfo } from "../domain/table.js";
import type { Field } from "./fields.js";
import { isSomebodyElse } from "./recipient.js";
import { isTotals, summingLabels } from "./totals.js";

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

/** Whether the column holds addresses, so that another text there is a mistake and no id; the row below two people adds them up. */
function holdsAddresses({ sample }: TableInfo, column: number): boolean {
  const people = sample.filter((cells) => !isTotals(cells));
  return column >= 0 && addressesIn(people, column).share >= MOSTLY;
}

/** What a table says about how it names people. */
export function naming(
  info: TableInfo,
  columns: Partial<Record<Field, string>>,
): { addresses: boolean; totals: readonly string[] } {
  const place = (header: string | undefined): number =>
    header === undefined ? -1 : info.header.indexOf(header);
  const [email, id] = [place(columns.email), place(columns.subscriberId)];
  const addresses = holdsAddresses(info, email);
  const ids = addresses || email < 0 ? id : email;
  return { addresses, totals: ids < 0 ? [] : summingLabels(info.sample, ids) };
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
