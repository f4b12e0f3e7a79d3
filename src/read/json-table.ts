import type { RowSink, Table, TableInfo } from "../domain/table.js";
import { InputError } from "../errors.js";
import { type Included, includedIn, NOTHING_INCLUDED } from "./json-api.js";
import { type Unwrapped, unwrap } from "./json-envelope.js";
import { JsonColumns, TooManyColumns } from "./json-flatten.js";
import { pageReader } from "./json-pages.js";
import { type JsonShape, listNamed } from "./json-shape.js";
import { JsonTail } from "./json-tail.js";
import { JsonValues } from "./json-values.js";
import { MAX_COLUMNS, MAX_RAW_BYTES } from "./limits.js";
import { LOSSES } from "./losses.js";
import { takeSample } from "./sample.js";
import type { TextFile } from "./text-file.js";

/** Opening brackets, and a comma between pages. */
const OPENS_PAGE: ReadonlySet<number> = new Set([123, 91, 44]);

/** Passes the objects of a file on as rows; batches become several records of the same line. */
async function readObjects(
  file: TextFile,
  shape: JsonShape,
  columns: JsonColumns,
  notes: string[],
  included: Included,
  sink: RowSink,
): Promise<void> {
  let number = 0;
  const receiver = (eventsIn: (text: string) => Unwrapped) => ({
    value(text: string, line: number) {
      const unwrapped = eventsIn(text);
      if ("problem" in unwrapped) {
        sink.unreadable(line, ++number, unwrapped.problem, text.slice(0, MAX_RAW_BYTES));
        return;
      }
      for (const event of unwrapped.events) sink.row(columns.flatten(event), line, ++number);
    },
    broken(reason: string, line: number, text: Buffer) {
      sink.unreadable(line, ++number, reason, text.toString("utf8", 0, MAX_RAW_BYTES));
    },
  });
  const { pages, following } = shape;
  const values = new JsonValues(
    shape,
    receiver(pages === undefined ? (text) => unwrap(text, included) : pageReader(pages, included, true)),
  );
  let skip = shape.start.offset;
  const head = file.head.toString("utf8", 0, skip);
  const tail = new JsonTail(file.head.subarray(0, skip));
  const linesBefore = tail.lines;
  /** What stands behind the list, where it may be the next page. */
  let next: JsonValues | undefined;
  const follow = (bytes: Buffer): void => {
    next?.write(bytes);
    const at = tail.more ? -1 : tail.follow(bytes);
    if (at === -1 || following === undefined || !OPENS_PAGE.has(bytes[at]!)) return;
    const line = values.line + tail.lines - linesBefore;
    next = new JsonValues(
      { kind: "values", start: { offset: 0, line } },
      receiver(pageReader(following, included, false, head)),
    );
    next.write(bytes.subarray(at));
  };
  try {
    for await (const chunk of file.text()) {
      const from = Math.min(skip, chunk.length);
      skip -= from;
      if (from < chunk.length) {
        values.write(chunk.subarray(from));
        if (shape.kind === "list" && values.closed) follow(values.rest());
      }
      await sink.pause?.();
    }
    values.end();
    next?.end();
  } catch (error) {
    if (!(error instanceof TooManyColumns)) throw error;
    throw new InputError(`has more than ${MAX_COLUMNS} different fields`, {
      file: file.path,
      hint: "check that the keys of its objects are field names, not values",
    });
  }
  if (shape.kind !== "list") return;
  if (!values.closed) note(notes, LOSSES.cut);
  else if (tail.more && next === undefined) note(notes, LOSSES.more);
}

/** The file is read more than once. */
function note(notes: string[], text: string): void {
  if (!notes.includes(text)) notes.push(text);
}

/** A page of an API holds a thousand records; one with millions is no page. */
const MOST_INCLUDED_BYTES = 64 * 1024 * 1024;

/** What a page of JSON:API holds beside the list that is read. It may stand behind it, so that the whole page is looked through. */
async function includedOf(file: TextFile, shape: JsonShape, notes: string[]): Promise<Included> {
  const { head } = file;
  if (shape.kind !== "list" || head.indexOf('"relationships"') === -1) return NOTHING_INCLUDED;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of file.text()) {
    size += chunk.length;
    if (size > MOST_INCLUDED_BYTES) {
      notes.push(LOSSES.includedTooLarge);
      return NOTHING_INCLUDED;
    }
    chunks.push(chunk);
  }
  const list = listNamed(Buffer.concat(chunks), "included");
  try {
    return includedIn(list);
  } catch {
    // Damage there costs what is joined, not the rows.
    notes.push(LOSSES.includedDamaged);
    return NOTHING_INCLUDED;
  }
}

/** A table of JSON objects: NDJSON, an array, an array inside an object, or objects one after the other. */
export async function openJsonTable(file: TextFile, shape: JsonShape): Promise<Table> {
  const columns = new JsonColumns();
  const notes: string[] = [];
  const included = await includedOf(file, shape, notes);
  const read = (sink: RowSink) => readObjects(file, shape, columns, notes, included, sink);
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
