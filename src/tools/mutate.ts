/**
 * Mutation testing: changes one thing in a source file, runs the tests that should notice, and counts who did. Usage:
 * node dist/tools/mutate.js [--only NAME] [--share 1] (after `tsc`; minutes to hours, by hand only)
 * Prints each survivor with its line, and the score of each file. Exits 1 under 85 %.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bundle } from "./mutate/bundle.js";
import { applied, type Mutant, mutantsOf } from "./mutate/mutants.js";

const ROOT = new URL("../../", import.meta.url).pathname;
const LEAST = 0.85;

const READ = ["resync", "dialect", "csv", "paths", "bytes", "json", "broken-days", "property"].map(
  (name) => `test/read/${name}.test.ts`,
);
const REPORT = ["neutralize", "mask", "link-text", "short-links", "html/escape"].map(
  (name) => `test/report/${name}.test.ts`,
);
/** Source files, and the tests that answer for them. */
const TARGETS: Readonly<Record<string, readonly string[]>> = {
  "src/flow/take/accounts.ts": ["test/flow/take/accounts.test.ts"],
  ...Object.fromEntries(
    ["neutralize", "html/escape", "mask", "link-text", "short-links"].map((name) => [
      `src/report/${name}.ts`,
      REPORT,
    ]),
  ),
  ...Object.fromEntries(
    ["addresses", "anonymous-csv", "pseudonymize"].map((name) => [
      `src/cli/${name}.ts`,
      ["test/cli/anonymous.test.ts", "test/cli/disguise.test.ts", "test/cli/privacy.test.ts"],
    ]),
  ),
  ...Object.fromEntries(
    [
      ...["scan", "resync", "head-records", "lines", "gunzip", "containers"],
      ...["json-envelope", "fixed-width"],
    ].map((name) => [`src/read/${name}.ts`, READ]),
  ),
  ...Object.fromEntries(
    ["dialect", "header"].map((name) => [`src/read/${name}.ts`, ["test/read/header.test.ts", ...READ]]),
  ),
  ...Object.fromEntries(
    ["utf8", "encoding", "decode"].map((name) => [
      `src/read/${name}.ts`,
      ["test/read/encoding.test.ts", ...READ],
    ]),
  ),
  ...Object.fromEntries(
    ["json-text", "json-values", "json-shape"].map((name) => [
      `src/read/${name}.ts`,
      ["test/read/json-parts.test.ts", ...READ],
    ]),
  ),
  "src/read/json-flatten.ts": ["test/read/json-flatten.test.ts", ...READ],
  "src/read/csv-table.ts": ["test/read/two-threads.test.ts", ...READ, "test/read/fast.test.ts"],
  "src/read/zip-list.ts": ["test/read/zip.test.ts"],
  "src/cli/leftovers.ts": ["test/cli/leftovers.test.ts"],
  "src/verdict/heavy-domain.ts": ["test/verdict/heavy-domain.test.ts"],
  "src/read/csv-records.ts": ["test/read/csv-records.test.ts", ...READ],
  "src/read/fast.ts": ["test/read/csv-records.test.ts", ...READ, "test/read/fast.test.ts"],
};
/** A mutant that does not end in this many times the time of the sound program is noticed: ms at least. */
const PATIENCE = { times: 4, least: 5_000 };
/** Files of tests, the quickest of a target, that are tried before all: most mutants end there, and endless ones early. */
const QUICK = 4;

const folder = join(ROOT, `node_modules/.mutate-${process.pid}`);

function passes(output: string, timeout: number): boolean {
  const { status } = spawnSync(process.execPath, [output], {
    timeout,
    killSignal: "SIGKILL",
    stdio: "ignore",
  });
  return status === 0;
}

async function score(path: string, tests: readonly string[], share: number): Promise<[number, number]> {
  const source = readFileSync(join(ROOT, path), "utf8");
  const output = join(folder, `${path.replaceAll("/", "-")}.mjs`);
  const patience = {
    quick: await patienceFor(path, tests.slice(0, QUICK), output),
    all: await patienceFor(path, tests, output),
  };
  const mutants = mutantsOf(path, source).filter((_, n) => n % Math.round(1 / share) === 0);
  let killed = 0;
  for (const mutant of mutants) {
    if (await isNoticed(path, source, mutant, tests, output, patience)) killed++;
    else console.log(`  ${path}:${mutant.line}: ${mutant.was} -> ${mutant.text.slice(0, 60)}`);
  }
  console.log(`${path}: ${killed} of ${mutants.length} noticed, ${percent(killed, mutants.length)}`);
  return [killed, mutants.length];
}

/** Milliseconds, from what the sound program takes now: other work on the machine must not count as notice. */
async function patienceFor(path: string, tests: readonly string[], output: string): Promise<number> {
  await bundle(tests, output);
  const start = performance.now();
  if (!passes(output, 600_000)) throw new Error(`${path}: the tests fail without any change`);
  return Math.ceil(Math.max(PATIENCE.least, PATIENCE.times * (performance.now() - start)));
}

/** What cannot be bundled is no program, and noticed. */
async function isNoticed(
  path: string,
  source: string,
  mutant: Mutant,
  tests: readonly string[],
  output: string,
  patience: { quick: number; all: number },
): Promise<boolean> {
  const change = { path, source: applied(source, mutant) };
  try {
    await bundle(tests.slice(0, QUICK), output, change);
    if (!passes(output, patience.quick)) return true;
    if (tests.length <= QUICK) return false;
    await bundle(tests.slice(QUICK), output, change);
  } catch {
    return true;
  }
  return !passes(output, patience.all);
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}

const { values } = parseArgs({
  options: { only: { type: "string", default: "" }, share: { type: "string", default: "1" } },
});
mkdirSync(folder, { recursive: true });
let killed = 0;
let all = 0;
for (const [path, tests] of Object.entries(TARGETS)) {
  if (!values.only.split(",").some((name) => path.includes(name))) continue;
  const [noticed, made] = await score(path, tests, Number(values.share));
  killed += noticed;
  all += made;
}
rmSync(folder, { recursive: true, force: true });
console.log(`all: ${killed} of ${all} noticed, ${percent(killed, all)}`);
if (killed < LEAST * all) process.exitCode = 1;
