import type { HeadRecord } from "./head-records.js";

/**
 * Text in columns padded with blanks (Excel's .prn): no delimiter, and blanks at the same places in all lines. Fewer
 * than five lines prove nothing.
 */
export function isFixedWidth(records: readonly HeadRecord[]): boolean {
  if (records.length < 5 || records.some((record) => record.cells.length !== 1)) return false;
  const lines = records.map((record) => record.cells[0]!);
  const padded = lines.filter((line) => / {2,}\S/.test(line.slice(0, 4_096)));
  if (padded.length * 10 < lines.length * 8) return false;
  const width = Math.min(4_096, ...padded.map((line) => line.length));
  let gaps = 0;
  for (let column = 1; column < width; column++) {
    if (lines.every((line) => line[column] === undefined || line[column] === " ")) gaps++;
  }
  return gaps >= 2;
}
