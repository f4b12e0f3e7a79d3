import { createHash, randomBytes } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { lstat, readdir, unlink } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";

/** Most bytes of the target's name in a temporary one: file systems allow 255 in all. */
const MOST_BYTES = 100;
/** A temporary file that nobody has written to for this long is nobody's, wherever it was made: ms. */
const FORGOTTEN = 24 * 3_600_000;
const OURS = /^(\..*\.)(\d{1,10})-([0-9a-f]{8})\.[0-9a-f]{16}\.tmp$/s;

/**
 * A name beside `path` that nobody can guess, and that tells who made it: `.NAME.PROCESS-MACHINE.RANDOM.tmp`. So a later
 * run can see whether its owner is still at work.
 */
export function temporaryName(path: string): string {
  return join(
    dirname(path),
    `${prefixOf(path)}${process.pid}-${machine()}.${randomBytes(8).toString("hex")}.tmp`,
  );
}

/**
 * Removes what killed runs have left of these targets: regular files of this user with a name as {@link temporaryName}
 * makes them, whose process has ended, or that are a day old. Never throws: what cannot be removed does no harm.
 */
export async function removeLeftovers(paths: readonly string[]): Promise<void> {
  const starts = new Set(paths.map((path) => join(dirname(path), prefixOf(path))));
  for (const folder of new Set(paths.map((path) => dirname(path)))) {
    for (const name of await readdir(folder).catch(() => [])) {
      const [, start, owner, place] = OURS.exec(name) ?? [];
      if (start === undefined || !starts.has(join(folder, start))) continue;
      const path = join(folder, name);
      if (await isLeft(path, Number(owner), place!)) await unlink(path).catch(() => {});
    }
  }
}

async function isLeft(path: string, owner: number, place: string): Promise<boolean> {
  const found = await lstat(path).catch(() => null);
  if (!found?.isFile()) return false;
  if (process.getuid !== undefined && found.uid !== process.getuid()) return false;
  if (Date.now() - found.mtimeMs > FORGOTTEN) return true;
  // The numbers of processes say nothing across machines, containers and restarts.
  return place === machine() && !isAlive(owner);
}

function isAlive(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be signalled, but is there.
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

function prefixOf(path: string): string {
  let name = "";
  let bytes = 0;
  for (const character of basename(path)) {
    bytes += Buffer.byteLength(character);
    if (bytes > MOST_BYTES) break;
    name += character;
  }
  return `.${name}.`;
}

let known: string | undefined;

/** Tells apart the places in which a number means one process: machine, start of the system, container. */
function machine(): string {
  known ??= createHash("sha256")
    .update(
      [
        hostname(),
        told(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8")),
        told(() => readlinkSync("/proc/self/ns/pid")),
      ].join("\n"),
    )
    .digest("hex")
    .slice(0, 8);
  return known;
}

/** Linux alone says this; elsewhere the name of the machine must do. */
function told(ask: () => string): string {
  try {
    return ask();
  } catch {
    return "";
  }
}
