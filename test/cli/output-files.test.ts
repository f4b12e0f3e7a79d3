import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import * as promises from "node:fs/promises";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { type FileSystem, OutputFiles } from "../../src/cli/files.js";
import { OutputError } from "../../src/cli/message.js";
import { outputsOf } from "../../src/cli/outputs.js";
import { guard } from "../../src/cli/streams.js";
import { InputError, UsageError } from "../../src/errors.js";
import { cli, fakeAudit, fakeStages, folder } from "./kit.js";

describe("T18: files, one by one", () => {
  const text = async (write: (text: string) => Promise<void>) => write("x".repeat(1 << 18));

  it("are written in pieces, and nothing is written of nothing", async () => {
    const cwd = folder();
    const files = new OutputFiles(promises, cwd);
    await files.stage("big", async (write) => {
      for (let n = 0; n < 3; n++) await text(write);
    });
    await files.stage("empty", async () => {});
    expect(readdirSync(cwd).every((name) => name.endsWith(".tmp"))).toBe(true);
    await files.commit();
    expect(readFileSync(join(cwd, "big"), "utf8")).toBe("x".repeat(3 << 18));
    expect(readFileSync(join(cwd, "empty"), "utf8")).toBe("");
    expect(readdirSync(cwd).sort()).toEqual(["big", "empty"]);
  });

  it.runIf(existsSync("/proc/self/fd"))(
    "go straight into what the process has open, like /dev/stdout",
    async () => {
      const path = join(folder(), "log");
      const handle = await promises.open(path, "a");
      const files = new OutputFiles(promises, folder());
      await files.stage(`/proc/self/fd/${handle.fd}`, async (write) => write("said"));
      await handle.close();
      expect(readFileSync(path, "utf8")).toBe("said");
    },
  );

  it("take a folder that another run has made meanwhile, but keep it when they are discarded", async () => {
    const cwd = folder();
    const fs = {
      ...promises,
      mkdir: (async (path: string) => {
        mkdirSync(path);
        throw Object.assign(new Error("there"), { code: "EEXIST", syscall: "mkdir" });
      }) as unknown as FileSystem["mkdir"],
    };
    const files = new OutputFiles(fs, cwd);
    await files.folder("out");
    await files.stage("out/r", text);
    await files.discard();
    expect(readdirSync(join(cwd, "out"))).toEqual([]);
    expect(existsSync(join(cwd, "out"))).toBe(true);
  });

  it("are refused where a file has come in the place of the folder meanwhile", async () => {
    const fs = {
      ...promises,
      mkdir: (async (path: string) => {
        writeFileSync(path, "");
        throw Object.assign(new Error("there"), { code: "EEXIST", syscall: "mkdir" });
      }) as unknown as FileSystem["mkdir"],
    };
    await expect(new OutputFiles(fs, folder()).folder("out")).rejects.toThrow(OutputError);
  });

  it("are refused on a drive that is not there", async () => {
    const gone = Object.assign(new Error("gone"), { code: "ENOENT", syscall: "stat" });
    const missing = async () => {
      throw gone;
    };
    const fs = { ...promises, stat: missing, mkdir: missing } as unknown as FileSystem;
    await expect(new OutputFiles(fs, "/").folder("a/b")).rejects.toThrow(OutputError);
  });

  it("are not named in the error of an input that dies behind standard output", async () => {
    const died = new InputError("the disk reports an error while reading", { file: "a.csv" });
    const stages = fakeStages({
      audit: async () =>
        fakeAudit({
          writeVerdicts: async () => {
            throw died;
          },
        }),
    });
    const { code, err } = await cli(["a.csv", "-f", "ndjson"], { stages });
    expect({ code, err }).toEqual({
      code: 2,
      err: "clickaudit: a.csv: the disk reports an error while reading\n",
    });
  });

  it.each([
    [
      "x.html",
      ["table", "json"],
      "x.html: nothing here writes .html; name a file that ends in .txt (table) or .json",
    ],
    ["deep.json/x.xlsx", ["table", "json", "csv"], "nothing here writes .xlsx"],
    ["x.CSV", ["table", "json"], "nothing here writes .csv"],
    ["x.csv.gz", ["table", "csv"], "nothing here writes .gz"],
  ])("are refused where their name promises what the command does not write: %s", (output, known, told) => {
    expect(() => outputsOf({ output }, known)).toThrow(UsageError);
    expect(() => outputsOf({ output }, known)).toThrow(told);
  });

  it("get the table where their name promises nothing, and what -f says in any case", () => {
    const known = ["table", "json"];
    for (const output of ["x", "x.txt", "x.log", "x.2026", ".html/x", "x.constructor"])
      expect(outputsOf({ output }, known)).toEqual([{ format: "table", file: output }]);
    expect(outputsOf({ output: "x.html", format: ["json"] }, known)).toEqual([
      { format: "json", file: "x.html" },
    ]);
  });

  it("are refused when two outputs share one, in whatever spelling", async () => {
    const argv = ["a.csv", "-f", "json=r.out", "-f", "csv=./x/../r.out"];
    const { code, err } = await cli(argv);
    expect({ code, err }).toEqual({
      code: 2,
      err: "clickaudit: ./x/../r.out is named as the file of two outputs; give each its own\n",
    });
  });

  it("of the process keep their listeners: a second run adds none", () => {
    const stream = new Writable();
    const streams = { stdin: Readable.from([]), stdout: stream, stderr: stream, env: {} };
    guard(streams);
    guard(streams);
    expect(stream.listenerCount("error")).toBe(1);
  });
});
