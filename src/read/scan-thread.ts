/** A thread that scans parts of one file: see `two-threads.ts`. */
import { closeSync, openSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { PartScanner, type SentPart } from "./part.js";
import { bytesOf, NEAR_BYTES, PART_BYTES, type Range } from "./parts.js";

/** The file whose parts are scanned. */
export interface Task {
  readonly path: string;
  readonly delimiter: string;
  /** Cells of a sound record. */
  readonly width: number;
}

/** One part to be scanned. */
export interface Job extends Range {
  /** Which run of parts it belongs to: a run ends at the first record that only a careful reader can split. */
  readonly run: number;
  /** A part that is read by now: its memory is used again. */
  readonly spent?: Pick<SentPart, "bytes" | "numbers"> | undefined;
}

const { path, delimiter, width } = workerData as Task;
const scanner = new PartScanner(delimiter, width);
const fd = openSync(path, "r");
let ended = -1;

parentPort!.on("message", ({ run, from, to, spent }: Job) => {
  if (run === ended) return;
  const room = Buffer.from(spent?.bytes.buffer ?? new SharedArrayBuffer(PART_BYTES + NEAR_BYTES));
  const part = scanner.scan(bytesOf(fd, { from, to }, room), spent?.numbers);
  if (from + part.end < to) ended = run;
  parentPort!.postMessage(part);
});
parentPort!.on("close", () => closeSync(fd));
parentPort!.postMessage(null);
