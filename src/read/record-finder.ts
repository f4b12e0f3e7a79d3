import { existsSync, readFileSync } from "node:fs";
import { HEAD } from "../domain/byte-record.js";
import type { Wanted } from "../domain/table.js";
import type { AssemblyProgram } from "./assembly-types.js";
import { MAX_RECORD_BYTES } from "./limits.js";
import { type RecordMemory, type Room, strideOf } from "./record-memory.js";

/** The finder's program, seen from `dist/read`, `dist/app` and, for tests that run the sources, `src/read`. */
const PLACES = ["../wasm/find-records.wasm", "../../dist/wasm/find-records.wasm"];

/** In place of the end of the first cell: whoever takes the record must split it. */
const UNSPLIT = -1;

/** Memory for what gets numbers; when it is full, nothing new gets one. */
const NUMBERED_BYTES = 192 * 1024 * 1024;

/** Records that lie one after the other in some bytes. */
export interface FoundRecords {
  /** Of each record, see `ByteRecord.cells`; places count from the start of the bytes. */
  readonly numbers: Int32Array;
  readonly count: number;
  /** Where the first one begins, and the record after the last one. */
  readonly start: number;
  readonly end: number;
  /** Physical lines from start to end. */
  readonly lines: number;
}

/** See `wasm/find-records.ts`. */
interface Finder {
  setUp(delimiter: number, width: number, longest: number, from: number, to: number): void;
  seedColumn(column: number, seed: number): void;
  readTime(column: number): void;
  numberColumn(column: number): void;
  numberPairs(first: number, second: number): void;
  find(base: number, into: number, start: number, to: number, most: number): number;
  readonly count: WebAssembly.Global;
  readonly end: WebAssembly.Global;
  readonly lines: WebAssembly.Global;
}

let program: AssemblyProgram | null | undefined;

/** What finds records; null where Node runs without WebAssembly, or the program was not built. */
export function finderProgram(): AssemblyProgram | null {
  if (program !== undefined) return program;
  const urls = PLACES.map((place) => new URL(place, import.meta.url));
  const url = typeof WebAssembly === "undefined" ? undefined : urls.find((one) => existsSync(one));
  program = url === undefined ? null : new WebAssembly.Module(readFileSync(url));
  return program;
}

/** Finds records and their cells, and hashes the cells: the JavaScript side of `wasm/find-records.ts`. */
export class RecordFinder implements FoundRecords {
  numbers: Int32Array = new Int32Array(0);
  count = 0;
  start = 0;
  end = 0;
  lines = 0;
  private readonly finder: Finder;
  /** Where the finder's own memory begins. */
  private readonly free: number;
  private stride = 1;

  constructor(program: AssemblyProgram, { memory, start }: RecordMemory) {
    const { exports } = new WebAssembly.Instance(program, { env: { memory } });
    this.finder = exports as Finder;
    this.free = start;
  }

  /** Begins a text; what had numbers in another has none any more. @param width cells of a sound record */
  open(delimiter: string, width: number, { numbered, pair, time, seeds }: Wanted): void {
    const { finder, free } = this;
    this.stride = strideOf(width);
    finder.setUp(delimiter.charCodeAt(0), width, MAX_RECORD_BYTES, free, free + NUMBERED_BYTES);
    for (const [column, seed] of seeds.entries()) finder.seedColumn(column, seed);
    for (const column of numbered) finder.numberColumn(column);
    if (pair !== null) finder.numberPairs(...pair);
    if (time !== null) finder.readTime(time);
  }

  /**
   * Finds records from `start` on, where one begins, until there are enough, or no room for more, or up to one that only a
   * careful reader can split. Doubled quotes are made single in place.
   * @param to after a line feed
   * @returns false where it met such a record
   */
  find(room: Room, start: number, to: number, most: number): boolean {
    const { finder } = this;
    const fit = Math.floor(room.numbers.length / this.stride);
    const isSure = finder.find(room.base, room.into, start, to, Math.min(most, fit)) === 1;
    this.numbers = room.numbers;
    this.start = start;
    this.count = finder.count.value;
    this.end = finder.end.value;
    this.lines = finder.lines.value;
    return isSure;
  }
}

/** Whether the record whose numbers begin there has a wrong number of cells. */
export function isUnsplit(numbers: Int32Array, at: number): boolean {
  return numbers[at + HEAD + 1] === UNSPLIT;
}
