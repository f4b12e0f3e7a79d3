import type { Report } from "../domain/report.js";

/** How a report is written; the command line fills it from flags and from what the terminal can show. */
export interface RenderOptions {
  color: boolean;
  /** Box-drawing characters and the like may be used. */
  unicode: boolean;
  /** Columns of the terminal, 60 to 200. */
  width: number;
  /** Hide the part of addresses before the @. */
  mask: boolean;
  /** How many suspicious subscribers a format for people lists; each format has its own default. */
  top?: number;
  /** Limits that were passed, one sentence each: failures in `junit`, errors in `github`. */
  failures?: readonly string[];
}

/** A pure function from the report to the text of one format, which ends with a newline. */
export type Renderer = (report: Report, options: RenderOptions) => string;
