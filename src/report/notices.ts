import type { Notice, Report } from "../domain/report.js";
import { count, sentence } from "./words.js";

/** One notice, for all the files that it is about; none for what concerns the whole audit. */
export interface SharedNotice {
  readonly message: string;
  readonly files: readonly string[];
}

/** What each notice says, once: thirty exports of one platform have thirty times the same. In the order of the first. */
export function sharedNotices({ notices }: Pick<Report, "notices">): SharedNotice[] {
  const shared = new Map<string, { message: string; files: string[] }>();
  for (const { code, message, file } of notices as readonly Notice[]) {
    const key = `${code}\n${message}`;
    const known = shared.get(key) ?? { message: sentence(message), files: [] };
    shared.set(key, known);
    if (file !== undefined && !known.files.includes(file)) known.files.push(file);
  }
  return [...shared.values()];
}

/** ` (export.csv)`, ` (30 files, the first is export.csv)`; "" for none. */
export function inFiles(files: readonly string[]): string {
  const [first] = files;
  if (first === undefined) return "";
  return files.length === 1 ? ` (${first})` : ` (${count(files.length)} files, the first is ${first})`;
}
