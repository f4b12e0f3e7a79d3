import type { RowSink } from "../domain/table.js";
import { SAMPLE_RECORDS } from "./limits.js";

const ENOUGH = Symbol("the sample is full");

/** Cells kept in all: rows of 10,000 columns need no 1,000 rows. */
const MAX_CELLS = 200_000;

/** The first records of a JSON table, where none is ragged, in file order; reading stops when there are enough. */
export async function takeSample(read: (sink: RowSink) => Promise<void>): Promise<string[][]> {
  const sample: string[][] = [];
  let cells = 0;
  let records = 0;
  const count = () => {
    if (++records >= SAMPLE_RECORDS || cells >= MAX_CELLS) throw ENOUGH;
  };
  const sink: RowSink = {
    row(row) {
      sample.push([...row]);
      cells += row.length;
      count();
    },
    unreadable: count,
  };
  try {
    await read(sink);
  } catch (error) {
    if (error !== ENOUGH) throw error;
  }
  return sample;
}
