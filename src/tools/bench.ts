import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { budget } from "./bench/budget.js";
import { generate } from "./bench/generate.js";

/*
 * `npm run bench -- [MILLIONS | FILE.csv ...] [--runs N]`: the audit beside csv-parse alone and beside an analyst's SQL, on made-up
 * files of so many million rows (1 when none is named) or on files of the same columns, each in a process of its own, in turn,
 * with medians and ratios. Memory is that of one thread.
 * Fails only on memory per row and on lost rows, which do not depend on the machine.
 */

interface Run {
  wall: number;
  cpu: number;
  memory: number;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const place = mkdtempSync(join(tmpdir(), "clickaudit-bench-"));

function run(program: string, args: readonly string[]): Run {
  const usage = join(place, "usage.json");
  const began = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", here("bench/usage.js"), program, ...args],
    { env: { ...process.env, BENCH_USAGE: usage }, encoding: "utf8", maxBuffer: 1 << 26 },
  );
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}: ${stderr}`);
  return { wall: (performance.now() - began) / 1000, ...JSON.parse(readFileSync(usage, "utf8")) };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}

function medians(runs: readonly Run[]): Run {
  const of = (key: keyof Run) => median(runs.map((one) => one[key]));
  return { wall: of("wall"), cpu: of("cpu"), memory: Math.max(...runs.map((one) => one.memory)) };
}

/** DuckDB comes as a library for most platforms; on the others the rest is measured. */
function hasDuckDb(): boolean {
  const { optionalDependencies } = createRequire(import.meta.url)("@duckdb/node-bindings/package.json");
  return Object.hasOwn(optionalDependencies, `@duckdb/node-bindings-${process.platform}-${process.arch}`);
}

/** @returns what went wrong, whatever the machine */
async function bench(what: string, rounds: number): Promise<string[]> {
  const isMade = !what.endsWith(".csv");
  const file = isMade ? join(place, `${what}.csv`) : what;
  const report = join(place, "report.json");
  const small = join(place, "small.csv");
  const made = isMade ? await generate(file, Number(what) * 1e6, "bench") : null;
  await generate(small, 10, "bench");
  console.log(`\n${what}: ${Math.round(statSync(file).size / 1e6)} MB, ${rounds} rounds in turn`);
  const audit = here("../../bin/clickaudit.js");
  const programs: Record<string, () => Run> = {
    "csv-parse alone": () => run(here("bench/parse-only.js"), [file]),
    ...(hasDuckDb() ? { "DuckDB SQL, 2 threads": () => run(here("bench/sql.js"), [file]) } : {}),
    "audit of ten rows": () => run(audit, [small, "--quiet", "-f", `json=${join(place, "small.json")}`]),
    "node alone": () => run(here("bench/nothing.js"), []),
    "audit, 1 thread": () => run(audit, [file, "--quiet", "--threads", "1", "-f", `json=${report}`]),
    "audit, 2 threads": () => run(audit, [file, "--quiet", "--threads", "2", "-f", `json=${report}`]),
  };
  const runs = new Map(Object.keys(programs).map((name) => [name, [] as Run[]]));
  for (let round = 0; round < rounds; round++)
    for (const [name, start] of Object.entries(programs)) runs.get(name)!.push(start());
  const result = new Map([...runs].map(([name, all]) => [name, medians(all)]));
  for (const [name, { wall, cpu, memory }] of result)
    console.log(
      `  ${name.padEnd(22)} ${wall.toFixed(2).padStart(7)} s ${cpu.toFixed(2).padStart(7)} s CPU ${memory.toFixed(0).padStart(6)} MB`,
    );
  const { accounting } = JSON.parse(readFileSync(report, "utf8"));
  const rows: number = made ?? accounting.rows;
  const millions = Math.round(rows / 1e6);
  const ours = result.get("audit, 1 thread")!;
  const inTwo = result.get("audit, 2 threads")!;
  const tenRows = result.get("audit of ten rows")!;
  const parse = result.get("csv-parse alone")!;
  compare("time / csv-parse alone", inTwo.wall / parse.wall, budget.parse);
  compare("the same with 1 thread", ours.wall / parse.wall, budget.parse);
  compare("CPU / csv-parse alone", ours.cpu / parse.cpu, budget.parse);
  compare("time of 2 threads / of 1", inTwo.wall / ours.wall, undefined);
  const sql = result.get("DuckDB SQL, 2 threads");
  if (sql === undefined) console.log("  DuckDB has no library for this platform");
  else compare("time / DuckDB SQL", Math.min(ours.wall, inTwo.wall) / sql.wall, budget.sql[millions]);
  compare("ten rows / node alone", tenRows.wall / result.get("node alone")!.wall, budget.start);
  compare("peak memory in MB", ours.memory, budget.memory[millions]);
  const perRow = ((ours.memory - tenRows.memory) * 1e6) / rows;
  compare("bytes of memory a row", perRow, budget.bytesPerRow);
  if (isMade) rmSync(file);
  const faults: string[] = [];
  if (perRow > budget.bytesPerRow) faults.push(`${Math.round(perRow)} bytes of memory a row`);
  if (accounting.rows !== rows || accounting.analysed + accounting.duplicates !== rows)
    faults.push(`${rows} rows written, ${JSON.stringify(accounting)} accounted for`);
  return faults;
}

function compare(what: string, value: number, limit: number | undefined): void {
  const bar = limit === undefined ? "" : `  (budget ${limit}${value > limit ? ", over it" : ""})`;
  console.log(`  ${what.padEnd(32)} ${value.toFixed(2).padStart(8)}${bar}`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: "string", default: "3" } },
});
try {
  for (const what of positionals.length === 0 ? ["1"] : positionals) {
    for (const fault of await bench(what, Number(values.runs))) {
      console.log(`FAILED: ${fault}`);
      process.exitCode = 1;
    }
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}
