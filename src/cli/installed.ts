import * as report from "../report/index.js";
import type { Stages, TableName } from "./stages.js";

type CsvWriters = Awaited<ReturnType<typeof report.loadCsvWriters>>;

const TABLES = {
  campaigns: "campaignsCsv",
  "suspicious-subscribers": "suspiciousCsv",
  links: "linksCsv",
  domains: "domainsCsv",
} as const satisfies Record<TableName, keyof CsvWriters>;

/** The real program. Everything is loaded when it is used, so that a mistake is told at once. */
export const installed: Stages = {
  audit: async (options) => (await import("../audit.js")).audit(options),
  inspect: async (options, rows) => (await import("../audit.js")).inspect(options, rows),
  tables: async (path) => (await import("../read/index.js")).openTables(path, {}),
  manual: async () => (await import("../flow/manual.js")).manual(),
  formats: async () => report.formatNames,
  render: async (format, data, options) => {
    const name = report.formatNames.find((known) => known === format);
    if (name === undefined) throw new Error(`no renderer for ${format}`);
    return (await report.loadRenderer(name))(data, options);
  },
  renderSummary: async (data, options) => (await report.loadGithubSummary())(data, options),
  renderTable: async (name, data, options) => (await report.loadCsvWriters())[TABLES[name]](data, options),
  renderSegment: async (rows, options) => (await report.loadCsvWriters()).segmentCsv(rows, options),
  renderRejects: async (rejects) => (await report.loadCsvWriters()).rejectsCsv(rejects, { mask: false }),
  renderExplanation: async (explanation, options) => (await report.loadExplanation())(explanation, options),
  renderInspection: async (inspection, options) => (await report.loadInspection())(inspection, options),
  renderSignals: async (manual, options) => (await report.loadManual()).renderSignals(manual, options),
  renderSignal: async (entry, options) => (await report.loadManual()).renderSignal(entry, options),
  schema: async () => (await report.loadSchema())(),
  data: async () => [...(await (await import("../enrich/open-networks.js")).openNetworks()).data],
};
