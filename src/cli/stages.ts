import type { Readable } from "node:stream";
import type { Audit } from "../audit.js";
import type { Inspection } from "../domain/inspection.js";
import type { ManualEntry } from "../domain/manual.js";
import type { AuditOptions, Explanation, RejectedRow } from "../domain/options.js";
import type { Report } from "../domain/report.js";
import type { Table } from "../domain/table.js";
import type { Demo, DemoOptions, TableName } from "../index.js";
import type { RenderOptions } from "../report/render.js";

/** The program below the command line, so that tests can put something small in its place. */
export interface Stages {
  audit(options: AuditOptions): Promise<Audit>;
  inspect(options: AuditOptions, rows: boolean): Promise<Inspection>;
  /** The tables of one file; of `stdin` where it is `-`. */
  tables(path: string, stdin: Readable): Promise<readonly Table[]>;
  manual(): Promise<readonly ManualEntry[]>;
  /** Made-up campaigns. */
  demo(options: DemoOptions): Promise<Demo>;
  /** Names of the report formats. */
  formats(): Promise<readonly string[]>;
  /** The report as text in one format. */
  render(format: string, report: Report, options: RenderOptions): Promise<string>;
  /** The same piece by piece, for what may be longer than a string can be. */
  pieces(format: string, report: Report, options: RenderOptions): AsyncIterable<string>;
  /** Markdown for the summary page of a GitHub job. */
  renderSummary(report: Report, options: RenderOptions): Promise<string>;
  renderTable(name: TableName, report: Report, options: RenderOptions): Promise<string>;
  /** A list of `segments/`, header first. */
  renderSegment(rows: readonly (readonly string[])[], options: RenderOptions): Promise<string>;
  renderRejects(rejects: readonly RejectedRow[]): Promise<string>;
  renderExplanation(explanation: Explanation, options: RenderOptions): Promise<string>;
  renderInspection(inspection: Inspection, options: RenderOptions): Promise<string>;
  renderSignals(manual: readonly ManualEntry[], options: RenderOptions): Promise<string>;
  renderSignal(entry: ManualEntry, options: RenderOptions): Promise<string>;
  /** The built-in databases. */
  data(): Promise<Report["data"]>;
  /** The JSON schema of `-f json`. */
  schema(): Promise<string>;
}
