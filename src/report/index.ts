import type { Renderer } from "./render.js";

/** Loaded when asked for, so that `--help` and other formats do not pay for them. */
const loaders = {
  table: async () => (await import("./table.js")).renderTable,
  json: async () => (await import("./json.js")).renderJson,
  csv: async () => (await import("./csv.js")).suspiciousCsv,
  markdown: async () => (await import("./markdown.js")).renderMarkdown,
  html: async () => (await import("./html/index.js")).renderHtml,
  junit: async () => (await import("./junit.js")).renderJunit,
  github: async () => (await import("./github.js")).renderGithub,
} satisfies Record<string, () => Promise<Renderer>>;

/** A format of a report, as -f takes it. */
export type FormatName = keyof typeof loaders;

/** Names of the formats of a report, as -f takes them. */
export const formatNames = Object.keys(loaders) as FormatName[];

/** The function that writes a report in this format. */
export function loadRenderer(name: FormatName): Promise<Renderer> {
  return loaders[name]();
}

/** The writers of `--out-dir`. */
export const loadCsvWriters = () => import("./csv.js");

/** The renderers of the other commands: `explain`, `signals`, `inspect`, and of `--print-schema`. */
export const loadExplanation = async () => (await import("./explanation.js")).renderExplanation;
export const loadManual = () => import("./manual.js");
export const loadInspection = async () => (await import("./inspection.js")).renderInspection;
export const loadJsonPieces = async () => (await import("./json.js")).jsonPieces;
export const loadSchema = async () => (await import("./json.js")).renderSchema;
/** The job summary that belongs to the `github` format. */
export const loadGithubSummary = async () => (await import("./github.js")).githubSummary;
