import type { Stats } from "node:fs";
import { access, constants, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "../errors.js";
import { readFailure } from "./source.js";

/** One file to read. `fromFolder`: the user named only the folder, so a file that is no table may be skipped. */
interface InputPath {
  path: string;
  fromFolder: boolean;
}

async function inspect(path: string): Promise<Stats> {
  try {
    const stats = await stat(path);
    await access(path, constants.R_OK);
    return stats;
  } catch (error) {
    throw readFailure(error, path);
  }
}

async function children(folder: string, onFolder: (path: string) => void): Promise<InputPath[]> {
  const found: InputPath[] = [];
  const folders: string[] = [];
  const names = await readdir(folder).catch((error: unknown) => {
    throw readFailure(error, folder);
  });
  // By code unit: the order of localeCompare depends on the machine.
  for (const name of names.sort()) {
    if (name.startsWith(".")) continue;
    const path = join(folder, name);
    const stats = await inspect(path);
    if (stats.isFile()) found.push({ path, fromFolder: true });
    else if (stats.isDirectory()) folders.push(path);
  }
  if (found.length === 0) {
    throw new InputError("the folder holds no files", {
      file: folder,
      hint:
        folders.length === 0
          ? "name the files or their folder"
          : `name the folders inside, for example ${folders.slice(0, MOST_NAMED).join(" ")}`,
    });
  }
  for (const path of folders) onFolder(path);
  return found;
}

/** Folders that an error names. */
const MOST_NAMED = 3;

/**
 * Expands what the user named into files in a fixed order: a folder gives its direct children in name order (code
 * units), without subfolders and hidden files. `-` (standard input) and pipes are passed on.
 * @param onFolder hears of every subfolder that was passed over
 * @throws InputError for what is missing, unreadable, a device or a socket, and for a folder without files
 */
export async function expandPaths(
  paths: readonly string[],
  onFolder: (path: string) => void = () => {},
): Promise<InputPath[]> {
  const files: InputPath[] = [];
  for (const path of paths) {
    if (path === "-") {
      files.push({ path, fromFolder: false });
      continue;
    }
    const stats = await inspect(path);
    if (stats.isDirectory()) for (const child of await children(path, onFolder)) files.push(child);
    else if (stats.isFile() || stats.isFIFO()) files.push({ path, fromFolder: false });
    else
      throw new InputError("is a device or a socket, not a file", {
        file: path,
        hint: "name a file or a folder",
      });
  }
  return files;
}
