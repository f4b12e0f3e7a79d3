import type { Accounting } from "./report.js";

/** What `clickaudit inspect -f json` prints: what was understood of each file. Additions only. */
export interface Inspection {
  schema: "clickaudit-inspect/1";
  files: InspectedFile[];
}

export interface InspectedFile {
  path: string;
  role: string;
  /** Id of a known export shape, or `generic`. */
  format: string;
  vendor: string;
  confidence: number;
  syntax: string;
  encoding: string;
  delimiter: string | null;
  /** 1-based; 0 when the table has no header. */
  headerLine: number;
  header: string[];
  /** Canonical field -> header. */
  columns: Record<string, string>;
  timezone: string | null;
  dateOrder: string | null;
  resolution: string | null;
  /** Earliest and latest time of a row of this file (ISO 8601, UTC); null when none has a time. */
  period: { from: string | null; to: string | null };
  /** Rows per kind of event. */
  kinds: Record<string, number>;
  accounting: Accounting;
  checks: InspectedCheck[];
  notes: string[];
  /** Every data record as read, with `--rows`. */
  records?: string[][];
  rejected: { line: number; reason: string }[];
}

export interface InspectedCheck {
  signal: string;
  runs: boolean;
  missing: string[];
}
