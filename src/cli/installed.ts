import * as library from "../index.js";
import type { Stages } from "./stages.js";

/** The real program: the library, and nothing beside it. */
export const installed: Stages = {
  audit: library.audit,
  inspect: library.inspect,
  tables: library.openTables,
  manual: library.manual,
  demo: library.demo,
  formats: async () => library.formats,
  render: (format, report, options) => library.render(report, format as library.FormatName, options),
  pieces: (format, report, options) => library.renderPieces(report, format as library.FormatName, options),
  renderSummary: library.renderSummary,
  renderTable: library.renderTable,
  renderSegment: library.renderSegment,
  renderRejects: library.renderRejects,
  renderExplanation: library.renderExplanation,
  renderInspection: library.renderInspection,
  renderSignals: library.renderSignals,
  renderSignal: library.renderSignal,
  schema: library.renderSchema,
  data: library.databases,
};
