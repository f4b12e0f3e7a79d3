import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { InputError, UsageError } from "../errors.js";
import type { Streams } from "./streams.js";

const VARIABLE = "CLICKAUDIT_KEY";
/** Bytes; more is the wrong file. */
const LARGEST = 1 << 16;

/**
 * The key of --pseudonymize, from a file or a variable: never from the command line, where other users of the machine
 * can read it. A line end after the key is not part of it.
 */
export async function readKey(
  file: string | undefined,
  env: Streams["env"],
  cwd: string,
): Promise<Uint8Array> {
  if (file === undefined) {
    const value = env[VARIABLE];
    if (value) return Buffer.from(value, "utf8");
    throw new UsageError(`--pseudonymize needs a key; name a file with --key-file or set ${VARIABLE}`);
  }
  const path = resolve(cwd, file);
  const found = await stat(path).catch(() => null);
  if (found === null)
    throw new InputError("no such key file", { file, hint: "name an existing one with --key-file" });
  if (found.isDirectory())
    throw new InputError("this is a folder", { file, hint: "name a file with --key-file" });
  const bytes = await start(path);
  if (bytes.length > LARGEST)
    throw new InputError("the key file is larger than 64 KiB", { file, hint: "is it the right file?" });
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d)) end--;
  return bytes.subarray(0, end);
}

/** No more of a file than shows that it is too large: a device or a pipe may never end. */
async function start(path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: LARGEST })) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
