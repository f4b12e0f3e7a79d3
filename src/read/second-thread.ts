import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Helper, Table } from "../domain/table.js";
import type { AssemblyProgram } from "./assembly-types.js";
import { NEAR_BYTES, PART_BYTES, type Range } from "./parts.js";
import { finderProgram } from "./record-finder.js";
import { type FoundPart, type Layout, RecordMemory, type Room } from "./record-memory.js";
import type { Job, Shared, Text } from "./scan-thread.js";

/** Unless the user asks for threads, a smaller file is read by one: to start another takes as long as it saves. */
const WORTH_BYTES = 32 * 1024 * 1024;
/** Of a smaller file there are too few parts. */
const LEAST_BYTES = 8 * 1024 * 1024;
/** Parts that the other thread is given ahead. */
export const AHEAD = 3;

const PART_ROOM = PART_BYTES + NEAR_BYTES;
/**
 * Numbers for each byte: no record of the right number of cells has more, since each cell of four numbers ends with a byte. A part
 * of which most records have too few cells may have more: it is left to one thread.
 */
const NUMBERS_PER_BYTE = 8;
const LAYOUT: Layout = { rooms: AHEAD, bytes: PART_ROOM, numbers: NUMBERS_PER_BYTE * PART_ROOM };

const THREAD = new URL("./scan-thread.js", import.meta.url);

/** A thread that finds the records of parts of one file after the other. */
export class SecondThread implements Helper {
  /** Bytes from which on a file is read with it. */
  readonly least: number;
  private readonly memory = new RecordMemory(LAYOUT);
  private readonly worker: Worker;
  private hasFailed = false;

  /** @throws where no thread may be started, as under Node's `--permission` */
  constructor(program: AssemblyProgram, least: number) {
    this.least = least;
    const workerData: Shared = { program, memory: this.memory.memory, layout: LAYOUT };
    this.worker = new Worker(fileURLToPath(THREAD), { workerData });
    this.worker.on("error", () => {
      this.hasFailed = true;
    });
    // Whoever forgets it can end all the same.
    this.worker.unref();
  }

  open(text: Text): void {
    this.post(text);
  }

  /** Begins to find records there, in one room after the other; what was found in a run before is forgotten. */
  start(range: Range): void {
    for (let room = 0; room < AHEAD; room++) this.memory.free(room);
    this.post(range);
  }

  /** @param room that nobody reads any more */
  free(room: number): void {
    this.memory.free(room);
  }

  /** What was found in a part; null when the thread failed: it found no memory, or a disk that fails. */
  async found(room: number): Promise<FoundPart | null> {
    return (await this.memory.whenFilled(room, () => this.hasFailed)) ? this.memory.found(room) : null;
  }

  room(at: number): Room {
    return this.memory.rooms[at]!;
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private post(job: Job): void {
    this.worker.postMessage(job);
  }
}

/**
 * A thread to read large tables with; null where one must read them, or reads them as fast. Start it early: that takes as long as
 * to read a few parts.
 * @param bytes of the largest table that it may read
 * @param threads that may be used; as many as there are cores when undefined
 */
export function secondThread(bytes: number, threads: number | undefined): SecondThread | null {
  const least = threads === undefined ? WORTH_BYTES : LEAST_BYTES;
  if (bytes < least || (threads ?? availableParallelism()) < 2 || !existsSync(THREAD)) return null;
  const program = finderProgram();
  if (program === null) return null;
  try {
    return new SecondThread(program, least);
  } catch {
    return null;
  }
}

/** Bytes of the largest of some tables that a second thread can read. */
export function plainBytes(tables: readonly Pick<Table, "plain" | "scan">[]): number {
  const sizes = tables.map(({ plain, scan }) =>
    scan === undefined || plain === undefined ? 0 : plain.to - plain.from,
  );
  return Math.max(0, ...sizes);
}
