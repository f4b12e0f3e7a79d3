import type { RowSink, Syntax, Table } from "../../src/domain/table.js";

/** A table from text: header and rows separated by `;`, cells taken as they are. */
export function tableOf(path: string, lines: readonly string[], sampled = lines.length): Table {
  const [header, ...rows] = lines.map((line) => line.split(";"));
  return memoryTable(path, header!, rows, "csv", sampled);
}

export function memoryTable(
  path: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  syntax: Syntax = "csv",
  sampled = rows.length,
): Table {
  return {
    info: {
      path,
      syntax,
      encoding: "utf-8",
      compression: "none",
      delimiter: syntax === "csv" ? ";" : null,
      headerLine: syntax === "csv" ? 1 : 0,
      header,
      preamble: [],
      sample: rows.slice(0, sampled),
      notes: [],
    },
    read: async (sink: RowSink) => {
      for (const [index, cells] of rows.entries()) sink.row(cells, index + 2, index + 1);
    },
    close: async () => {},
  } as Table;
}
