import { spawnSync } from "node:child_process";
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import * as promises from "node:fs/promises";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/errors.js";
import { openTables } from "../../src/read/index.js";
import { FailingFs } from "./failing-fs.js";
import { cli, EVENTS, fakeAudit, fakeReport, fakeStages, folder } from "./kit.js";

const OUT_DIR = [
  "automations.csv",
  "campaigns.csv",
  "domains.csv",
  "events.csv",
  "links.csv",
  "rejects.csv",
  "report.html",
  "report.json",
  "segments/engaged.csv",
  "segments/leave-out-of-reports.csv",
  "segments/review.csv",
  "suspicious-subscribers.csv",
];

/** Files below a folder, folders themselves left out. */
function filesIn(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)))
    .sort();
}

function expectOneLine(text: string) {
  expect(text).toMatch(/^clickaudit: [^\n]+\n$/);
}

describe("where output goes", () => {
  it("writes a format into a file, and nothing to standard output", async () => {
    const cwd = folder();
    expect(await cli(["a.csv", "-f", "json", "-o", "r.json"], { cwd })).toEqual({
      code: 0,
      out: "",
      err: "",
    });
    expect(JSON.parse(readFileSync(join(cwd, "r.json"), "utf8"))).toEqual(fakeReport());
    expect(statSync(join(cwd, "r.json")).mode & 0o777).toBe(0o600);
    expect(readdirSync(cwd)).toEqual(["r.json"]);
  });

  it.each([
    [["-o", "-"], "table"],
    [["-f", "csv", "-o", "-"], "csv"],
    [["-f", "csv=-"], "csv"],
  ])("%j is standard output", async (argv, format) => {
    const cwd = folder();
    expect((await cli(["a.csv", ...argv], { cwd })).out).toMatch(new RegExp(`^${format} plain`));
    expect(readdirSync(cwd)).toEqual([]);
  });

  it.each([
    ["r.html", "html"],
    ["r.json", "{"],
    ["r.md", "markdown"],
    ["r.xml", "junit"],
    ["r.txt", "table"],
  ])("-o %s alone means %s", async (name, start) => {
    const cwd = folder();
    await cli(["a.csv", "-o", name], { cwd });
    expect(readFileSync(join(cwd, name), "utf8").startsWith(start)).toBe(true);
  });

  it("keeps standard output empty when every format has a file", async () => {
    const cwd = folder();
    const { out } = await cli(["a.csv", "-f", "json=a.json", "-f", "html=b.html"], { cwd });
    expect(out).toBe("");
    expect(readdirSync(cwd).sort()).toEqual(["a.json", "b.html"]);
  });

  it("fills a new folder for the owner alone, with the table on standard output", async () => {
    const cwd = folder();
    const { code, out } = await cli(["a.csv", "--out-dir", "deep/audit"], { cwd });
    expect({ code, table: out.startsWith("table") }).toEqual({ code: 0, table: true });
    expect(filesIn(join(cwd, "deep/audit"))).toEqual(OUT_DIR);
    expect(readFileSync(join(cwd, "deep/audit/events.csv"), "utf8")).toBe(EVENTS);
    expect(statSync(join(cwd, "deep/audit")).mode & 0o777).toBe(0o700);
    for (const name of OUT_DIR) expect(statSync(join(cwd, "deep/audit", name)).mode & 0o777).toBe(0o600);
  });

  it("writes the rejected rows", async () => {
    const cwd = folder();
    await cli(["a.csv", "--rejects", "r.csv"], { cwd });
    expect(readFileSync(join(cwd, "r.csv"), "utf8")).toContain("ann@acme.example,,click");
  });

  it("T34: never makes a path of a campaign", async () => {
    const cwd = folder();
    const report = fakeReport({ subscribers: [], links: [] });
    report.campaigns = [{ ...report.total, campaign: "../../etc/x", sentAt: null, delays: [] }];
    mkdirSync(join(cwd, "a"));
    await cli(["a.csv", "--out-dir", "a/b"], {
      cwd,
      stages: fakeStages({ audit: async () => fakeAudit({ report }) }),
    });
    expect(readdirSync(cwd)).toEqual(["a"]);
    expect(filesIn(join(cwd, "a/b"))).toEqual(OUT_DIR);
  });
});

const LABELS = join(folder(), "labels.csv");
writeFileSync(LABELS, "row,label\n1,automated\n");

