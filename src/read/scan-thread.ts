/** A thread that scans parts of one file: see `two-threads.ts`. */
import { isUtf8 } from "node:buffer";
import { closeSync, openSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { bytesOf, type Range } from "./parts.js";
import { type FoundRecords, RecordFinder } from "./record-finder.js";

/** Memory for parts one after the other, which threads share. */
export interface PartMemory {
  readonly bytes: SharedArrayBuffer;
  readonly numbers: Int32Array;
}

/** The file whose parts are scanned. */
export interface Task {
  readonly path: string;
  readonly delimiter: string;
  /** Cells of a sound record. */
  readonly width: number;
  /** Columns whose cells get numbers. */
  readonly numbered: readonly number[];
  /** One for each part that is given ahead. Sent once: V8 takes shared memory that comes again for more of it, and collects garbage. */
  readonly memory: readonly PartMemory[];
}

/** One part to be scanned. */
export interface Job extends Range {
  /** Which run of parts it belongs to: a run ends at the first record that only a careful reader can split. */
  readonly run: number;
  /** Which memory it is read into. */
  readonly into: number;
}

/** What was found in a part: up to its end, or to the first record that only a careful reader can split. */
export interface Scanned extends Pick<FoundRecords, "count" | "start" | "end" | "lines"> {
  /** New memory, where there was too little. */
  readonly numbers: Int32Array | undefined;
}

const LF = 10;
const { path, delimiter, width, numbered, memory } = workerData as Task;
const rooms = memory.map(({ bytes, numbers }) => ({
  bytes: Buffer.from(bytes),
  view: new DataView(bytes),
  numbers,
}));
const finder = new RecordFinder(delimiter, width, rooms[0]!.numbers, numbered);
const fd = openSync(path, "r");
let ended = -1;

parentPort!.on("message", ({ run, from, to, into }: Job) => {
  if (run === ended) return;
  const room = rooms[into]!;
  const bytes = bytesOf(fd, { from, to }, room.bytes);
  // What is no text, or holds what only the careful reader knows how to read, is left to it.
  const isText = isUtf8(bytes) && !bytes.includes(0);
  finder.numbers = room.numbers;
  finder.find(bytes, room.view, 0, isText ? bytes.lastIndexOf(LF) + 1 : 0, Number.POSITIVE_INFINITY);
  const { count, start, end, lines, numbers } = finder;
  if (from + end < to) ended = run;
  const scanned: Scanned = {
    count,
    start,
    end,
    lines,
    numbers: numbers === room.numbers ? undefined : numbers,
  };
  room.numbers = numbers;
  parentPort!.postMessage(scanned);
});
parentPort!.on("close", () => closeSync(fd));
parentPort!.postMessage(null);
