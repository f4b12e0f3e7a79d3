/**
 * Mutational fuzzer: damages fixtures in every way that bases, mutations, packings and options give, runs the command line on
 * them, and holds each run to its promises (exit code, one line, sound output, accounting, time, memory, privacy,
 * both readers alike). Usage: npm run fuzz -- [--n 10000] [--seed 1] [--from 0] [--jobs 2] [--case NUMBER DIR]
 * `--case NUMBER DIR` writes the files of one case into DIR and prints its command line.
 */
import { fork } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadBases } from "./fuzz/bases.js";
import { makeCase } from "./fuzz/cases.js";
import type { News } from "./fuzz-worker.js";

/** Milliseconds without news after which a case hangs. */
const PATIENCE = 60_000;
/** MiB of JavaScript objects a case may hold; the process that runs hundreds of them has no more. */
const HEAP = 256;
/** Cases a child runs before a fresh one takes over. */
const BATCH = 250;

interface Total {
  codes: Map<number, number>;
  failures: { id: number; found: readonly string[]; about: string }[];
  slowest: { id: number; cpu: number };
  rss: number;
}

function note(total: Total, news: Extract<News, { kind: "end" }>): void {
  total.codes.set(news.code, (total.codes.get(news.code) ?? 0) + 1);
  if (news.cpu > total.slowest.cpu) total.slowest = { id: news.id, cpu: news.cpu };
  total.rss = Math.max(total.rss, news.rss);
  if (news.found.length === 0) return;
  total.failures.push(news);
  console.log(`case ${news.id}: ${news.found.join("; ")}\n    ${news.about}`);
}

/** Runs cases in one child. @returns the numbers that are left when it died or hung */
function runBatch(seed: number, ids: readonly number[], folder: string, total: Total): Promise<number[]> {
  return new Promise((resolve) => {
    const child = fork(new URL("fuzz-worker.js", import.meta.url), {
      execArgv: [`--max-old-space-size=${HEAP}`],
      env: { ...process.env, TMPDIR: folder },
    });
    let current = ids[0]!;
    let why = "";
    let done = false;
    const hung = () => {
      why = `no end after ${PATIENCE / 1000} s`;
      child.kill("SIGKILL");
    };
    let timer = setTimeout(hung, PATIENCE);
    child.on("message", (news: News) => {
      clearTimeout(timer);
      timer = setTimeout(hung, PATIENCE);
      if (news.kind === "start") current = news.id;
      else if (news.kind === "end") note(total, news);
      else done = true;
    });
    child.on("exit", (code, signal) => {
      clearTimeout(timer);
      if (done) return resolve([]);
      const found = [why || `the process ended with ${signal ?? code}`];
      total.failures.push({ id: current, found, about: "" });
      console.log(`case ${current}: ${found[0]}`);
      resolve(ids.slice(ids.indexOf(current) + 1));
    });
    child.send({ seed, ids, folder: join(folder, "case") });
  });
}

async function fuzz(n: number, from: number, seed: number, jobs: number): Promise<Total> {
  const total: Total = { codes: new Map(), failures: [], slowest: { id: -1, cpu: 0 }, rss: 0 };
  const place = mkdtempSync(join(tmpdir(), "clickaudit-fuzz-"));
  let next = from;
  const work = async (job: number) => {
    const folder = join(place, String(job));
    mkdirSync(folder);
    while (next < from + n) {
      const first = next;
      next = Math.min(from + n, next + BATCH);
      let ids = Array.from({ length: next - first }, (_, at) => first + at);
      while (ids.length > 0) ids = await runBatch(seed, ids, folder, total);
    }
  };
  await Promise.all(Array.from({ length: jobs }, (_, job) => work(job)));
  rmSync(place, { recursive: true, force: true });
  return total;
}

function writeCase(seed: number, id: number, folder: string): void {
  const { files, argv, steps } = makeCase(seed, id, loadBases());
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  console.log(`${steps.join(", ")}\nclickaudit ${argv.map((word) => JSON.stringify(word)).join(" ")}`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    n: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
    from: { type: "string", default: "0" },
    jobs: { type: "string", default: "2" },
    case: { type: "string" },
  },
});

if (values.case !== undefined) writeCase(Number(values.seed), Number(values.case), positionals[0] ?? "case");
else {
  const total = await fuzz(Number(values.n), Number(values.from), Number(values.seed), Number(values.jobs));
  const codes = [...total.codes].sort(([a], [b]) => a - b).map(([code, count]) => `${count} x exit ${code}`);
  console.log(
    `${values.n} cases of seed ${values.seed}: ${total.failures.length} failures; ${codes.join(", ")}; ` +
      `slowest ${Math.round(total.slowest.cpu)} ms (case ${total.slowest.id}); peak ${Math.round(total.rss / 1048576)} MiB`,
  );
  process.exitCode = total.failures.length === 0 ? 0 : 1;
}
