import type { Accounting } from "./report.js";

/** What `clickaudit inspect -f json` prints: what was understood of each file. Additions only. */
export interface Inspection {
  schema: "clickaudit-inspect/1";
  files: InspectedFile[];
  /** What all files can do together: exports complete each other. */
  together: { checks: InspectedCheck[]; remedies: InspectedRemedy[] };
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
  /** Canonical field -> why its column was taken: "export", "--map", "name and content", "name" or "content". */
  because: Record<string, string>;
  /** Headers of a wide table of which each is one link or one campaign. */
  spread?: string[];
  timezone: string | null;
  /** "values" (each time names its own), "header" (its column does), "format", "option" or "assumed". */
  timezoneFrom: string;
  dateOrder: string | null;
  /** "values", "dots" (between its numbers), "format", "option"; null when nothing depends on the order. */
  dateOrderFrom: string | null;
  resolution: string | null;
  /** Earliest and latest time of a row of this file (ISO 8601, UTC); null when none has a time. */
  period: { from: string | null; to: string | null };
  /** Rows per kind of event. */
  kinds: Record<string, number>;
  accounting: Accounting;
  /** By this file alone. */
  checks: InspectedCheck[];
  remedies: InspectedRemedy[];
  notes: string[];
  /** Every data record as read, with `--rows`. */
  records?: string[][];
  rejected: { line: number; reason: string }[];
}

/** What would enable checks that cannot run. */
export interface InspectedRemedy {
  need: string;
  /** The column, the export of this platform, or the flag that gives it. */
  how: string;
  signals: string[];
}

export interface InspectedCheck {
  signal: string;
  runs: boolean;
  missing: string[];
}
