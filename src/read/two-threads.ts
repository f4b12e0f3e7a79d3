import { isUtf8 } from "node:buffer";
import { closeSync, existsSync, openSync } from "node:fs";
import { availableParallelism } from "node:os";
import { setImmediate as nextTurn } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { FastRecords } from "./fast.js";
import { bytesOf, NEAR_BYTES, PART_BYTES, partsOf, type Range } from "./parts.js";
import { ROOM, sharedNumbers } from "./record-finder.js";
import type { Job, PartMemory, Scanned, Task } from "./scan-thread.js";
import type { TextFile } from "./text-file.js";

/** Unless the user asks for threads, a smaller file is read by one: to start another takes as long as it saves. */
const WORTH_BYTES = 32 * 1024 * 1024;
/** Of a smaller file there are too few parts. */
const LEAST_BYTES = 8 * 1024 * 1024;
/** Parts that the other thread is given ahead. */
const AHEAD = 3;
/** What is read here around a record that the other thread left: more each time where they come one upon the other. */
const STRETCH_BYTES = 32 * 1024;
/** After so many runs one upon the other that were hardly a part long, the other thread is of no use for this file. */
const GIVE_UP = 5;
const LF = 10;

const THREAD = new URL("./scan-thread.js", import.meta.url);

/** A file whose bytes as stored are bytes of text, from its first data record to its end. */
interface PlainFile extends Range, Omit<Task, "memory"> {
  /** Tells that so many bytes were read. */
  passed(bytes: number): void;
}

/** How far a file is read. */
interface Place {
  readonly at: number;
  /** What follows is for `FastRecords` alone. */
  readonly isAlone: boolean;
}

/**
 * The file as two threads may read it; null where one must read it, or reads it as fast.
 * @param threads that may be used; as many as there are cores when undefined
 */
export function sharedFile(
  file: TextFile,
  text: Pick<PlainFile, "from" | "delimiter" | "width" | "numbered">,
  threads: number | undefined,
): PlainFile | null {
  const to = file.plain ? file.size! : 0;
  const least = threads === undefined ? WORTH_BYTES : LEAST_BYTES;
  if ((threads ?? availableParallelism()) < 2 || to - text.from < least || !existsSync(THREAD)) return null;
  return { ...text, path: file.path, to, passed: (bytes) => file.passed(bytes) };
}

/**
 * Reads a file in two threads: the other one finds records and cells and hashes them, this one takes them in the order of the
 * file, so that nothing comes out otherwise. Where a record is not plain, the other one stops, this one reads a stretch, and both
 * go on from there.
 * @returns up to where all is read and given away; whoever called reads on from there
 */
export async function scanInTwo(
  file: PlainFile,
  records: FastRecords,
  { pause }: { pause?(): Promise<void> },
): Promise<number> {
  const thread = Thread.of(file);
  if (thread === null) return file.from;
  const fd = openSync(file.path, "r");
  let place: Place = { at: file.from, isAlone: false };
  try {
    // A thread takes as long to start as this one takes to read a few parts.
    while (!place.isAlone && place.at < file.to && !thread.isReady) {
      place = await readStretch(fd, file, place.at, PART_BYTES, records, pause);
      await nextTurn();
    }
    for (let poor = 0; !place.isAlone && place.at < file.to && poor < GIVE_UP; ) {
      const { at } = place;
      place = await readRun(thread, fd, file, at, records, pause);
      poor = place.at - at < PART_BYTES ? poor + 1 : 0;
      if (!place.isAlone && place.at < file.to)
        place = await readStretch(fd, file, place.at, STRETCH_BYTES << poor, records, pause);
    }
  } finally {
    closeSync(fd);
    await thread.end();
  }
  return place.at;
}

/** Lets the other thread scan until it meets a record that it cannot. */
async function readRun(
  thread: Thread,
  fd: number,
  file: PlainFile,
  from: number,
  records: FastRecords,
  pause: (() => Promise<void>) | undefined,
): Promise<Place> {
  const parts = partsOf(fd, { from, to: file.to });
  const begun: { part: Range; into: number; scanned: Promise<Scanned> }[] = [];
  const begin = (into: number) => {
    const { done, value: part } = parts.next();
    if (done !== true) begun.push({ part, into, scanned: thread.scan(part, into) });
  };
  thread.nextRun();
  for (let into = 0; into < AHEAD; into++) begin(into);
  for (let next = begun.shift(); next !== undefined; next = begun.shift()) {
    const { part, into } = next;
    // A thread may find no memory, or a disk that fails: this one says so better, if it cannot do it either.
    const scanned = await next.scanned.catch(() => null);
    if (scanned === null) return { at: part.from, isAlone: true };
    thread.give(records, scanned, into);
    file.passed(scanned.end);
    await pause?.();
    if (part.from + scanned.end < part.to) return { at: part.from + scanned.end, isAlone: false };
    begin(into);
  }
  return { at: file.to, isAlone: false };
}

