import type { EventRow } from "../../domain/event.js";
import type { LabelledFolder } from "../labelled.js";

export const AUTOMATED = 1;
export const HUMAN = 0;

export interface LabelledRow {
  row: EventRow;
  /** 1 automated, 0 human, -1 no open or click. */
  label: number;
}

/** The folder with rows as `change` gives them back; null leaves a row out. The row given may be kept or copied, not changed. */
export function withRows(
  folder: LabelledFolder,
  change: (row: EventRow, label: number) => EventRow | null,
): LabelledFolder {
  const kept: LabelledRow[] = [];
  for (const [at, row] of folder.rows.entries()) {
    const label = folder.labels[at]!;
    const changed = change(row, label);
    if (changed !== null) kept.push({ row: changed, label });
  }
  return ofRows(folder, kept);
}

export function ofRows(folder: LabelledFolder, rows: readonly LabelledRow[]): LabelledFolder {
  return {
    ...folder,
    rows: rows.map(({ row }) => row),
    labels: Int8Array.from(rows, ({ label }) => label),
  };
}

export function rowsOf({ rows, labels }: LabelledFolder): LabelledRow[] {
  return rows.map((row, at) => ({ row, label: labels[at]! }));
}

export const isHit = ({ kind }: EventRow): boolean => kind === "open" || kind === "click";

export const domainOf = (subscriber: string): string => subscriber.slice(subscriber.lastIndexOf("@") + 1);

/** Companies of the labelled campaigns; all other domains are mailbox providers. */
export const isCompany = (domain: string): boolean => domain.endsWith(".example");

export const messageOf = ({ campaign, subscriber }: EventRow): string => `${campaign}\n${subscriber}`;
