import { resolve } from "node:path";
import type { Context } from "./context.js";
import { OutputFiles } from "./files.js";
import { removeLeftovers } from "./leftovers.js";
import { OutputError } from "./message.js";
import type { Producer } from "./pour.js";
import { ClosedPipe, writeOut } from "./streams.js";

/** One text that leaves the program. */
export interface Item {
  /** Path as the user named it; null is standard output. */
  readonly file: string | null;
  readonly produce: Producer;
}

/** An item whose text is there, or made, as a whole. */
export function whole(file: string | null, text: () => Promise<string> | string): Item {
  return { file, produce: async (write) => write(await text()) };
}

/** An item that comes piece by piece. */
export function inPieces(file: string | null, pieces: () => AsyncIterable<string>): Item {
  return {
    file,
    produce: async (write) => {
      for await (const piece of pieces()) await write(piece);
    },
  };
}

/**
 * Writes all items, or none: files appear together, after standard output has taken its part. A reader of standard
 * output who leaves early does not cost the files.
 */
export async function publish(
  context: Context,
  items: readonly Item[],
  folders: readonly string[] = [],
): Promise<void> {
  const files = new OutputFiles(context.fs, context.cwd);
  let closed: ClosedPipe | null = null;
  try {
    const targets = items.flatMap(({ file }) => (file === null ? [] : [resolve(context.cwd, file)]));
    await removeLeftovers(targets);
    for (const folder of folders) await files.folder(folder);
    for (const { file, produce } of items) if (file !== null) await files.stage(file, produce);
    context.clear();
    for (const { file, produce } of items) {
      if (file !== null) continue;
      closed = await toStandardOutput(context, produce);
    }
    await files.commit();
  } finally {
    await files.discard();
  }
  if (closed !== null) throw closed;
}

async function toStandardOutput(context: Context, produce: Producer): Promise<ClosedPipe | null> {
  let failure: unknown = null;
  try {
    await produce(async (text) => {
      await writeOut(context.streams.stdout, text).catch((error: unknown) => {
        failure = error;
        throw error;
      });
    });
    return null;
  } catch (error) {
    if (error instanceof ClosedPipe) return error;
    throw error === failure ? new OutputError("standard output", error) : error;
  }
}
