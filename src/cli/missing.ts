import { lstat, readdir } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { InputError } from "../errors.js";
import { nearest } from "./suggest.js";

/** How errors of the reader begin where nothing has that name. */
const MISSING = "no such file";

/** A path that is not there, with the one that was probably meant; any other error as it is. */
export async function withRemedy(error: unknown, cwd: string): Promise<unknown> {
  if (!(error instanceof InputError) || error.file === undefined || error.hint !== undefined) return error;
  const { file } = error;
  if (!error.message.startsWith(MISSING)) return error;
  if (await exists(resolve(cwd, file))) return error;
  const meant = await similar(file, cwd);
  const hint =
    meant === null
      ? "check the name, or drop the file onto the window to have its whole path"
      : `did you mean ${meant}?`;
  return new InputError(error.message, { file, hint });
}

/** The path with its first part that is missing replaced by what lies beside it; null when nothing there is close. */
async function similar(file: string, cwd: string): Promise<string | null> {
  const folder = dirname(file);
  if (folder !== file && !(await exists(resolve(cwd, folder)))) {
    const parent = await similar(folder, cwd);
    if (parent === null) return null;
    const whole = join(parent, basename(file));
    return (await exists(resolve(cwd, whole))) ? whole : similar(whole, cwd);
  }
  const names = await readdir(resolve(cwd, folder)).catch(() => []);
  const name = nearest(basename(file), names.filter((one) => !one.startsWith(".")).sort());
  return name === null ? null : folder === "." && !file.startsWith(".") ? name : join(folder, name);
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
