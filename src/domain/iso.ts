/** An instant in ms since 1970 as `2026-03-31T09:00:00.000Z`; null for NaN, a time that nobody knows. */
export function iso(time: number): string | null {
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
