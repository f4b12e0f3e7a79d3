import { closeSync, existsSync, openSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { PartReader, PlainFile } from "../domain/table.js";
import { knownFormats } from "../normalize/index.js";
import type { AddEvent, EventTexts } from "./fast-collect.js";
import type { Identified } from "./identify.js";
import { PartTaker } from "./part-events.js";
import { bytesOf, type Job, type PartResult, partsOf, type Task } from "./part-jobs.js";

/** Unless the user asks for threads, a smaller file is read by one: starting others takes as long as they save. */
const WORTH_BYTES = 256 * 1024 * 1024;
/** Of a smaller file there are too few parts. */
const LEAST_BYTES = 8 * 1024 * 1024;
/** More threads than this wait for the one that puts their events into the store. */
const MOST_THREADS = 4;
/** Parts that a thread is given ahead. */
const AHEAD = 2;
/** After so many parts in a row that had to be read again, threads are of no use for this file. */
const GIVE_UP = 4;

const THREAD = new URL("./part-worker.js", import.meta.url);

/** Takes what was read in other threads. */
export interface PartsInto {
  readonly reader: PartReader;
  readonly texts: EventTexts;
  readonly add: AddEvent;
  /** Counts a record that was taken. */
  count(outcome: "analysed" | "duplicate"): void;
  /** Bytes that were read. */
  read(bytes: number): void;
  /** Whether the records are those of another table by now, so that nothing in other threads is of use. */
  lost(): boolean;
  pause(): Promise<void>;
}

/**
 * The file that threads may read parts of, and how many; null where one thread must read it or reads it as fast.
 * @param wanted threads as the user says. Undefined for one less than there are cores, so none on two: measured there on 500 MB,
 *   they cost 1.6 times the processor time of reading (each meets most texts anew) and could save a seventh of its time at best
 */
export function sharedFile(
  { table, detection }: Identified,
  wanted: number | undefined,
): { file: PlainFile; threads: number } | null {
  const threads = Math.min(MOST_THREADS, wanted ?? availableParallelism() - 1);
  const file = table.parts?.file;
  const known = detection.spec === undefined || knownFormats.includes(detection.spec);
  return file !== undefined &&
    threads > 1 &&
    file.to - file.from >= (wanted === undefined ? WORTH_BYTES : LEAST_BYTES) &&
    detection.person === undefined &&
    known &&
    existsSync(THREAD)
    ? { file, threads }
    : null;
}

/**
 * Reads a file in several threads. Each scans parts and gives its texts numbers of its own; here parts are taken in the order
 * of the file, so that the result is that of one thread. A part that holds anything but plain records is read again here, and
 * where a part does not end with a record or a thread fails, so is all that follows.
 */
export async function readParts(
  one: Identified,
  { file, threads }: { file: PlainFile; threads: number },
  into: PartsInto,
): Promise<void> {
  const fd = openSync(file.path, "r");
  const { spec, person: _, ...detection } = one.detection;
  const task: Task = { file, info: one.table.info, detection, format: spec?.id };
  const team = Array.from({ length: threads }, () => new Thread(task, into.texts));
  let rest: number | null = null;
  try {
    const parts = partsOf(fd, file);
    const begun: { job: Job; thread: Thread; result: Promise<PartResult> }[] = [];
    const begin = (thread: Thread) => {
      const next = parts.next();
      if (!next.done) begun.push({ job: next.value, thread, result: thread.read(next.value) });
    };
    for (let ahead = 0; ahead < AHEAD; ahead++) for (const thread of team) begin(thread);
    let again = 0;
    for (let next = begun.shift(); next !== undefined; next = begun.shift()) {
      const { job, thread } = next;
      // A thread may find no memory, or a disk that fails: this one says so better, if it cannot do it either.
      const result = await next.result.catch(() => null);
      if (result === null) return await into.reader.rest(job.from);
      begin(thread);
      thread.taker.learn(result.events);
      if (result.lines === null || again >= GIVE_UP || into.lost()) {
        rest = job.from;
        break;
      }
      again = result.plain ? 0 : again + 1;
      if (result.plain) {
        thread.taker.take(result.events, (ids, hash, exact) => into.count(into.add(ids, hash, exact)));
        into.reader.taken(result.events.count, result.lines);
      } else into.reader.part(bytesOf(fd, job.from, job.to), job.to === file.to);
      into.read(job.to - job.from);
      await into.pause();
    }
  } finally {
    closeSync(fd);
    await Promise.all(team.map((thread) => thread.end()));
  }
  // Only now: threads hold memory for as long as they live.
  if (rest !== null) await into.reader.rest(rest);
}

/** A thread that reads one part after the other. */
class Thread {
  readonly taker: PartTaker;
  private readonly worker: Worker;
  private readonly waiting: { resolve(result: PartResult): void; reject(error: Error): void }[] = [];
  private failure: Error | null = null;

  constructor(task: Task, texts: EventTexts) {
    this.taker = new PartTaker(texts);
    this.worker = new Worker(fileURLToPath(THREAD), { workerData: task });
    // The last results of a thread that failed may come after the news of it.
    this.worker.on("message", (result: PartResult) => this.waiting.shift()?.resolve(result));
    this.worker.on("error", (error) => {
      this.failure = error;
      for (const { reject } of this.waiting.splice(0)) reject(error);
    });
  }

  read(job: Job): Promise<PartResult> {
    if (this.failure !== null) return Promise.reject(this.failure);
    const result = new Promise<PartResult>((resolve, reject) => this.waiting.push({ resolve, reject }));
    // Whoever stops taking parts leaves some behind.
    result.catch(() => {});
    this.worker.postMessage(job);
    return result;
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}
