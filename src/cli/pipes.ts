import { stat } from "node:fs/promises";
import { resolve } from "node:path";

let named = false;

/** Has a pipe or device been named by its path? Reading or opening one can wait for ever. */
export function pipeNamed(): boolean {
  return named;
}

export function declarePipe(): void {
  named = true;
}

/** Looks whether a path is neither file nor folder; what is missing is for the reader to tell. */
export async function lookForPipes(paths: readonly string[], cwd: string): Promise<void> {
  for (const path of paths) {
    const found = await stat(resolve(cwd, path)).catch(() => null);
    if (found !== null && !found.isFile() && !found.isDirectory()) declarePipe();
  }
}
