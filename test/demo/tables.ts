import { parse } from "csv-parse/sync";

export type Cells = Record<string, string>;

export const rowsOf = (text: string): Cells[] => parse(text, { columns: true });

/** Opens and clicks with their labels. */
export function labelledHits(events: readonly Cells[], labels: readonly Cells[]): Cells[] {
  return labels.map(({ row, label }) => ({ ...events[Number(row) - 1], label: label! }));
}

export const seconds = (row: Cells): number => Date.parse(row.timestamp!) / 1000;
export const message = (row: Cells): string => `${row.campaign} ${row.email}`;

/** Share of delivered messages with such a click. */
export function clickRate(events: readonly Cells[], clicks: readonly Cells[]): number {
  const delivered = events.filter((row) => row.event === "delivered").length;
  return new Set(clicks.filter((row) => row.event === "click").map(message)).size / delivered;
}

export function groupBy(rows: Iterable<Cells>, key: (row: Cells) => string): Map<string, Cells[]> {
  const groups = new Map<string, Cells[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}
