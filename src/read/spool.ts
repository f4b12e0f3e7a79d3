import { close, open, read, write } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { CHUNK_BYTES } from "./limits.js";
import { type ByteSource, readFailure } from "./source.js";

/** Up to this size a copy stays in memory. */
const MEMORY_BYTES = 32 * 1024 * 1024;

const openFile = promisify(open);
const closeFile = promisify(close);
const readFile = promisify(read);
const writeFile = promisify(write);

interface Spilled {
  fd: number;
  folder: string;
}

/**
 * An empty private file: folder 0700, file 0600. Where the system allows it (all but Windows) the name is removed at
 * once, so that nothing is left behind even when the process is killed.
 */
async function createPrivateFile(): Promise<Spilled> {
  const folder = await mkdtemp(join(tmpdir(), "clickaudit-"));
  const fd = await openFile(join(folder, "input"), "wx+", 0o600);
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  return { fd, folder };
}

async function writeAll(fd: number, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; )
    at += (await writeFile(fd, bytes, at, bytes.length - at)).bytesWritten;
}

async function spill(parts: Buffer[], rest: AsyncIterator<Buffer>): Promise<Spilled> {
  const spilled = await createPrivateFile();
  try {
    for (const part of parts) await writeAll(spilled.fd, part);
    for (let next = await rest.next(); !next.done; next = await rest.next())
      await writeAll(spilled.fd, next.value);
  } catch (error) {
    await discard(spilled);
    throw readFailure(error, "temporary file");
  }
  return spilled;
}

/** By position, so that several readings and an early end of one of them do no harm. */
async function* stored({ fd }: Spilled): AsyncGenerator<Buffer> {
  for (let at = 0; ; ) {
    const { bytesRead, buffer } = await readFile(fd, Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

async function discard({ fd, folder }: Spilled): Promise<void> {
  await closeFile(fd).catch(() => undefined);
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
}

/**
 * Copies bytes that can be had only once (standard input, a pipe, a zip member) so that they can be read again.
 * @param inMemory bytes beyond which they go to a private temporary file
 */
export async function spool(
  path: string,
  bytes: AsyncIterable<Buffer>,
  inMemory: number = MEMORY_BYTES,
): Promise<ByteSource> {
  const iterator = bytes[Symbol.asyncIterator]();
  let parts: Buffer[] = [];
  let size = 0;
  let spilled: Spilled | undefined;
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    parts.push(next.value);
    size += next.value.length;
    if (size > inMemory) {
      spilled = await spill(parts, iterator);
      parts = [];
      break;
    }
  }
  return {
    path,
    async *chunks(onBytes) {
      for await (const chunk of spilled ? stored(spilled) : parts) {
        onBytes?.(chunk.length);
        yield chunk;
      }
    },
    async close() {
      parts = [];
      if (spilled) await discard(spilled);
      spilled = undefined;
    },
  };
}
