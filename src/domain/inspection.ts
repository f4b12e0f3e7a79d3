import type { Accounting, SignalReport } from "./report.js";

/** What was understood of each file, as plain data: `clickaudit inspect -f json`. Additions only. */
export interface Inspection {
  schema: "clickaudit/1";
  files: InspectedFile[];
}

export interface InspectedFile {
  path: string;
  /** A role of `domain/table.ts`; `unknown` for a table that has nothing to do with mail. */
  role: string;
  /** Id of a known shape, or `generic`. */
  format: string;
  syntax: string;
  encoding: string;
  delimiter: string | null;
  /** 1-based physical line; 0 without a header. */
  headerLine: number;
  /** Column names as written: untrimmed, duplicates kept. */
  header: string[];
  /** Canonical field -> header. */
  columns: Record<string, string>;
  timezone: string | null;
  dateOrder: string | null;
  /** ISO 8601 UTC. */
  period: { from: string | null; to: string | null };
  accounting: Accounting;
  checks: InspectedCheck[];
  /** What a user should know, in plain words. */
  notes: string[];
  /** Raw cells as the reader saw them; with `--rows` only. */
  records?: string[][];
  rejected: { line: number; reason: string }[];
}

/** Whether a check can run on the file, and what it lacks. */
export type InspectedCheck = Pick<SignalReport, "signal" | "title" | "missing"> & {
  state: "ready" | "skipped" | "off";
};
