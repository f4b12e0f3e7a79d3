import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { InputError } from "../errors.js";
import { CHUNK_BYTES } from "./limits.js";

/** Logs shrink 10 to 100 times; gzip can reach 1,032. Above this, and beyond 64 MiB, it is an attack. */
const BOMB_RATIO = 500;
const BOMB_BYTES = 64 * 1024 * 1024;

const TRUNCATED = new Set(["Z_BUF_ERROR", "ERR_STREAM_PREMATURE_CLOSE"]);

/** Unpacks a gzip stream, all its members. Throws InputError when it is truncated, damaged or a bomb. */
export async function* gunzip(path: string, packed: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let written = 0;
  const input = Readable.from(packed, { objectMode: false });
  const unpacked = createGunzip({ chunkSize: CHUNK_BYTES });
  input.on("error", (error) => unpacked.destroy(error));
  input.pipe(unpacked);
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      written += chunk.length;
      // What the engine took, not what was read ahead of it: a bomb is small.
      if (written > BOMB_BYTES && written > unpacked.bytesWritten * BOMB_RATIO) {
        throw new InputError("unpacks to more than 500 times its size", {
          file: path,
          hint: "unpack it yourself first",
        });
      }
      yield chunk;
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    const what = TRUNCATED.has(String((error as NodeJS.ErrnoException).code))
      ? "the gzip data ends early: the file is truncated"
      : "the gzip data is damaged";
    throw new InputError(what, { file: path, hint: "download it again" });
  } finally {
    input.destroy();
    unpacked.destroy();
  }
}