describe("T19: never onto an input", () => {
  it.each([
    ["the same path", (_: string) => "a.csv"],
    ["another spelling", (_: string) => "./x/../a.csv"],
    [
      "a symbolic link",
      (cwd: string) => {
        symlinkSync(join(cwd, "a.csv"), join(cwd, "link.csv"));
        return "link.csv";
      },
    ],
    [
      "a hard link",
      (cwd: string) => {
        linkSync(join(cwd, "a.csv"), join(cwd, "hard.csv"));
        return "hard.csv";
      },
    ],
  ])("%s", async (_, prepare) => {
    const cwd = folder();
    mkdirSync(join(cwd, "x"));
    writeFileSync(join(cwd, "a.csv"), "input");
    const target = prepare(cwd);
    let read = false;
    const stages = fakeStages({
      audit: async () => {
        read = true;
        return fakeAudit();
      },
    });
    for (const argv of [
      ["-o", target],
      ["--rejects", target],
      ["-f", `json=${target}`],
    ]) {
      const { code, err } = await cli([join(cwd, "a.csv"), ...argv], { cwd, stages });
      expect(code).toBe(2);
      expectOneLine(err);
      expect(err).toContain("would overwrite the input");
    }
    expect(read).toBe(false);
    expect(readFileSync(join(cwd, "a.csv"), "utf8")).toBe("input");
  });

  it("also when the input was named by a flag, or lies in a folder that was read", async () => {
    const cwd = folder();
    writeFileSync(join(cwd, "events.csv"), "input");
    const named = await cli(["a.csv", "--conversions", join(cwd, "events.csv"), "-o", "events.csv"], { cwd });
    expect(named.code).toBe(2);
    const report = fakeReport();
    report.inputs = [{ path: join(cwd, "events.csv") } as (typeof report.inputs)[0]];
    const stages = fakeStages({ audit: async () => fakeAudit({ report }) });
    const inFolder = await cli([cwd, "--out-dir", cwd], { cwd, stages });
    expect(inFolder.code).toBe(2);
    expectOneLine(inFolder.err);
    expect(readdirSync(cwd)).toEqual(["events.csv"]);
    expect(readFileSync(join(cwd, "events.csv"), "utf8")).toBe("input");
  });

  it.each([
    ["inspect", ["inspect"]],
    ["explain", ["explain", "ann@acme.example"]],
    ["evaluate", ["evaluate", "--labels", LABELS]],
  ])("also when %s has read it from a folder", async (_, argv) => {
    const cwd = folder();
    mkdirSync(join(cwd, "exports"));
    writeFileSync(join(cwd, "exports/a.csv"), "input");
    const inputs = [{ path: "exports/a.csv" }] as ReturnType<typeof fakeReport>["inputs"];
    const stages = fakeStages({
      audit: async () => fakeAudit({ report: fakeReport({ inputs }) }),
      inspect: async () => ({
        ...(await fakeStages().inspect({ files: [] }, false)),
        files: inputs as never,
      }),
      tables: (path) => openTables(path, {}),
    });
    const { code, err } = await cli([...argv, "exports", "-f", "json=exports/a.csv"], { cwd, stages });
    expect(err).toBe(
      "clickaudit: exports/a.csv would overwrite the input exports/a.csv; name another output file\n",
    );
    expect(code).toBe(2);
    expect(readFileSync(join(cwd, "exports/a.csv"), "utf8")).toBe("input");
  });

  it.each([
    ["inspect", ["inspect", "a.csv"]],
    ["explain", ["explain", "ann@acme.example", "a.csv"]],
    ["signals", ["signals"]],
    ["audit", ["a.csv"]],
  ])("nor onto the key, the config or a database: %s", async (_, argv) => {
    const cwd = folder();
    writeFileSync(join(cwd, "clickaudit.json"), "{}");
    const { code, err } = await cli([...argv, "-f", "json=clickaudit.json"], { cwd });
    expect(err).toContain("would overwrite the input clickaudit.json");
    expect(code).toBe(2);
    expect(readFileSync(join(cwd, "clickaudit.json"), "utf8")).toBe("{}");
  });

  it("also when the input lies in an archive", async () => {
    const cwd = folder();
    writeFileSync(join(cwd, "export.zip"), "input");
    const report = fakeReport();
    report.inputs = [{ path: join(cwd, "export.zip/opens/a.csv") } as (typeof report.inputs)[0]];
    const stages = fakeStages({ audit: async () => fakeAudit({ report }) });
    expect((await cli([cwd, "-o", "export.zip"], { cwd, stages })).code).toBe(2);
    expect(readFileSync(join(cwd, "export.zip"), "utf8")).toBe("input");
  });
});

