import { isUtf8 } from "node:buffer";
import { closeSync, openSync } from "node:fs";
import type { FastRecords } from "./fast.js";
import { bytesOf, PART_BYTES, type Range } from "./parts.js";
import type { Text } from "./scan-thread.js";
import { AHEAD, type SecondThread } from "./second-thread.js";
import type { TextFile } from "./text-file.js";

/** What is read here around a record that the other thread left: more each time where they come one upon the other. */
const STRETCH_BYTES = 32 * 1024;
/** After so many runs one upon the other that were hardly a part long, the other thread is of no use for this file. */
const GIVE_UP = 5;
const LF = 10;

/** A file whose bytes as stored are bytes of text, from its first data record to its end. */
interface PlainFile extends Range, Text {
  /** Tells that so many bytes were read. */
  passed(bytes: number): void;
}

/** How far a file is read. */
interface Place {
  readonly at: number;
  /** What follows is for `FastRecords` alone. */
  readonly isAlone: boolean;
}

/** The file as two threads may read it; null where one must read it, or reads it as fast. */
export function sharedFile(
  file: TextFile,
  text: Omit<Text, "path"> & Pick<Range, "from">,
  thread: SecondThread,
): PlainFile | null {
  const to = file.plain ? file.size! : 0;
  if (to - text.from < thread.least) return null;
  return { ...text, path: file.path, to, passed: (bytes) => file.passed(bytes) };
}

/**
 * Reads a file in two threads: the other one finds records and cells and numbers them, this one takes them in the order of the
 * file, so that nothing comes out otherwise. Where a record is not plain, the other one stops, this one reads a stretch, and both
 * go on from there.
 * @returns up to where all is read and given away; whoever called reads on from there
 */
export async function scanInTwo(
  thread: SecondThread,
  file: PlainFile,
  records: FastRecords,
  { pause }: { pause?(): Promise<void> },
): Promise<number> {
  const { path, delimiter, width, wanted } = file;
  thread.open({ path, delimiter, width, wanted });
  const fd = openSync(path, "r");
  let place: Place = { at: file.from, isAlone: false };
  try {
    for (let poor = 0; !place.isAlone && place.at < file.to && poor < GIVE_UP; ) {
      const { at } = place;
      place = await readRun(thread, file, at, records, pause);
      poor = place.at - at < PART_BYTES ? poor + 1 : 0;
      if (!place.isAlone && place.at < file.to)
        place = await readStretch(fd, file, place.at, STRETCH_BYTES << poor, records, pause);
    }
  } finally {
    closeSync(fd);
  }
  return place.at;
}

/** Lets the other thread find records until it meets one that it cannot split. */
async function readRun(
  thread: SecondThread,
  file: PlainFile,
  from: number,
  records: FastRecords,
  pause: (() => Promise<void>) | undefined,
): Promise<Place> {
  let at = from;
  thread.start({ from, to: file.to });
  for (let turn = 0; at < file.to; turn = (turn + 1) % AHEAD) {
    const found = await thread.found(turn);
    if (found === null) return { at, isAlone: true };
    const room = thread.room(turn);
    records.deliver(room, { ...found, numbers: room.numbers, start: 0 });
    file.passed(found.end);
    await pause?.();
    at += found.end;
    if (at < found.to) break;
    thread.free(turn);
  }
  return { at, isAlone: false };
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
