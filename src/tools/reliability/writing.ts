import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Bar, Measured } from "./bar.js";
import { FAILING } from "./failing.js";
import { badError, csvOf, type Program, rowsOf } from "./program.js";

const OLD = "old and whole";

function temporary(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tmp"));
}

/** Outputs of a run that was not disturbed, by path: whatever stands there afterwards must be this or the old. */
async function wanted(
  program: Program,
  input: string,
  argv: readonly string[],
): Promise<Map<string, string>> {
  const place = program.place();
  await program.run([input, ...argv], { cwd: place });
  return contents(place);
}

function contents(place: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const entry of readdirSync(place, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    found.set(path.slice(place.length + 1), readFileSync(path, "utf8"));
  }
  return found;
}

/** A folder in which every output exists already. */
function occupied(program: Program, names: Iterable<string>): string {
  const place = program.place();
  for (const name of names) {
    mkdirSync(join(place, name, ".."), { recursive: true });
    writeFileSync(join(place, name), OLD);
  }
  return place;
}

function halfDone(place: string, whole: ReadonlyMap<string, string>): string[] {
  return [...contents(place)]
    .filter(([name, text]) => !name.endsWith(".tmp") && text !== OLD && text !== whole.get(name))
    .map(([name]) => name);
}

const ARGV = ["-f", "json=r.json", "-f", "csv=s.csv", "--rejects", "x.csv", "--out-dir", "out", "-q"];

/** Runs that may be over before they are killed, for each kill. */
const MOST_RUNS = 4;

/** Killed runs that are run again, to see that they take away what was left. */
const REPEATED = 20;

/** R7. */
async function killed(program: Program, times: number): Promise<Measured> {
  const input = program.file(csvOf(rowsOf(4_000)));
  const whole = await wanted(program, input, ARGV);
  const clean = await program.run([input, ...ARGV], { cwd: program.place() });
  const torn: string[] = [];
  const outlived: string[] = [];
  let { seconds: length } = clean;
  let stopped = 0;
  let left = 0;
  let repeated = 0;
  let runs = 0;
  for (; stopped < times && runs < MOST_RUNS * times; runs++) {
    const place = occupied(program, whole.keys());
    // Spread evenly over the run, most of them in its second half, where it writes.
    const share = (runs % times) / times;
    const at = length * 1000 * (runs % 4 === 0 ? share : 0.4 + 0.65 * share);
    let timer: NodeJS.Timeout | undefined;
    const { code, seconds } = await program.run([input, ...ARGV], {
      cwd: place,
      meddle: (child) => {
        child.stdin!.end();
        timer = setTimeout(() => child.kill("SIGKILL"), at);
      },
    });
    clearTimeout(timer);
    if (code === 137) stopped++;
    // It was done before: on a busy machine no run lasts as long as another.
    else length = seconds;
    for (const name of halfDone(place, whole)) torn.push(`${name} half written after ${Math.round(at)} ms`);
    const hidden = temporary(place).length;
    left += hidden;
    if (hidden === 0 || repeated === REPEATED) continue;
    repeated++;
    await program.run([input, ...ARGV], { cwd: place });
    for (const name of temporary(place)) outlived.push(`${name} outlived the next run`);
  }
  const few = stopped < times ? [`only ${stopped} of ${times} were killed in time`] : [];
  return {
    figure: `${runs} runs, ${stopped} killed, ${torn.length} half-written outputs; ${left} hidden temporary files left, ${outlived.length} of them after one more run in each of ${repeated} folders`,
    problems: [...torn, ...outlived, ...few],
  };
}

/** R8: the k-th call of the file system or of standard output fails, for every k. */
async function failing(program: Program): Promise<Measured> {
  const input = program.file(csvOf(rowsOf(30)));
  const preload = program.file(FAILING, "failing.mjs");
  const whole = await wanted(program, input, ARGV);
  const problems: string[] = [];
  const codes = ["ENOSPC", "EIO", "EPERM", "EPIPE"];
  let tried = 0;
  let harmless = 0;
  for (let at = 1; at < 500; at++) {
    const place = occupied(program, whole.keys());
    const env = {
      FAIL_AT: String(at),
      FAIL_CODE: codes[at % codes.length]!,
      FAIL_LOG: join(place, "failed.tmp"),
    };
    const ended = await program.run([input, ...ARGV], { cwd: place, env, preload });
    const failed = contents(place).get("failed.tmp");
    if (failed === undefined) break;
    tried++;
    const what = `${failed} (${env.FAIL_CODE}, call ${at})`;
    const changed = [...contents(place)].filter(([name, text]) => name !== "failed.tmp" && text !== OLD);
    // A failing rename of the last files comes after the first are in place; whole all the same.
    for (const name of halfDone(place, whole))
      if (name !== "failed.tmp") problems.push(`${what}: ${name} half written`);
    if (ended.code === 0) {
      harmless++;
      if (changed.length !== whole.size)
        problems.push(`${what}: exit 0 with ${changed.length} of ${whole.size} files`);
      continue;
    }
    if (badError(ended) !== "") problems.push(`${what}: ${badError(ended)}`);
    if (temporary(place).length > 1 && !failed.startsWith("unlink"))
      problems.push(`${what}: temporary file left`);
  }
  return {
    figure: `${tried} calls failed once each: ${tried - harmless} ended with exit 2, ${harmless} were made good; ${problems.length} problems`,
    problems,
  };
}

export const WRITING: readonly Bar[] = [
  {
    id: "R7",
    asks: "kill -9 at random moments: no half-written output",
    measure: (program, _, { kills }) => killed(program, kills),
  },
  {
    id: "R8",
    asks: "every fs or stream call failing once: exit 2, one line, old output intact",
    measure: (program) => failing(program),
  },
];
