import { setImmediate as nextTurn } from "node:timers/promises";
import { CELL, HEAD } from "../domain/byte-record.js";
import type { AssemblyMemory } from "./assembly-types.js";

const NUMBER = Int32Array.BYTES_PER_ELEMENT;
/** Bytes that the finder may read beyond a line feed. */
const BEYOND = 16;
const PAGE = 64 * 1024;
/** 4 GB, all that has an address. */
const MOST_PAGES = 65_536;
/** In front of it: constants of the finder's program, of which there are none so far. */
const FIRST = 1024;
/** For what is said of a part, each in a line of the processor's cache. */
const SAID = 64;

/** States of a room: one thread fills it, then the other one reads it. */
const FREE = 0;
const FILLED = 1;

/** ms to wait before it is asked whether the other thread lives. */
const PATIENCE_MS = 5;

/** How the memory is laid out in which records are found. */
export interface Layout {
  readonly rooms: number;
  /** In each, for the text. */
  readonly bytes: number;
  /** In each, for what is found in it. */
  readonly numbers: number;
}

/** Bytes of a file, and what was found in them. */
export interface Room {
  readonly bytes: Buffer;
  /** Covers the same bytes. */
  readonly view: DataView;
  readonly numbers: Int32Array;
  /** Covers the same numbers, for those that are as long as two. */
  readonly times: Float64Array;
  /** Addresses of both. */
  readonly base: number;
  readonly into: number;
}

/** What was found in a part of a file: up to its end, or to the first record that only a careful reader can split. */
export interface FoundPart {
  /** The part. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Where the record after the last one begins, counted from the part. */
  readonly end: number;
  readonly lines: number;
}

/** The memory of a finder of records; threads may share it. */
export class RecordMemory {
  readonly memory: AssemblyMemory;
  readonly rooms: readonly Room[];
  /** From there on it is the finder's own. */
  readonly start: number;
  private readonly states: Int32Array;
  private readonly said: readonly Float64Array[];

  /** @param memory that another thread laid out in this way; new memory when undefined */
  constructor({ rooms, bytes, numbers }: Layout, memory?: AssemblyMemory) {
    const forText = aligned(bytes + BEYOND);
    const forNumbers = aligned(NUMBER * numbers);
    const first = FIRST + 2 * rooms * SAID;
    this.start = first + rooms * (forText + forNumbers);
    this.memory =
      memory ??
      new WebAssembly.Memory({
        initial: Math.ceil(this.start / PAGE),
        maximum: MOST_PAGES,
        shared: true,
      });
    const { buffer } = this.memory;
    this.states = new Int32Array(buffer, FIRST, (rooms * SAID) / NUMBER);
    this.said = Array.from(
      { length: rooms },
      (_, at) => new Float64Array(buffer, FIRST + (rooms + at) * SAID, SAID / Float64Array.BYTES_PER_ELEMENT),
    );
    this.rooms = Array.from({ length: rooms }, (_, at) => {
      const base = first + at * (forText + forNumbers);
      const into = base + forText;
      return {
        bytes: Buffer.from(buffer, base, bytes),
        view: new DataView(buffer, base, bytes),
        numbers: new Int32Array(buffer, into, numbers),
        times: new Float64Array(buffer, into, numbers >> 1),
        base,
        into,
      };
    });
  }

  /** Says that a room may be filled. */
  free(room: number): void {
    this.put(room, FREE);
  }

  /** Says what was found for a room, and that it may be read. */
  fill(room: number, { from, to, count, end, lines }: FoundPart): void {
    this.said[room]!.set([from, to, count, end, lines]);
    this.put(room, FILLED);
  }

  /** Waits until a room may be filled. */
  whenFree(room: number, isOver: () => boolean): Promise<boolean> {
    return this.when(room, FREE, isOver);
  }

  /** Waits until a room may be read. @param isOver asked now and then @returns false when it is over */
  whenFilled(room: number, isOver: () => boolean): Promise<boolean> {
    return this.when(room, FILLED, isOver);
  }

  found(room: number): FoundPart {
    const [from, to, count, end, lines] = this.said[room]!;
    return { from: from!, to: to!, count: count!, end: end!, lines: lines! };
  }

  private put(room: number, state: number): void {
    Atomics.store(this.states, stateOf(room), state);
    Atomics.notify(this.states, stateOf(room));
  }

  /** A message from thread to thread would take a hundred times as long as what is mostly there already. */
  private async when(room: number, state: number, isOver: () => boolean): Promise<boolean> {
    while (!isOver()) {
      if (Atomics.wait(this.states, stateOf(room), FREE + FILLED - state, PATIENCE_MS) !== "timed-out")
        return true;
      await nextTurn();
    }
    return false;
  }
}

/** Numbers of a record. */
export function strideOf(width: number): number {
  return HEAD + CELL * width;
}

function stateOf(room: number): number {
  return (room * SAID) / NUMBER;
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / BEYOND) * BEYOND;
}
