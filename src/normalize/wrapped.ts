import type { RowSink, Table } from "../domain/table.js";
import { meaningsOf } from "./synonyms.js";

/** Names that must be understood before a cell is believed to be a whole line. */
const KNOWN = 2;

/**
 * A table whose every line is one quoted cell: what a spreadsheet writes when it was opened in one column and saved again.
 * The lines are split as they were meant; other tables are given back as they are.
 */
export function unwrapped(table: Table): Table {
  const { info } = table;
  const delimiter =
    info.syntax === "csv" && info.header.length === 1 ? delimiterOf(info.header[0]!) : undefined;
  if (delimiter === undefined) return table;
  const header = split(info.header[0]!, delimiter);
  const width = header.length;
  if (info.sample.some((row) => split(row[0] ?? "", delimiter).length !== width)) return table;
  return {
    info: {
      ...info,
      header,
      delimiter,
      sample: info.sample.map((row) => split(row[0] ?? "", delimiter)),
      notes: [...info.notes, "every line was one quoted cell, as spreadsheets save it, and was split again"],
    },
    read: (sink) => table.read(splitting(sink, delimiter, width)),
    ...(table.close ? { close: () => table.close!() } : {}),
  };
}

function splitting(sink: RowSink, delimiter: string, width: number): RowSink {
  return {
    row(cells, line, record, damage) {
      const parts = split(cells[0] ?? "", delimiter);
      const wrong = parts.length === width ? damage : `${parts.length} cells, header has ${width}`;
      sink.row(parts, line, record, wrong);
    },
    unreadable: (line, record, reason, raw) => sink.unreadable(line, record, reason, raw),
  };
}

function delimiterOf(header: string): string | undefined {
  return [",", ";", "\t"].find(
    (delimiter) => split(header, delimiter).filter((name) => meaningsOf(name).length > 0).length >= KNOWN,
  );
}

/** Cells of one line; quotes around a cell were doubled once more and came back single. */
function split(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const char = line[at]!;
    if (char === '"' && (quoted || cell === "")) {
      if (quoted && line[at + 1] === '"') cell += line[++at]!;
      else quoted = !quoted;
    } else if (char === delimiter && !quoted) {
      cells.push(cell);
      cell = "";
    } else cell += char;
  }
  return [...cells, cell];
}
