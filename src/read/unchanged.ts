import type { BigIntStats } from "node:fs";
import { stat } from "node:fs/promises";
import type { Table } from "../domain/table.js";
import { InputError } from "../errors.js";

/** What a file on disk was when it was opened. Not its inode: network drives make up numbers as they go. */
export type FileState = Pick<BigIntStats, "size" | "mtimeNs">;

/**
 * A table that says after each reading whether its file is still the one that was opened. A file is read more than once (head,
 * rows, rows with their verdicts): one that was written to in between would give rows that nobody judged, and sums of no file.
 */
export function unchanging(table: Table, path: string, before: FileState): Table {
  const { read, scan } = table;
  return {
    ...table,
    async read(sink) {
      await read(sink);
      await requireUnchanged(path, before);
    },
    ...(scan && {
      async scan(sink, helper) {
        await scan(sink, helper);
        await requireUnchanged(path, before);
      },
    }),
  };
}

/** @throws InputError when the file is gone, or was written to */
export async function requireUnchanged(path: string, before: FileState): Promise<void> {
  const now = await stat(path, { bigint: true }).catch(() => null);
  if (now === null)
    throw new InputError("was removed while it was read", { file: path, hint: "put it back and run again" });
  if (now.size !== before.size || now.mtimeNs !== before.mtimeNs)
    throw new InputError("was changed while it was read", {
      file: path,
      hint: "wait until nothing writes to it and run again, or audit a copy",
    });
}
