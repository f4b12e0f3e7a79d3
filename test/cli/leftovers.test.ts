import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { removeLeftovers, temporaryName } from "../../src/cli/leftovers.js";
import { cli, folder } from "./kit.js";

/** The number of a process that has ended. */
const dead = String(spawnSync(process.execPath, ["-e", "0"]).pid);

/** A name as another process of this machine would have made it. */
function nameOf(path: string, process_ = dead): string {
  return basename(temporaryName(path)).replace(`.${process.pid}-`, `.${process_}-`);
}

function left(cwd: string, name: string, hoursAgo = 0): string {
  writeFileSync(join(cwd, name), "half");
  const time = Date.now() / 1000 - 3600 * hoursAgo;
  utimesSync(join(cwd, name), time, time);
  return name;
}

describe("T21: what a killed run has left", () => {
  it("goes with the next run that writes the same outputs", async () => {
    const cwd = folder();
    mkdirSync(join(cwd, "audit/segments"), { recursive: true });
    left(cwd, nameOf("r.json"));
    left(cwd, nameOf("r.json"));
    left(cwd, nameOf("rejects.csv"));
    left(cwd, nameOf("audit/events.csv").replace(/^/, "audit/"));
    left(cwd, nameOf("audit/segments/review.csv").replace(/^/, "audit/segments/"));
    const argv = ["a.csv", "-f", "json=r.json", "--rejects", "rejects.csv", "--out-dir", "audit"];
    expect((await cli(argv, { cwd })).code).toBe(0);
    const all = readdirSync(cwd, { recursive: true, encoding: "utf8" });
    expect(all.filter((name) => name.endsWith(".tmp"))).toEqual([]);
    expect(all).toContain("r.json");
  });

  it("goes after a day, whoever made it", async () => {
    const cwd = folder();
    const elsewhere = nameOf("r.json").replace(/-[0-9a-f]{8}\./, "-00000000.");
    const running = nameOf("r.json", String(process.pid));
    left(cwd, elsewhere, 25);
    left(cwd, running, 25);
    await removeLeftovers([join(cwd, "r.json")]);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it("stays while its owner may be at work: this process, another one, another machine", async () => {
    const cwd = folder();
    const kept = [
      left(cwd, nameOf("r.json", String(process.pid)), 23),
      left(cwd, nameOf("r.json", String(process.ppid)), 23),
      left(cwd, nameOf("r.json", "1")),
      left(cwd, nameOf("r.json").replace(/-[0-9a-f]{8}\./, "-00000000."), 23),
    ];
    await removeLeftovers([join(cwd, "r.json")]);
    expect(readdirSync(cwd).sort()).toEqual(kept.sort());
  });

  it("is never what somebody else may have made", async () => {
    const cwd = folder();
    const kept = [
      left(cwd, nameOf("s.json"), 99),
      left(cwd, nameOf("r.json.old"), 99),
      left(cwd, `x${nameOf("r.json")}`, 99),
      left(cwd, nameOf("r.json").slice(1), 99),
      left(cwd, `${nameOf("r.json")}~`, 99),
      left(cwd, nameOf("r.json").replace(/\.[0-9a-f]{16}\./, ".0123."), 99),
      left(cwd, ".r.json.tmp", 99),
      left(cwd, ".r.json.swp", 99),
    ];
    const link = nameOf("r.json");
    symlinkSync(join(cwd, kept[0]!), join(cwd, link));
    const directory = nameOf("r.json");
    mkdirSync(join(cwd, directory));
    await removeLeftovers([join(cwd, "r.json"), join(cwd, "gone/r.json")]);
    expect(readdirSync(cwd).sort()).toEqual([...kept, link, directory].sort());
  });

  it("is found beside a target whose name starts another one's", async () => {
    const cwd = folder();
    left(cwd, nameOf("r"));
    left(cwd, nameOf("r.json"));
    await removeLeftovers([join(cwd, "r"), join(cwd, "r.json")]);
    expect(readdirSync(cwd)).toEqual([]);
  });
});

describe("a temporary name", () => {
  it("has room where the name of the target takes all that a file system allows", async () => {
    const cwd = folder();
    const longest = `${"報".repeat(83)}.json`;
    expect(Buffer.byteLength(longest)).toBe(254);
    expect((await cli(["a.csv", "-o", longest], { cwd })).code).toBe(0);
    expect(readdirSync(cwd)).toEqual([longest]);
    expect(Buffer.byteLength(basename(temporaryName(longest)))).toBeLessThan(160);
    expect(basename(temporaryName(`${"x".repeat(99)}😀`))).toMatch(/^\.x{99}\./);
  });
});
