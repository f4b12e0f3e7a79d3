import type { RowSink, Table, TableInfo } from "../domain/table.js";
import { InputError } from "../errors.js";
import { unwrap } from "./json-envelope.js";
import { JsonColumns, TooManyColumns } from "./json-flatten.js";
import type { JsonShape } from "./json-shape.js";
import { JsonValues } from "./json-values.js";
import { MAX_COLUMNS, MAX_RAW_BYTES } from "./limits.js";
import { takeSample } from "./sample.js";
import type { TextFile } from "./text-file.js";

const CUT = "the file ends before its list is closed: events at the end may be missing";

/** Passes the objects of a file on as rows; batches become several records of the same line. */
async function readObjects(
  file: TextFile,
  shape: JsonShape,
  columns: JsonColumns,
  notes: string[],
  sink: RowSink,
): Promise<void> {
  let number = 0;
  const values = new JsonValues(shape, {
    value(text, line) {
      const unwrapped = unwrap(text);
      if ("problem" in unwrapped) {
        sink.unreadable(line, ++number, unwrapped.problem, text.slice(0, MAX_RAW_BYTES));
        return;
      }
      for (const event of unwrapped.events) sink.row(columns.flatten(event), line, ++number);
    },
    broken(reason, line, text) {
      sink.unreadable(line, ++number, reason, text.toString("utf8", 0, MAX_RAW_BYTES));
    },
  });
  let skip = shape.start.offset;
  try {
    for await (const chunk of file.text()) {
      const from = Math.min(skip, chunk.length);
      skip -= from;
      if (from < chunk.length) values.write(chunk.subarray(from));
      await sink.pause?.();
    }
    values.end();
  } catch (error) {
    if (!(error instanceof TooManyColumns)) throw error;
    throw new InputError(`has more than ${MAX_COLUMNS} different fields`, {
      file: file.path,
      hint: "check that the keys of its objects are field names, not values",
    });
  }
  if (shape.kind === "list" && !values.closed && !notes.includes(CUT)) notes.push(CUT);
}

/** A table of JSON objects: NDJSON, an array, an array inside an object, or objects one after the other. */
export async function openJsonTable(file: TextFile, shape: JsonShape): Promise<Table> {
  const columns = new JsonColumns();
  const notes: string[] = [];
  const read = (sink: RowSink) => readObjects(file, shape, columns, notes, sink);
  const info: TableInfo = {
    path: shape.name === undefined ? file.path : `${file.path}/${shape.name}`,
    syntax: shape.kind === "lines" ? "ndjson" : "json",
    encoding: file.encoding,
    compression: file.compression,
    delimiter: null,
    headerLine: 0,
    header: columns.names,
    preamble: [],
    sample: await takeSample(read),
    notes,
  };
  return { info, read, size: file.size, close: () => file.close() };
}