/** Reads here, about as many bytes and then up to the first record with which the other thread can go on. */
async function readStretch(
  fd: number,
  file: PlainFile,
  from: number,
  bytes: number,
  records: FastRecords,
  pause: (() => Promise<void>) | undefined,
): Promise<Place> {
  for (let at = from; ; ) {
    const to = Math.min(file.to, at + bytes);
    const read = bytesOf(fd, { from: at, to }, Buffer.allocUnsafeSlow(to - at));
    const isLast = at + read.length === file.to;
    const whole = isLast ? read : read.subarray(0, read.lastIndexOf(LF) + 1);
    // No whole line, or no text that is to be kept as it is: the reader of all else knows what to do.
    if (whole.length === 0 || !isUtf8(whole)) return { at, isAlone: true };
    records.write(whole);
    const end = at + whole.length;
    const next = isLast ? end : (records.place ?? end);
    file.passed(next - at);
    await pause?.();
    if (isLast) return { at: end, isAlone: false };
    if (records.place !== null) {
      records.rewind();
      return { at: next, isAlone: false };
    }
    at = end;
  }
}

/** A thread that scans one part after the other. */
class Thread {
  isReady = false;
  private readonly rooms: readonly Room[];
  private run = 0;
  private readonly worker: Worker;
  private waiting: { resolve(scanned: Scanned): void; reject(error: Error): void }[] = [];
  private failure: Error | null = null;

  /** Null where none may be started, as under Node's `--permission`. */
  static of(file: Omit<Task, "memory">): Thread | null {
    try {
      return new Thread(file);
    } catch {
      return null;
    }
  }

  constructor({ path, delimiter, width, numbered }: Omit<Task, "memory">) {
    const memory: PartMemory[] = Array.from({ length: AHEAD }, () => ({
      bytes: new SharedArrayBuffer(PART_BYTES + NEAR_BYTES),
      numbers: sharedNumbers(ROOM),
    }));
    this.rooms = memory.map(({ bytes, numbers }) => ({
      bytes: Buffer.from(bytes),
      view: new DataView(bytes),
      numbers,
    }));
    const task: Task = { path, delimiter, width, numbered, memory };
    this.worker = new Worker(fileURLToPath(THREAD), { workerData: task });
    this.worker.on("message", (scanned: Scanned | null) => {
      this.isReady = true;
      // The last results of a thread that failed may come after the news of it.
      if (scanned !== null) this.waiting.shift()?.resolve(scanned);
    });
    this.worker.on("error", (error) => {
      this.isReady = true;
      this.failure = error;
      for (const { reject } of this.waiting.splice(0)) reject(error);
    });
  }

  /** What is left of the run before is forgotten: the thread forgets it, too, where the run has ended. */
  nextRun(): void {
    this.run++;
    this.waiting = [];
  }

  /** @param into number of the memory, which nobody reads any more */
  scan({ from, to }: Range, into: number): Promise<Scanned> {
    const scanned = new Promise<Scanned>((resolve, reject) => {
      if (this.failure === null) this.waiting.push({ resolve, reject });
      else reject(this.failure);
    });
    // Whoever stops taking parts leaves some behind.
    scanned.catch(() => {});
    this.worker.postMessage({ from, to, into, run: this.run } satisfies Job);
    return scanned;
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  /** Gives away what was found. */
  give(records: FastRecords, scanned: Scanned, into: number): void {
    const room = this.rooms[into]!;
    if (scanned.numbers !== undefined) room.numbers = scanned.numbers;
    records.deliver(room.bytes, room.view, { ...scanned, numbers: room.numbers });
  }
}

/** Memory of a part, as it is read. */
interface Room {
  readonly bytes: Buffer;
  readonly view: DataView;
  numbers: Int32Array;
}
