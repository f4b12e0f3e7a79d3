/** A thread that finds the records of one file after the other: see `second-thread.ts`. */
import { isUtf8 } from "node:buffer";
import { closeSync, openSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import type { Wanted } from "../domain/table.js";
import { bytesOf, partsOf, type Range } from "./parts.js";
import { RecordFinder } from "./record-finder.js";
import { type Layout, RecordMemory } from "./record-memory.js";

/** What both threads share. */
export interface Shared {
  readonly program: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly layout: Layout;
}

/** The file whose records are found from now on. */
export interface Text {
  readonly path: string;
  readonly delimiter: string;
  /** Cells of a sound record. */
  readonly width: number;
  readonly wanted: Wanted;
}

/** A file; a run of parts of it; a room for the next part of the run, which ends at the first record that is not plain. */
export type Job = Text | Range | number;

const LF = 10;
const { program, layout, memory } = workerData as Shared;
const shared = new RecordMemory(layout, memory);
const finder = new RecordFinder(program, shared);
let fd = -1;
let parts: Generator<Range> | null = null;

function open({ path, delimiter, width, wanted }: Text): void {
  close();
  fd = openSync(path, "r");
  finder.open(delimiter, width, wanted);
}

function close(): void {
  if (fd !== -1) closeSync(fd);
  fd = -1;
  parts = null;
}

function findNext(into: number): void {
  const part = parts?.next().value;
  if (part === undefined) return;
  const room = shared.rooms[into]!;
  const bytes = bytesOf(fd, part, room.bytes);
  // What is no text, or holds what only the careful reader knows how to read, is left to it.
  const isText = isUtf8(bytes) && !bytes.includes(0);
  finder.find(room, 0, isText ? bytes.lastIndexOf(LF) + 1 : 0, Number.POSITIVE_INFINITY);
  if (part.from + finder.end < part.to) parts = null;
  shared.finish(into, { ...part, count: finder.count, end: finder.end, lines: finder.lines });
}

parentPort!.on("message", (job: Job) => {
  if (typeof job === "number") findNext(job);
  else if ("path" in job) open(job);
  else parts = partsOf(fd, job);
});
parentPort!.on("close", close);
