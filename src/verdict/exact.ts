/** Sums up to 2^29 of multiples of this are exact. */
const STEP = 2 ** -24;

/**
 * A term of a sum over domains or campaigns. Those are numbered as the rows name them, and a sum of rounded terms would depend
 * on that order; of multiples of a power of two it does not.
 */
export function exact(term: number): number {
  return Math.round(term / STEP) * STEP;
}
