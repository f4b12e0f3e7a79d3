/**
 * The number as it is written to files: whole numbers as they are, fractions with six decimals, or six digits where they
 * are smaller than 1, so that sums in another order give the same bytes.
 */
export function roundNumber(n: number): number {
  if (Number.isInteger(n)) return n === 0 ? 0 : n;
  const rounded = Math.abs(n) < 1 ? Number(n.toPrecision(6)) : Number(n.toFixed(6));
  return rounded === 0 ? 0 : rounded;
}