describe("T20: links and planted names", () => {
  it("replaces a link, never follows it", async () => {
    const cwd = folder();
    writeFileSync(join(cwd, "canary"), "alive");
    symlinkSync(join(cwd, "canary"), join(cwd, "out.json"));
    symlinkSync(join(cwd, "nothing"), join(cwd, "dangling.json"));
    expect((await cli(["a.csv", "-f", "json=out.json", "-f", "csv=dangling.json"], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, "canary"), "utf8")).toBe("alive");
    expect(readFileSync(join(cwd, "out.json"), "utf8")).toMatch(/^\{/);
    expect(existsSync(join(cwd, "nothing"))).toBe(false);
  });
});

describe("targets that are no regular file", () => {
  it("writes into a pipe directly", async () => {
    const cwd = folder();
    spawnSync("mkfifo", [join(cwd, "pipe")]);
    const reader = promises.readFile(join(cwd, "pipe"), "utf8");
    expect((await cli(["a.csv", "-f", "csv=pipe"], { cwd })).code).toBe(0);
    expect(await reader).toMatch(/^csv plain/);
    expect(statSync(join(cwd, "pipe")).isFIFO()).toBe(true);
  });

  it.runIf(existsSync("/dev/full"))("tells a full disk", async () => {
    const { code, out, err } = await cli(["a.csv", "-o", "/dev/full"]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toBe("clickaudit: /dev/full: no space left on the disk (ENOSPC)\n");
  });

  it("refuses a folder", async () => {
    const cwd = folder();
    mkdirSync(join(cwd, "sub"));
    const { code, err } = await cli(["a.csv", "-o", "sub"], { cwd });
    expect(code).toBe(2);
    expectOneLine(err);
    expect(err).toContain("EISDIR");
  });

  it("refuses a name that ends like a folder's, there or not", async () => {
    const cwd = folder();
    for (const argv of [
      ["a.csv", "-o", "sub/"],
      ["a.csv", "--rejects", "sub/"],
      ["signals", "-o", "sub/"],
    ]) {
      const { code, err } = await cli(argv, { cwd });
      expect({ code, err }).toEqual({
        code: 2,
        err: "clickaudit: sub/ is the name of a folder; name a file in it, such as sub/report.txt\n",
      });
    }
    expect(readdirSync(cwd)).toEqual([]);
  });

  it.each([
    ["--rejects", "a file"],
    ["--out-dir", "a folder"],
  ])("refuses standard output for %s, which is not named -", async (flag, what) => {
    const cwd = folder();
    const { code, err } = await cli(["a.csv", flag, "-"], { cwd });
    expect({ code, err }).toEqual({
      code: 2,
      err: `clickaudit: ${flag} names ${what}, not -: standard output carries what --format asks for\n`,
    });
    expect(readdirSync(cwd)).toEqual([]);
  });

  it("refuses a file where a folder must be", async () => {
    const cwd = folder();
    writeFileSync(join(cwd, "file"), "");
    for (const argv of [
      ["--out-dir", "file"],
      ["--out-dir", "file/sub"],
      ["-o", "file/x"],
    ]) {
      const { code, err } = await cli(["a.csv", ...argv], { cwd });
      expect(code).toBe(2);
      expectOneLine(err);
    }
  });
});

describe("standard output", () => {
  const full = Object.assign(new Error("full"), { code: "ENOSPC", syscall: "write" });
  const closed = Object.assign(new Error("closed"), { code: "EPIPE", syscall: "write" });

  it("ends silently with 0 when its reader has gone, and keeps the files", async () => {
    const cwd = folder();
    const ran = await cli(["a.csv", "-f", "table", "-f", "json=r.json"], { cwd, stdoutFails: closed });
    expect(ran).toEqual({ code: 0, out: "", err: "" });
    expect(readdirSync(cwd)).toEqual(["r.json"]);
    for (const argv of [["--version"], ["--help"], ["signals"], ["--print-schema"]]) {
      expect(await cli(argv, { stdoutFails: closed })).toEqual({ code: 0, out: "", err: "" });
    }
  });

  it("tells a full disk, and leaves the old files as they were", async () => {
    const cwd = folder();
    writeFileSync(join(cwd, "r.json"), "old");
    const ran = await cli(["a.csv", "-f", "table", "-f", "json=r.json"], { cwd, stdoutFails: full });
    expect(ran.code).toBe(2);
    expect(ran.err).toBe("clickaudit: standard output: no space left on the disk (ENOSPC)\n");
    expect(readFileSync(join(cwd, "r.json"), "utf8")).toBe("old");
    expect(readdirSync(cwd)).toEqual(["r.json"]);
  });
});

describe("R8: every call of the disk fails once", () => {
  const codes = ["EIO", "ENOSPC", "EACCES", "EROFS", "EMFILE"];

  /** Runs with the first call failing, then the second ... until no call is left to fail. */
  async function torture(
    argv: string[],
    prepare: (cwd: string) => void,
    check: (cwd: string, failed: string) => void,
  ) {
    const failed = new Set<string>();
    for (let n = 1; ; n++) {
      const cwd = folder();
      prepare(cwd);
      const disk = new FailingFs(n, codes[n % codes.length]!);
      const { code, out, err } = await cli(["a.csv", ...argv], { cwd, fs: disk.fs });
      if (disk.failed === "") {
        expect(code).toBe(0);
        expect(n).toBe(disk.calls + 1);
        return failed;
      }
      failed.add(disk.failed);
      expect({ n, failed: disk.failed, code }).toEqual({ n, failed: disk.failed, code: 2 });
      expectOneLine(err);
      expect(out === "" || disk.failed === "rename").toBe(true);
      check(cwd, disk.failed);
    }
  }

  it("keeps the old file", async () => {
    const failed = await torture(
      ["-f", "json=r.json"],
      (cwd) => writeFileSync(join(cwd, "r.json"), "old"),
      (cwd) => {
        expect(readdirSync(cwd)).toEqual(["r.json"]);
        expect(readFileSync(join(cwd, "r.json"), "utf8")).toBe("old");
      },
    );
    expect([...failed].sort()).toEqual(["close", "open", "rename", "stat", "sync", "write"]);
  });

  it("leaves no folder and no temporary file behind", async () => {
    const failed = await torture(
      ["--out-dir", "new/audit"],
      () => {},
      (cwd, call) => {
        // Renames come last: what had its turn before stands whole.
        if (call === "rename" && existsSync(join(cwd, "new"))) {
          for (const name of filesIn(join(cwd, "new/audit"))) expect(OUT_DIR).toContain(name);
        } else expect(readdirSync(cwd)).toEqual([]);
      },
    );
    expect(failed).toContain("mkdir");
  });

  it("keeps everything old when an error comes from the audit itself", async () => {
    const cwd = folder();
    mkdirSync(join(cwd, "audit/segments"), { recursive: true });
    for (const name of OUT_DIR) writeFileSync(join(cwd, "audit", name), "old");
    const stages = fakeStages({
      audit: async () =>
        fakeAudit({
          async writeEvents(write) {
            await write("email\n");
            throw new InputError("the file changed while it was read", { file: "a.csv" });
          },
        }),
    });
    const { code, out, err } = await cli(["a.csv", "--out-dir", "audit"], { cwd, stages });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toBe("clickaudit: a.csv: the file changed while it was read\n");
    expect(filesIn(join(cwd, "audit"))).toEqual(OUT_DIR);
    for (const name of OUT_DIR) expect(readFileSync(join(cwd, "audit", name), "utf8")).toBe("old");
  });

  it("goes on after a short write", async () => {
    const cwd = folder();
    const disk: typeof promises = {
      ...promises,
      open: async (...args) => {
        const handle = await promises.open(...args);
        const write = handle.write.bind(handle) as (
          b: Buffer,
          at: number,
          n: number,
        ) => Promise<{ bytesWritten: number }>;
        handle.write = ((bytes: Buffer, at: number, length: number) =>
          write(bytes, at, Math.min(3, length))) as never;
        return handle;
      },
    };
    await cli(["a.csv", "-f", "json=r.json"], { cwd, fs: disk });
    expect(JSON.parse(readFileSync(join(cwd, "r.json"), "utf8"))).toEqual(fakeReport());
  });
});

describe("T23: two runs with one output", () => {
  it("the last one wins, whole", async () => {
    const cwd = folder();
    const runs = await Promise.all(
      Array.from({ length: 20 }, () => cli(["a.csv", "-f", "json=r.json"], { cwd })),
    );
    expect(runs.map(({ code }) => code)).toEqual(Array(20).fill(0));
    expect(readdirSync(cwd)).toEqual(["r.json"]);
    expect(JSON.parse(readFileSync(join(cwd, "r.json"), "utf8"))).toEqual(fakeReport());
  });
});

describe.runIf(existsSync("/proc/self"))("a folder in which nobody can make one", () => {
  // Node's recursive mkdir never ends there: it takes ENOENT for a missing parent again and again.
  it("is refused in one line", async () => {
    const { code, out, err } = await cli(["a.csv", "--out-dir", "/proc/clickaudit"], { cwd: folder() });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^clickaudit: \/proc\/clickaudit: [^\n]+\n$/);
  });
});
