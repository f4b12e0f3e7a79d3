import { createReadStream } from "node:fs";
import { InputError } from "../errors.js";
import { CHUNK_BYTES } from "./limits.js";

/** Bytes that can be read from the start as often as needed. */
export interface ByteSource {
  /** The name to show: file, `archive.zip/member` or `-`. */
  readonly path: string;
  /** @param onBytes called with the size of each chunk, for progress */
  chunks(onBytes?: (bytes: number) => void): AsyncIterable<Buffer>;
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

/** One line for a failed system call; anything else is passed on as it is. */
export function readFailure(error: unknown, path: string): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (error instanceof InputError || typeof code !== "string") return error;
  return new InputError(PROBLEMS[code] ?? `cannot be read (${code})`, { file: path });
}

export function fileSource(path: string): ByteSource {
  return {
    path,
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
    async close() {},
  };
}

/** The first bytes: at most `size`, fewer only when the source ends before. */
export async function peek(
  chunks: AsyncIterable<Buffer>,
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
