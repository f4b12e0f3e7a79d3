import type * as promises from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { temporaryName } from "./leftovers.js";
import { OutputError } from "./message.js";
import { type Producer, pour } from "./pour.js";
import { finished, unfinishedFile, unfinishedFolder } from "./unfinished.js";

/** The calls that writing needs; tests let each of them fail. */
export type FileSystem = Pick<typeof promises, "open" | "rename" | "unlink" | "stat" | "mkdir" | "rmdir">;

/** Outputs hold personal data: only the owner may read them. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/**
 * A set of files that appear together: each is written whole under a temporary name beside its target, and all are
 * renamed at the end. Until `commit` nothing old is touched; a crash in between leaves old or new content, whole.
 * Every failure is an OutputError with the name of the target.
 */
export class OutputFiles {
  readonly #fs: FileSystem;
  readonly #cwd: string;
  readonly #staged: { target: string; path: string; temporary: string }[] = [];
  readonly #folders: string[] = [];

  constructor(fs: FileSystem, cwd: string) {
    this.#fs = fs;
    this.#cwd = cwd;
  }

  /** Makes a folder (and its parents) where there is none. */
  async folder(target: string): Promise<void> {
    const path = resolve(this.#cwd, target);
    try {
      for (const missing of await missingFolders(this.#fs, path)) {
        if (!(await makeFolder(this.#fs, missing))) continue;
        this.#folders.push(missing);
        unfinishedFolder(missing);
      }
    } catch (error) {
      throw new OutputError(target, error);
    }
  }

  /** Writes one file; devices and pipes directly, everything else under a temporary name until `commit`. */
  async stage(target: string, produce: Producer): Promise<void> {
    const path = resolve(this.#cwd, target);
    if (await this.#wrap(target, () => isDirect(this.#fs, path))) {
      await this.#write(target, path, "a", produce);
      return;
    }
    const temporary = temporaryName(path);
    unfinishedFile(temporary);
    this.#staged.push({ target, path, temporary });
    await this.#write(target, temporary, "wx", produce);
  }

  /** Puts every staged file in its place. */
  async commit(): Promise<void> {
    for (let next = this.#staged[0]; next !== undefined; next = this.#staged[0]) {
      const { target, temporary, path } = next;
      await this.#wrap(target, () => this.#fs.rename(temporary, path));
      finished(temporary);
      this.#staged.shift();
    }
    for (const folder of this.#folders) finished(folder);
    this.#folders.length = 0;
  }

  /** Takes away what was not committed. Safe to call at any time. */
  async discard(): Promise<void> {
    for (const { temporary } of this.#staged.splice(0)) {
      await this.#fs.unlink(temporary).catch(() => {});
      finished(temporary);
    }
    for (const folder of this.#folders.splice(0).reverse()) {
      await this.#fs.rmdir(folder).catch(() => {});
      finished(folder);
    }
  }

  async #write(target: string, path: string, flags: string, produce: Producer): Promise<void> {
    const handle = await this.#wrap(target, () => this.#fs.open(path, flags, FILE_MODE));
    try {
      await pour(handle, produce, (action) => this.#wrap(target, action));
      if (flags === "wx") await this.#wrap(target, () => handle.sync());
    } catch (error) {
      await handle.close().catch(() => {});
      throw error;
    }
    await this.#wrap(target, () => handle.close());
  }

  async #wrap<T>(target: string, action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      throw new OutputError(target, error);
    }
  }
}

/**
 * Devices, pipes and sockets cannot be replaced by a rename, and /dev/stdout must not be: they are written directly.
 * Throws EISDIR for a folder. A symbolic link to a regular file is itself replaced, never followed.
 */
async function isDirect(fs: FileSystem, path: string): Promise<boolean> {
  if (/^\/(dev\/(std(in|out|err)$|fd\/)|proc\/)/.test(path)) return true;
  const found = await fs.stat(path).catch((error: NodeJS.ErrnoException) => {
    // A link that leads nowhere is replaced like any other.
    if (error.code === "ENOENT" || error.code === "ELOOP") return null;
    throw error;
  });
  if (found === null) return false;
  if (found.isDirectory()) {
    throw Object.assign(new Error("is a folder"), { code: "EISDIR", syscall: "open" });
  }
  return !found.isFile();
}

/** @returns false when another run made it meanwhile */
async function makeFolder(fs: FileSystem, path: string): Promise<boolean> {
  try {
    await fs.mkdir(path, { mode: FOLDER_MODE });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST" && (await fs.stat(path)).isDirectory())
      return false;
    throw error;
  }
}

/**
 * The folders that a path lacks, from the top. One by one, because Node's recursive mkdir never ends below a folder that
 * lets nobody make one and says ENOENT, such as /proc.
 */
async function missingFolders(fs: FileSystem, path: string): Promise<string[]> {
  const missing: string[] = [];
  for (let at = path; ; at = dirname(at)) {
    const found = await fs.stat(at).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw error;
    });
    if (found?.isDirectory()) return missing;
    if (found !== null) throw Object.assign(new Error("is no folder"), { code: "ENOTDIR", syscall: "mkdir" });
    missing.unshift(at);
    if (dirname(at) === at) return missing;
  }
}
