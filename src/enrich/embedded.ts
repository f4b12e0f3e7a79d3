import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface EmbeddedDatabase {
  file: string;
  name: string;
  version: string;
  licence: string;
}

/** `data.json`, written by the build beside the data files. */
export interface EmbeddedData {
  /** Hash of the code that made the files. */
  code: string;
  databases: { asn: EmbeddedDatabase; country: EmbeddedDatabase };
  /** Domains of mailbox providers, one per line. */
  mailboxes: { file: string; version: string };
}

/** `dist/data`, seen from `dist/enrich` and, for tests that run the sources, from `src/enrich`. */
const FOLDERS = ["../data/", "../../dist/data/"];

/** Path of an embedded file, undefined when the data were not built. */
export function embeddedFile(name: string): string | undefined {
  for (const folder of FOLDERS) {
    const path = fileURLToPath(new URL(folder + name, import.meta.url));
    if (existsSync(path)) return path;
  }
  return undefined;
}

/** What the build says about the embedded files, undefined when they were not built. */
export function embeddedData(): EmbeddedData | undefined {
  const path = embeddedFile("data.json");
  return path === undefined ? undefined : JSON.parse(readFileSync(path, "utf8"));
}
