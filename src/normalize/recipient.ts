import type { ColumnContent } from "./content.js";
import { meaningsOf } from "./synonyms.js";

/** The column that names the recipient, and those that could be it as well. */
export interface RecipientChoice {
  readonly column: number;
  readonly rivals: readonly number[];
}

/** Other people of the row: who sends, owns the contact, gets a copy. */
const OTHERS =
  /owner|sender|\bfrom\b|\brep\b|manager|assigned|created ?by|reply|\bcc\b|\bbcc\b|agent|consultant|absender|betreuer|afzender|beheerder|expediteur|remitente|mittente|remetente/i;
/** Columns whose cells agree in nearly every row say the same. */
const SAME = 0.9;
/** A second address that few people have is no rival of the one that all have. */
const FULLER = 3;

/**
 * Chooses among several columns of addresses: by name, then by what varies and what is filled. Columns that are equally
 * likely and disagree are rivals. Undefined when fewer than two columns hold addresses.
 */
export function chooseRecipient(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  contents: readonly ColumnContent[],
): RecipientChoice | undefined {
  const found = contents.flatMap((content, column) =>
    content.address >= 0.5 ? [{ column, content, name: strengthOf(header[column]!) }] : [],
  );
  if (found.length < 2) return undefined;
  const strongest = Math.max(...found.map(({ name }) => name));
  let likely = found.filter(({ name }) => name === strongest);
  const narrow = (keep: (one: (typeof found)[number]) => boolean): void => {
    const kept = likely.filter(keep);
    if (kept.length > 0) likely = kept;
  };
  const varied = Math.max(...likely.map(({ content }) => content.distinct));
  narrow(({ content }) => content.distinct > 1 || varied === 1);
  const fullest = Math.max(...likely.map(({ content }) => content.fill));
  narrow(({ content }) => content.fill * FULLER > fullest);
  likely.sort((a, b) => rankOf(header[a.column]!) - rankOf(header[b.column]!) || a.column - b.column);
  const [best, ...others] = likely;
  return {
    column: best!.column,
    rivals: others.map(({ column }) => column).filter((column) => !agree(rows, best!.column, column)),
  };
}

/** 3 the usual names, 2 the same with a number ("E-mail 2") or a login, 1 any other name, 0 the name of somebody else. */
function strengthOf(name: string): number {
  if (isSomebodyElse(name)) return 0;
  const means = (text: string) => meaningsOf(text).some(({ field }) => field === "email");
  if (/\d\s*$/.test(name) || /^\s*user(?:name)?\s*$/i.test(name))
    return means(name) || means(name.replace(/[\s_\-.]*\d+\s*$/, "")) ? 2 : 1;
  return means(name) ? 3 : 1;
}

/** Whether a header names the sender, the owner of the contact or who gets a copy. */
export function isSomebodyElse(name: string): boolean {
  return OTHERS.test(name) || meaningsOf(name).some(({ field }) => field === "from");
}

function rankOf(name: string): number {
  return meaningsOf(name).find(({ field }) => field === "email")?.rank ?? Number.MAX_SAFE_INTEGER;
}

/** Whether two columns say the same in nearly every row. */
export function agree(rows: readonly (readonly string[])[], a: number, b: number): boolean {
  let both = 0;
  let same = 0;
  for (const row of rows) {
    const [one, other] = [row[a] ?? "", row[b] ?? ""].map((cell) => cell.trim().toLowerCase());
    if (one === "" || other === "") continue;
    both++;
    if (one === other) same++;
  }
  return both > 0 && same >= SAME * both;
}
