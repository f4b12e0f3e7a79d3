import type { Inspection } from "../domain/inspection.js";
import type { ManualEntry } from "../domain/manual.js";
import type { Explanation, RejectedRow } from "../domain/options.js";
import type { Report } from "../domain/report.js";
import * as loaders from "./index.js";
import type { Renderer, RenderOptions } from "./render.js";

/** The CSV files of `--out-dir` that come from the report alone. */
export type TableName = keyof typeof TABLES;

const TABLES = {
  campaigns: "campaignsCsv",
  "suspicious-subscribers": "suspiciousCsv",
  links: "linksCsv",
  domains: "domainsCsv",
  automations: "automationsCsv",
} as const satisfies Record<string, keyof Awaited<ReturnType<typeof loaders.loadCsvWriters>>>;

/** Plain text of 80 columns, as in a pipe. */
const PIPE: RenderOptions = { color: false, unicode: false, width: 80, mask: false };

type Look = Partial<RenderOptions>;

/**
 * A report as text.
 * @param format a name of `-f`, or a function of your own
 * @throws Error for a name that is none
 */
export async function render(
  report: Report,
  format: loaders.FormatName | Renderer,
  options: Look = {},
): Promise<string> {
  const renderer = typeof format === "function" ? format : await known(format);
  return renderer(report, { ...PIPE, ...options });
}

/**
 * The long formats, `json` and `csv`, piece by piece: a report of a million people is longer than a string can be. Any other
 * format comes in one piece.
 */
export async function* renderPieces(
  report: Report,
  format: loaders.FormatName,
  options: Look = {},
): AsyncGenerator<string> {
  const look = { ...PIPE, ...options };
  if (format === "json") yield* (await loaders.loadJsonPieces())(report, look);
  else if (format === "csv") yield* (await loaders.loadCsvWriters()).suspiciousPieces(report, look);
  else yield await render(report, format, look);
}

async function known(format: string): Promise<Renderer> {
  const name = loaders.formatNames.find((one) => one === format);
  if (name === undefined) throw new Error(`no format "${format}"; use ${loaders.formatNames.join(", ")}`);
  return loaders.loadRenderer(name);
}

/** Markdown for the summary page of a GitHub job. */
export const renderSummary = async (report: Report, options: Look = {}): Promise<string> =>
  (await loaders.loadGithubSummary())(report, { ...PIPE, ...options });

/** One of the CSV files of `--out-dir`. */
export const renderTable = async (name: TableName, report: Report, options: Look = {}): Promise<string> =>
  (await loaders.loadCsvWriters())[TABLES[name]](report, { ...PIPE, ...options });

/** A list of people for re-import, as CSV: header first. */
export const renderSegment = async (
  rows: readonly (readonly string[])[],
  options: Look = {},
): Promise<string> => (await loaders.loadCsvWriters()).segmentCsv(rows, { ...PIPE, ...options });

/** Rows that could not be used, as CSV. */
export const renderRejects = async (rejects: readonly RejectedRow[]): Promise<string> =>
  (await loaders.loadCsvWriters()).rejectsCsv(rejects, PIPE);

/** What `clickaudit explain` prints. */
export const renderExplanation = async (explanation: Explanation, options: Look = {}): Promise<string> =>
  (await loaders.loadExplanation())(explanation, { ...PIPE, ...options });

/** What `clickaudit inspect` prints. */
export const renderInspection = async (inspection: Inspection, options: Look = {}): Promise<string> =>
  (await loaders.loadInspection())(inspection, { ...PIPE, ...options });

/** What `clickaudit signals` prints. */
export const renderSignals = async (manual: readonly ManualEntry[], options: Look = {}): Promise<string> =>
  (await loaders.loadManual()).renderSignals(manual, { ...PIPE, ...options });

/** What `clickaudit signals ID` prints. */
export const renderSignal = async (entry: ManualEntry, options: Look = {}): Promise<string> =>
  (await loaders.loadManual()).renderSignal(entry, { ...PIPE, ...options });

/** The JSON schema of `-f json`, as text. */
export const renderSchema = async (): Promise<string> => (await loaders.loadSchema())();
