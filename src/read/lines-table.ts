import { StringDecoder } from "node:string_decoder";
import type { RowSink, Table } from "../domain/table.js";
import { MAX_RAW_BYTES, MAX_RECORD_BYTES } from "./limits.js";
import { takeSample } from "./sample.js";
import type { TextFile } from "./text-file.js";

const LINE_END = /\r\n|\n|\r/;

/** Every line that is not blank is a record of one cell: for what tools print, which is no table. */
export async function openLinesTable(file: TextFile): Promise<Table> {
  const read = (sink: RowSink) => readLines(file, sink);
  return {
    info: {
      path: file.path,
      syntax: "csv",
      encoding: file.encoding,
      compression: file.compression,
      delimiter: null,
      headerLine: 0,
      header: ["line"],
      preamble: [],
      sample: await takeSample(read),
      notes: [],
    },
    read,
    size: file.size,
    close: () => file.close(),
  };
}

async function readLines(file: TextFile, sink: RowSink): Promise<void> {
  const decoder = new StringDecoder("utf8");
  let line = 0;
  let record = 0;
  let rest = "";
  /** The line being read is over the limit: only its start is kept. */
  let isTooLong = false;
  const take = (text: string): void => {
    line++;
    if (text.trim() === "" && !isTooLong) return;
    record++;
    const tooLong = isTooLong || text.length > MAX_RECORD_BYTES;
    isTooLong = false;
    if (tooLong) sink.unreadable(line, record, "the line is longer than 1 MiB", text.slice(0, MAX_RAW_BYTES));
    else sink.row([text], line, record);
  };
  for await (const chunk of file.text()) {
    const text = rest + decoder.write(chunk);
    // A carriage return at the end may be half of a line end.
    const whole = text.endsWith("\r") ? text.slice(0, -1) : text;
    const lines = whole.split(LINE_END);
    const last = lines.pop()!;
    for (const one of lines) take(one);
    isTooLong ||= last.length > MAX_RECORD_BYTES;
    rest = (isTooLong ? last.slice(0, MAX_RAW_BYTES) : last) + text.slice(whole.length);
  }
  const last = (rest + decoder.end()).split(LINE_END);
  if (last.at(-1) === "") last.pop();
  for (const one of last) take(one);
}
