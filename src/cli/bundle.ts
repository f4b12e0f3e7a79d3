import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";

/** A file of the bundle that was run. */
interface LoadedFile {
  readonly path: string;
  readonly source: Buffer;
  readonly script: Script;
}

/** All of this process. */
export const loadedFiles: LoadedFile[] = [];

/**
 * Ending of the name of what is kept beside a file of the bundle: the file's bytes, then what V8 compiled of it. V8 checks the
 * version and flags it was compiled with, not the machine.
 */
const KEPT = `.${process.platform}-${process.arch}-${process.version}`;

/** Modules of Node that take a millisecond or more each, and that most runs do not need. */
const SELDOM: ReadonlySet<string> = new Set([
  "assert",
  "node:child_process",
  "node:crypto",
  "node:worker_threads",
  "node:zlib",
]);

type Exports = Record<string, unknown>;
type Body = (exports: Exports, require: (name: string) => unknown, filename: string) => void;

/**
 * Runs a bundle of CommonJS files. To compile the program takes longer than to audit ten rows, so that the build keeps what V8
 * compiled for an audit (see `tools/keep-compiled.ts`). Where V8 refuses it, being of another version or under other flags, it
 * compiles as ever.
 * @param name of the file to begin with
 */
export function runBundle(folder: string, name: string): void {
  const requireOthers = createRequire(join(folder, name));
  const modules = new Map<string, Exports>();
  const load = (name: string): unknown => {
    if (SELDOM.has(name)) return atFirstUse(() => requireOthers(name));
    if (!name.startsWith("./")) return requireOthers(name);
    const known = modules.get(name);
    if (known !== undefined) return known;
    const exports: Exports = {};
    modules.set(name, exports);
    const file = compile(join(folder, name));
    loadedFiles.push(file);
    (file.script.runInThisContext() as Body)(exports, load, file.path);
    return exports;
  };
  load(`./${name}`);
}

/** Stands for a module, of which only properties are read or which is called, and which is no translated one. */
function atFirstUse(load: () => object): unknown {
  return new Proxy(() => {}, {
    get: (_, key) => (key === "__esModule" ? undefined : Reflect.get(load(), key)),
    apply: (_, self, values) => Reflect.apply(load() as () => unknown, self, values),
  });
}

function compile(path: string): LoadedFile {
  const source = readFileSync(path);
  const script = new Script(`(function(exports,require,__filename){${source}\n})`, {
    filename: path,
    cachedData: keptOf(path, source),
  });
  return { path, source, script };
}

/** V8 compares no more than lengths: it would run what it made of another text. */
function keptOf(path: string, source: Buffer): Buffer | undefined {
  try {
    const kept = readFileSync(path + KEPT);
    return kept.subarray(0, source.length).equals(source) ? kept.subarray(source.length) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what V8 has compiled of a file by now: of functions only those that were called. */
export function keepCompiled({ path, source, script }: LoadedFile): void {
  writeFileSync(path + KEPT, Buffer.concat([source, script.createCachedData()]));
}
