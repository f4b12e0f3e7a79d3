import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { build, bundle } from "./built.js";
import { folder } from "./kit.js";

/** Says at the end which files of the bundle V8 took as it had compiled them, and how many threads it had. */
const TELLS = `
import { loadedFiles } from "PLACE/dist/cli/bundle.js";
let threads = 0;
process.on("worker", (worker) => {
  threads++;
  worker.on("error", () => { threads = -1; });
});
process.on("exit", () => {
  const told = loadedFiles.map(({ path, script }) => [path.split("/").at(-1), script.cachedDataRejected === false]);
  process.stderr.write(JSON.stringify({ files: Object.fromEntries(told), threads }));
});`;

describe("the bundled program", () => {
  const cwd = folder();
  let program = "";
  let app = "";
  let unbundled = "";
  let preload = "";

  beforeAll(() => {
    const rows = Array.from(
      { length: 90_000 },
      (_, n) =>
        `p${n % 900}@a${n % 70}.example,${n % 3 === 0 ? "click" : "open"},${new Date(1.75e12 + n * 1000).toISOString()},spring,https://shop.example/a-page-of-the-shop/${n % 7}`,
    );
    writeFileSync(join(cwd, "large.csv"), `email,event,timestamp,campaign,url\n${rows.join("\n")}\n`);
    writeFileSync(
      join(cwd, "small.csv"),
      `email,event,timestamp,campaign,url\n${rows.slice(0, 300).join("\n")}\n`,
    );
    program = build();
    unbundled = audit([]).stdout;
    app = bundle(program);
    preload = join(cwd, "preload.mjs");
    writeFileSync(preload, TELLS.replace("PLACE", join(program, "../..")));
  });

  function call(node: readonly string[], ...argv: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...node, program, ...argv], {
      cwd,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    return { status, stdout, stderr };
  }

  const audit = (node: readonly string[]) => call(node, "small.csv", "-f", "json", "-q");

  /** An audit whose output must be that of the program without a bundle. Gives which of the files V8 took as compiled. */
  function taken(...node: string[]): Record<string, boolean> {
    const { status, stdout, stderr } = audit(["--import", preload, ...node]);
    expect({ status, isSame: stdout === unbundled }).toEqual({ status: 0, isSame: true });
    return JSON.parse(stderr).files;
  }

  /** Runs it while what V8 compiled of the audit is another one. */
  function withKept<T>(bytes: (kept: Buffer) => Buffer | null, then: () => T): T {
    const path = join(app, KEPT);
    const kept = readFileSync(path);
    const other = bytes(kept);
    if (other === null) rmSync(path);
    else writeFileSync(path, other);
    try {
      return then();
    } finally {
      writeFileSync(path, kept);
    }
  }

  const STAGES = "main-stages.js";
  const KEPT = `${STAGES}.${process.platform}-${process.arch}-${process.version}`;

  it("runs what V8 compiled when it was built", () => {
    expect(Object.entries(taken()).filter(([, isTaken]) => !isTaken)).toEqual([]);
  });

  it.each<[string, (kept: Buffer) => Buffer | null]>([
    ["is not there, as for another version of Node", () => null],
    [
      "is of another source of the same length",
      (kept) => Buffer.concat([Buffer.from("!"), kept.subarray(1)]),
    ],
    ["is cut short", (kept) => kept.subarray(0, kept.length - 1000)],
    ["is nothing but the source", (kept) => kept.subarray(0, readFileSync(join(app, STAGES)).length)],
    ["is empty", () => Buffer.alloc(0)],
  ])("compiles what was kept when that %s", (_, bytes) => {
    const files = withKept(bytes, () => taken());
    expect(Object.entries(files).filter(([, isTaken]) => !isTaken)).toEqual([[STAGES, false]]);
  });

  it("compiles everything under other flags of V8", () => {
    expect(new Set(Object.values(taken("--max-lazy")))).toEqual(new Set([false]));
  });

  it("loads nothing but what it needs for --version", () => {
    const { status, stderr } = call(["--import", preload], "--version");
    expect({ status, files: Object.keys(JSON.parse(stderr).files) }).toEqual({
      status: 0,
      files: ["main.js", "main-shared.js", "main-rolldown-runtime.js"],
    });
  });

  it("loads no audit for --help", () => {
    const { stderr } = call(["--import", preload], "--help");
    expect(Object.keys(JSON.parse(stderr).files)).not.toContain(STAGES);
  });

  it("reads in two threads, then judges in two", () => {
    const argv = ["large.csv", "-q", "-f", "json", "--threads"];
    const [one, two, more] = ["1", "2", "3"].map((threads) => call(["--import", preload], ...argv, threads));
    expect([one, two, more].map((run) => [run!.status, JSON.parse(run!.stderr).threads])).toEqual([
      [0, 0],
      [0, 1],
      // One that reads, which has ended when the other one begins.
      [0, 2],
    ]);
    expect(two!.stdout === one!.stdout).toBe(true);
    expect(more!.stdout === one!.stdout).toBe(true);
  });

  it("runs from a folder of another name", () => {
    const moved = join(cwd, "moved here");
    renameSync(join(program, "../.."), moved);
    program = join(moved, "bin/clickaudit.js");
    expect(audit([]).stdout === unbundled).toBe(true);
    expect(readdirSync(join(moved, "dist/app"))).toContain(KEPT);
  });
});
