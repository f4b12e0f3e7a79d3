import { closeSync, createReadStream, openSync } from "node:fs";
import { open } from "node:fs/promises";
import { InputError } from "../errors.js";
import { CHUNK_BYTES } from "./limits.js";
import { bytesOf } from "./parts.js";

/** Bytes that can be read from the start as often as needed. */
export interface ByteSource {
  /** The name to show: file, `archive.zip/member` or `-`. */
  readonly path: string;
  /** Bytes as stored; undefined when not known. */
  readonly size?: number | undefined;
  /** @param onBytes called with the size of each chunk, for progress */
  chunks(onBytes?: (bytes: number) => void): AsyncIterable<Buffer>;
  /**
   * The same at once, of a file on disk and in two buffers that are used again: a look at its first megabytes takes half the time
   * when nothing waits for its turn.
   */
  look?(): Iterable<Buffer>;
  /** The same in few buffers that are used again: a chunk is good until the one after the next is asked for. */
  passing?(onBytes?: (bytes: number) => void): AsyncIterable<Buffer>;
  /** Frees memory and temporary files; the source cannot be read afterwards. */
  close(): Promise<void>;
}

const PROBLEMS: Record<string, string> = {
  ENOENT: "no such file or folder",
  EACCES: "no permission to read it",
  EPERM: "no permission to read it",
  EISDIR: "is a folder",
  ELOOP: "is a link that leads nowhere",
  EMFILE: "too many files are open",
};

/** What is missing gets its remedy where what lies beside it is known: at the command line. */
const HINTS: Record<string, string> = {
  EACCES: "ask for the right to read it, or take a copy of your own",
  EPERM: "ask for the right to read it, or take a copy of your own",
  EISDIR: "name a file in it",
  ELOOP: "name the file itself",
  EMFILE: "name fewer files at once",
  EIO: "copy it to another disk first",
};

/** One line for a failed system call; anything else is passed on as it is. */
export function readFailure(error: unknown, path: string): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (error instanceof InputError || typeof code !== "string") return error;
  return new InputError(PROBLEMS[code] ?? `cannot be read (${code})`, { file: path, hint: HINTS[code] });
}

export function fileSource(path: string, size?: number): ByteSource {
  return {
    path,
    size,
    async *chunks(onBytes) {
      const stream = createReadStream(path, { highWaterMark: CHUNK_BYTES });
      try {
        for await (const chunk of stream as AsyncIterable<Buffer>) {
          onBytes?.(chunk.length);
          yield chunk;
        }
      } catch (error) {
        throw readFailure(error, path);
      }
    },
    passing: (onBytes) => passing(path, onBytes),
    ...(size === undefined ? {} : { look: () => look(path) }),
    async close() {},
  };
}

/** Buffers of a file that is passing by: one being filled, one being read, and the rest of the one before. */
const RING = 3;

/**
 * New buffers for each chunk would be outside of the heap, where V8 sees them pile up and collects garbage that is not there:
 * a tenth of the reading time of a large file.
 */
async function* passing(path: string, onBytes?: (bytes: number) => void): AsyncIterable<Buffer> {
  try {
    const file = await open(path);
    try {
      const ring = Array.from({ length: RING }, () => Buffer.allocUnsafeSlow(CHUNK_BYTES));
      let next = file.read(ring[0]!, 0, CHUNK_BYTES, null);
      for (let at = 0; ; at = (at + 1) % RING) {
        const { bytesRead } = await next;
        if (bytesRead === 0) return;
        next = file.read(ring[(at + 1) % RING]!, 0, CHUNK_BYTES, null);
        // Whoever stops reading leaves this one behind.
        next.catch(() => {});
        onBytes?.(bytesRead);
        yield ring[at]!.subarray(0, bytesRead);
      }
    } finally {
      await file.close();
    }
  } catch (error) {
    throw readFailure(error, path);
  }
}

function* look(path: string): Iterable<Buffer> {
  try {
    const fd = openSync(path, "r");
    try {
      // What a chunk leaves over is read with the next one.
      const [now, next] = [Buffer.allocUnsafeSlow(CHUNK_BYTES), Buffer.allocUnsafeSlow(CHUNK_BYTES)];
      for (let at = 0, room = now; ; room = room === now ? next : now) {
        const chunk = bytesOf(fd, { from: at, to: at + CHUNK_BYTES }, room);
        if (chunk.length === 0) return;
        at += chunk.length;
        yield chunk;
      }
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    throw readFailure(error, path);
  }
}

/** The first bytes: at most `size`, fewer only when the source ends before. */
export async function peek(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  size: number,
): Promise<{ head: Buffer; complete: boolean }> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length > size) return { head: Buffer.concat(parts).subarray(0, size), complete: false };
  }
  return { head: Buffer.concat(parts), complete: true };
}
