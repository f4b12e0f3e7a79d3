/**
 * Puts the program into a few files, `dist/app`: a start that opens 300 small modules takes twice as long as one that audits
 * ten rows. What is loaded when first used (reports, databases, the other commands) stays in files of its own.
 */
import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const app = path("../app/");

rmSync(app, { recursive: true, force: true });

/**
 * The way of the data stays in one file: what another file exports is called through an accessor, and an audit of a million rows
 * would take 9 % more time. What the command line needs beforehand is kept out of it.
 */
const GROUPS = [
  {
    name: "shared",
    test: /\/dist\/(?:errors|version|normalize\/person|report\/neutralize)\.js$/,
    priority: 1,
  },
  {
    name: "stages",
    test: /\/dist\/(?:audit\.js$|(?:data|enrich|flow|insights|normalize|read|signals|store|verdict)\/)/,
  },
];

/** A program with files of its own: one that shared them with another would run the other's first lines, too. */
async function bundle(name: string, source: string): Promise<void> {
  const program = await rolldown({ input: { [name]: path(source) }, platform: "node" });
  // Shorter is faster: V8 reads every byte of a module before its first line runs.
  await program.write({
    dir: app,
    format: "cjs",
    codeSplitting: { groups: GROUPS },
    // V8 stores and reads other text at two bytes a character.
    charset: "ascii",
    // `cli/bundle.ts` knows no other way to load a file.
    dynamicImportInCjs: false,
    minify: true,
    entryFileNames: "[name].js",
    chunkFileNames: `${name}-[name].js`,
  });
  await program.close();
}

await bundle("main", "../cli/main.js");
// The programs of threads, see `second-thread.ts` and `second-judge.ts`.
await bundle("scan-thread", "../read/scan-thread.js");
await bundle("judge-thread", "../flow/judge/judge-thread.js");
writeFileSync(`${app}package.json`, '{"type":"commonjs"}\n');

// Flags of the environment would be those of this machine only, and V8 takes nothing compiled under other flags.
const { NODE_OPTIONS: _, ...env } = process.env;
const { status } = spawnSync(process.execPath, [path("keep-compiled.js")], { env, stdio: "inherit" });
process.exitCode = status ?? 1;
