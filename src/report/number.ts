/**
 * The number as it is written to files: whole numbers as they are, fractions with six decimals, or six digits where they
 * are smaller than 1, so that sums in another order give the same bytes.
 */
export function roundNumber(n: number): number {
  if (Number.isInteger(n)) return n === 0 ? 0 : n;
  const rounded = Math.abs(n) < 1 ? Number(n.toPrecision(6)) : Number(n.toFixed(6));
  return rounded === 0 ? 0 : rounded;
}

const ZERO = 48;
const POINT = 46;

/** The same as text. A fraction of ordinary size is rounded as text at once, since making it a number and text again takes as long. */
export function numberText(n: number): string {
  const size = Math.abs(n);
  if (Number.isInteger(n) || size < 1e-6 || size >= 1e9) return String(roundNumber(n));
  const text = size < 1 ? n.toPrecision(6) : n.toFixed(6);
  let end = text.length;
  while (text.charCodeAt(end - 1) === ZERO) end--;
  return text.slice(0, text.charCodeAt(end - 1) === POINT ? end - 1 : end);
}
