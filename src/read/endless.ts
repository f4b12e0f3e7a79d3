import { InputError } from "../errors.js";
import { detectContainer } from "./containers.js";
import { refuseUnlessText } from "./encoding.js";
import { HEAD_BYTES } from "./limits.js";

/** A JSON document may be one long line; of a table this much without a line end is none. */
const LONGEST_LINE = 64 * 1024 * 1024;

const JSON_START = /^\s*[[{]/;

const LF = 10;
const CR = 13;

/**
 * Passes on what comes through a pipe, but refuses what is no text while it comes: a pipe may never end (/dev/zero), and a
 * copy of it would fill the disk.
 * @throws InputError
 */
export async function* notEndless(path: string, bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let head: Buffer = Buffer.alloc(0);
  /** Text of lines, which end. */
  let hasLines = false;
  let line = 0;
  for await (const chunk of bytes) {
    if (head.length < HEAD_BYTES) {
      head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
      if (head.length === HEAD_BYTES) {
        hasLines = detectContainer(head, path) === "none" && !JSON_START.test(head.toString("latin1", 0, 64));
        if (hasLines) refuseUnlessText(head, path);
      }
    }
    line = chunk.includes(LF) || chunk.includes(CR) ? 0 : line + chunk.length;
    if (hasLines && line > LONGEST_LINE) {
      throw new InputError("has no line end in 64 MiB", { file: path, hint: "pipe a table into it" });
    }
    yield chunk;
  }
}
