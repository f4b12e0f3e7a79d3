import { type BigIntStats, fstatSync } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { UsageError } from "../errors.js";
import { namedFiles } from "./audit-options.js";
import { CONFIG_NAME } from "./config.js";
import type { Options } from "./options.js";
import type { Streams } from "./streams.js";

/** Every path that the options of a run name to be read, and its files, as the user wrote them. */
export function readsOf(files: readonly string[], options: Options): string[] {
  const { asnDb, countryDb, cityDb, baseline, keyFile, labels, resolveMx, config = CONFIG_NAME } = options;
  const single = [asnDb, countryDb, cityDb, baseline, keyFile, labels, resolveMx, config];
  return [
    ...files,
    ...namedFiles(options).map(({ path }) => path),
    ...single.filter((file) => typeof file === "string"),
  ];
}

/**
 * Refuses to write onto something that is read: the same path in any spelling, a symbolic or a hard link, a file that the shell
 * put behind standard input or output. Files are the same when device and inode are. Inputs that are no regular files cannot
 * be overwritten.
 */
export async function refuseOverwrite(
  inputs: readonly string[],
  outputs: readonly string[],
  { cwd, streams }: { readonly cwd: string; readonly streams: Streams },
): Promise<void> {
  const read = new Map<string, string>();
  for (const input of inputs) {
    const found = input === "-" ? fileBehind(streams.stdin) : await nearestFile(resolve(cwd, input));
    if (found !== null) read.set(key(found), input);
  }
  const shell = fileBehind(streams.stdout);
  const both = shell === null ? undefined : read.get(key(shell));
  if (both !== undefined)
    throw new UsageError(`standard output goes into the input ${both}; send it to another file`);
  for (const output of outputs) {
    const found = await fileAt(resolve(cwd, output));
    const input = found === null ? undefined : read.get(key(found));
    if (input !== undefined) {
      throw new UsageError(`${output} would overwrite the input ${input}; name another output file`);
    }
  }
}

/** Fails before hours of work, not after: the folder of each output must be there. */
export async function requireFolders(outputs: readonly string[], cwd: string): Promise<void> {
  for (const output of outputs) {
    if (output.endsWith("/"))
      throw new UsageError(
        `${output} is the name of a folder; name a file in it, such as ${output}report.txt`,
      );
    const folder = dirname(resolve(cwd, output));
    const found = await stat(folder).catch(() => null);
    if (found === null)
      throw new UsageError(`${output}: the folder ${dirname(output)} does not exist; create it first`);
    if (!found.isDirectory())
      throw new UsageError(`${output}: ${dirname(output)} is not a folder; name another file`);
  }
}

function key({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`;
}

/** The regular file that a stream of the process reads or writes (`< export.csv`); null for pipes and terminals. */
function fileBehind(stream: object): BigIntStats | null {
  if (!("fd" in stream) || typeof stream.fd !== "number") return null;
  const found = fstatSync(stream.fd, { bigint: true });
  return found.isFile() ? found : null;
}

async function fileAt(path: string): Promise<BigIntStats | null> {
  const found = await stat(path, { bigint: true }).catch(() => null);
  return found?.isFile() ? found : null;
}

/** `exports.zip/opens.csv` is inside exports.zip: the nearest file on the way up. */
async function nearestFile(path: string): Promise<BigIntStats | null> {
  const found = await fileAt(path);
  if (found !== null || dirname(path) === path) return found;
  const above = await stat(dirname(path)).catch(() => null);
  return above?.isDirectory() ? null : nearestFile(dirname(path));
}
