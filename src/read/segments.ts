import type { RowSink, Table } from "../domain/table.js";
import { SAMPLE_RECORDS } from "./limits.js";

/** A record that is the header of another table in the same file. */
export interface Cut {
  readonly line: number;
  readonly record: number;
  readonly names: readonly string[];
}

/** Records of a file that name columns, in order, those of the table's own header among them. */
export async function cutsOf(table: Table, isHeader: (cells: readonly string[]) => boolean): Promise<Cut[]> {
  const cuts: Cut[] = [];
  await table.read({
    row(cells, line, record) {
      if (isHeader(cells)) cuts.push({ line, record, names: [...cells] });
    },
    unreadable: () => {},
  });
  return cuts;
}

/**
 * The tables of a file in which exports stand one below the other. Records keep the numbers and lines of the file; the header
 * of each table but the first is a record of it too, and comes first.
 */
export async function segmentsOf(table: Table, cuts: readonly Cut[]): Promise<Table[]> {
  const { info } = table;
  const first = { line: info.headerLine, record: 0, names: info.header };
  const starts = [first, ...cuts];
  const segments: Table[] = [];
  for (const [at, { line, record, names }] of starts.entries()) {
    const end = starts[at + 1]?.record ?? Number.POSITIVE_INFINITY;
    const header = at === 0 ? info.header : trimmed(names, info.header.length);
    const within = { from: record, end, width: header.length };
    const read = (sink: RowSink) => table.read(part(sink, within));
    const notes = [
      ...(at === 0 ? info.notes : []),
      `table ${at + 1} of ${starts.length} in this file: its header stands on line ${line}`,
    ];
    segments.push({
      info: { ...info, headerLine: line, header, preamble: at === 0 ? info.preamble : [], sample: [], notes },
      read,
      size: table.size,
      ...(at === 0 && table.close ? { close: () => table.close!() } : {}),
    });
  }
  await sampleAll(table, starts, segments);
  return segments;
}

/** One reading of the file fills the samples of all its tables. */
async function sampleAll(table: Table, starts: readonly Cut[], segments: readonly Table[]): Promise<void> {
  let at = 0;
  const sinks = segments.map(({ info: { header, sample } }, segment) => {
    const within = { from: starts[segment]!.record + 1, end: Number.POSITIVE_INFINITY, width: header.length };
    const keep = sample as string[][];
    return part(
      {
        row: (cells, _line, _record, damage) => {
          if (damage === undefined && keep.length < SAMPLE_RECORDS) keep.push([...cells]);
        },
        unreadable: () => {},
      },
      within,
    );
  });
  await table.read({
    row(cells, line, record, damage) {
      while (at + 1 < starts.length && record >= starts[at + 1]!.record) at++;
      sinks[at]!.row(cells, line, record, damage);
    },
    unreadable: () => {},
  });
}

/** A header that is shorter than that of the table above may have been padded to its width. */
function trimmed(names: readonly string[], width: number): string[] {
  let length = names.length;
  if (length === width) while (length > 1 && names[length - 1]!.trim() === "") length--;
  return names.slice(0, length);
}

function part(sink: RowSink, { from, end, width }: { from: number; end: number; width: number }): RowSink {
  const isIn = (record: number) => record >= from && record < end;
  return {
    row(cells, line, record) {
      if (!isIn(record)) return;
      let length = cells.length;
      while (length > width && cells[length - 1] === "") length--;
      const damage =
        length === width
          ? undefined
          : `${cells.length} ${cells.length === 1 ? "cell" : "cells"}, header has ${width}`;
      sink.row(damage === undefined ? cells.slice(0, width) : cells, line, record, damage);
    },
    unreadable: (line, record, reason, raw) => {
      if (isIn(record)) sink.unreadable(line, record, reason, raw);
    },
    ...(sink.pause ? { pause: () => sink.pause!() } : {}),
  };
}
