/** A thread that finds the records of one file after the other: see `second-thread.ts`. */

import { isUtf8 } from "node:buffer";
import { closeSync, openSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import type { Wanted } from "../domain/table.js";
import type { AssemblyMemory, AssemblyProgram } from "./assembly-types.js";
import { bytesOf, partsOf, type Range } from "./parts.js";
import { RecordFinder } from "./record-finder.js";
import { type Layout, RecordMemory } from "./record-memory.js";

/** What both threads share. */
export interface Shared {
  readonly program: AssemblyProgram;
  readonly memory: AssemblyMemory;
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

/** A file; what of it is to be read next, up to the first record that is not plain. */
export type Job = Text | Range;

const LF = 10;
const { program, layout, memory } = workerData as Shared;
const shared = new RecordMemory(layout, memory);
const finder = new RecordFinder(program, shared);
let fd = -1;

function open({ path, delimiter, width, wanted }: Text): void {
  close();
  fd = openSync(path, "r");
  finder.open(delimiter, width, wanted);
}

function close(): void {
  if (fd !== -1) closeSync(fd);
  fd = -1;
}

async function findIn(range: Range): Promise<void> {
  let turn = 0;
  for (const part of partsOf(fd, range)) {
    if (!(await shared.whenFree(turn, () => fd === -1)) || !fill(turn, part)) return;
    turn = (turn + 1) % layout.rooms;
  }
}

/** @returns whether all records of the part are plain */
function fill(at: number, part: Range): boolean {
  const room = shared.rooms[at]!;
  const bytes = bytesOf(fd, part, room.bytes);
  // What is no text, or holds what only the careful reader knows how to read, is left to it.
  const isText = isUtf8(bytes) && !bytes.includes(0);
  finder.find(room, 0, isText ? bytes.lastIndexOf(LF) + 1 : 0, Number.POSITIVE_INFINITY);
  shared.fill(at, { ...part, count: finder.count, end: finder.end, lines: finder.lines });
  return part.from + finder.end === part.to;
}

parentPort!.on("message", (job: Job) => {
  if ("path" in job) open(job);
  else void findIn(job);
});
parentPort!.on("close", close);
