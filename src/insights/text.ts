/** Fraction as per cent, "4.4 %"; not known: "unknown". */
export function percent(fraction: number | null): string {
  return fraction === null || !Number.isFinite(fraction) ? "unknown" : `${(fraction * 100).toFixed(1)} %`;
}

/** Whole number with commas; without Intl, so that it is the same on every machine. */
export function whole(n: number): string {
  return String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1 click", "1,204 clicks". */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${whole(n)} ${Math.round(n) === 1 ? one : many}`;
}

/** "a, b and c". */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
