/**
 * clickaudit as a library: `const { report } = await audit({ files: ["events.csv"] })`. The command line is built on this file
 * alone. Functions load what they need when they are called.
 */
import type { Readable } from "node:stream";
import type { Audit } from "./audit.js";
import type { Demo, DemoOptions } from "./demo/generate.js";
import type { Inspection } from "./domain/inspection.js";
import type { ManualEntry } from "./domain/manual.js";
import type { AuditOptions } from "./domain/options.js";
import type { Report } from "./domain/report.js";
import type { Table } from "./domain/table.js";

export type { Audit } from "./audit.js";
export type { Demo, DemoOptions } from "./demo/generate.js";
export type { Burst } from "./domain/burst.js";
export type { Inspection } from "./domain/inspection.js";
export type { ManualEntry } from "./domain/manual.js";
export type {
  AuditOptions,
  Explanation,
  ExportOptions,
  HitVerdict,
  Progress,
  RejectedRow,
  RowSource,
} from "./domain/options.js";
export type * from "./domain/report.js";
export type { CustomSignal, Need, Signal, SignalContext, SignalGroup, Threshold } from "./domain/signal.js";
export type { Role, RowSink, Table, TableInfo } from "./domain/table.js";
export { InputError, UsageError } from "./errors.js";
export { namePattern } from "./flow/inputs/exports.js";
export { fieldNames, isFieldName } from "./normalize/map-option.js";
export { type FormatName, formatNames as formats } from "./report/index.js";
export type { Renderer as Reporter, RenderOptions } from "./report/render.js";
export * from "./report/texts.js";
export { signals } from "./signals/index.js";
export { version } from "./version.js";

/**
 * Audits exports: reads them, tells people from machines, and says what the campaigns really earned.
 * @throws InputError for what is wrong with a file or a row, UsageError for what is wrong with the options
 */
export async function audit(options: AuditOptions): Promise<Audit> {
  return (await import("./audit.js")).audit(options);
}

/**
 * What was understood of each file: role, format, columns, time zone, which checks can run. Works on any table.
 * @param records also give every record as it was read
 */
export async function inspect(options: AuditOptions, records = false): Promise<Inspection> {
  return (await import("./audit.js")).inspect(options, records);
}

/** The manual: every built-in signal with its texts, thresholds and weights. */
export async function manual(): Promise<ManualEntry[]> {
  return (await import("./flow/manual.js")).manual();
}

/** Made-up campaigns with known truth, to try and to test with: the same options give the same bytes. */
export async function demo(options: DemoOptions): Promise<Demo> {
  return (await import("./demo/generate.js")).generateCampaigns(options);
}

/**
 * The tables of one file (several in an archive), to be read row by row with the reader of the audit.
 * @param stdin what is read for the path `-`
 * @throws InputError for what is no table
 */
export async function openTables(path: string, stdin?: Readable): Promise<Table[]> {
  return (await import("./read/index.js")).openTables(path, { stdin });
}

/** The built-in databases with their dates and licences. */
export async function databases(): Promise<Report["data"]> {
  return [...(await (await import("./enrich/open-networks.js")).openNetworks()).data];
}
