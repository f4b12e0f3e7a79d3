import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Measured } from "./bar.js";
import { ROOT } from "./program.js";

/** What R13 asks every branch of, by what it does. */
const PARTS: Readonly<Record<string, RegExp>> = {
  reader: /^src\/read\//,
  accounting: /^src\/flow\/take\/accounts\.ts$/,
  writers:
    /^src\/(cli\/(files|publish|streams|unfinished|protect|outputs)|report\/(csv|json)|flow\/write\/(write-events|write-verdicts|each-row))\.ts$/,
  neutralizers:
    /^src\/(report\/(neutralize|html\/escape|mask|link-text|short-links)|cli\/(mask|addresses|anonymous|anonymous-csv|pseudonymize|personal))\.ts$/,
};
/** Of the lines of the whole program. */
const LEAST_LINES = 95;

interface Counted {
  readonly branches: { readonly total: number; readonly covered: number; readonly pct: number };
  readonly lines: { readonly pct: number };
}

/** R13, only on request: it runs all tests once more, and takes as long. */
export function covered(wanted: boolean): Measured {
  if (!wanted) return { figure: "not measured (--coverage)", problems: [] };
  const folder = mkdtempSync(join(tmpdir(), "clickaudit-coverage-"));
  try {
    const options = ["enabled", "reportOnFailure", "reporter=json-summary", `reportsDirectory=${folder}`];
    const argv = ["vitest", "run", "--config", "test/vitest.config.ts", "--reporter=dot"];
    const run = spawnSync("npx", ["--no-install", ...argv, ...options.map((one) => `--coverage.${one}`)], {
      cwd: ROOT,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    const summary = JSON.parse(readFileSync(join(folder, "coverage-summary.json"), "utf8"));
    return judge(summary, run.status === 0 ? [] : ["some tests fail"]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function judge(
  { total, ...files }: Record<string, Counted> & { total: Counted },
  failed: string[],
): Measured {
  const problems = [...failed];
  const figures: string[] = [];
  for (const [part, pattern] of Object.entries(PARTS)) {
    const own = Object.entries(files)
      .map(([path, counted]) => [path.slice(ROOT.length), counted] as const)
      .filter(([path]) => pattern.test(path));
    const sum = (key: "total" | "covered") => own.reduce((all, [, { branches }]) => all + branches[key], 0);
    figures.push(`${part} ${sum("covered")} of ${sum("total")} branches in ${own.length} files`);
    // A file that moved would be asked nothing any more.
    if (own.length === 0) problems.push(`${part}: no file`);
    for (const [path, { branches }] of own)
      if (branches.covered < branches.total)
        problems.push(`${path}: ${branches.covered} of ${branches.total} branches`);
  }
  if (total.lines.pct < LEAST_LINES) problems.push(`${total.lines.pct} % of all lines`);
  return { figure: `${figures.join(", ")}; whole program ${total.lines.pct} % of the lines`, problems };
}
