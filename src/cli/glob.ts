import { readdir, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { compare } from "../domain/compare.js";
import { namePattern } from "../index.js";

/**
 * The files that a word stands for. Shells of Windows pass `exports\*.csv` on as it is: where no such file exists, a pattern in
 * the last part of a path is looked up, in name order (code units). What fits nothing stays, for the message that it is missing.
 */
export async function expanded(word: string, cwd: string): Promise<string[]> {
  const [, folder = "", name = ""] = /^(.*[\\/])?([^\\/]*)$/s.exec(word) ?? [];
  if (!/[*?]/.test(name) || (await exists(resolve(cwd, word)))) return [word];
  const names = await readdir(resolve(cwd, folder || "."), { withFileTypes: true }).catch(() => []);
  const fits = namePattern(name);
  const found = names.filter(
    (entry) => entry.isFile() && !entry.name.startsWith(".") && fits.test(entry.name),
  );
  return found.length === 0 ? [word] : found.map((entry) => folder + entry.name).sort(compare);
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
