import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { fitWidth } from "../../src/cli/fit-width.js";
import { commandNames } from "../../src/cli/flags.js";
import { same } from "../../src/cli/message.js";
import { progressLine } from "../../src/cli/progress.js";
import { StageClock } from "../../src/cli/stage-clock.js";
import { distance, nearest } from "../../src/cli/suggest.js";
import type { AuditOptions } from "../../src/domain/options.js";
import { cli, fakeAudit, fakeStages } from "./kit.js";

describe("colour: flag, FORCE_COLOR, NO_COLOR, TERM=dumb, terminal", () => {
  it.each([
    [[], {}, true, "coloured"],
    [[], {}, false, "plain"],
    [["--no-color"], { FORCE_COLOR: "1" }, true, "plain"],
    [["--color"], { NO_COLOR: "1" }, false, "coloured"],
    [[], { FORCE_COLOR: "1", NO_COLOR: "1" }, false, "coloured"],
    [[], { FORCE_COLOR: "0" }, true, "plain"],
    [[], { FORCE_COLOR: "false" }, true, "plain"],
    [[], { FORCE_COLOR: "" }, true, "coloured"],
    [[], { NO_COLOR: "1" }, true, "plain"],
    [[], { NO_COLOR: "" }, true, "coloured"],
    [[], { TERM: "dumb" }, true, "plain"],
  ])("%j %j, terminal %s: %s", async (argv, env, stdoutIsTTY, expected) => {
    const { out } = await cli(["a.csv", ...argv], { env: env as Record<string, string>, stdoutIsTTY });
    expect(out).toMatch(new RegExp(`^table ${expected} `));
  });

  it("never reaches a file", async () => {
    const { out } = await cli(["a.csv", "-f", "table", "-f", "csv=/dev/null"], {
      stdoutIsTTY: true,
      columns: 120,
    });
    expect(out).toContain("coloured ascii 120");
  });
});

describe("lines and width", () => {
  it.each([
    [{ LANG: "de_DE.UTF-8" }, true, 100, "lines 100"],
    [{ LANG: "C" }, true, 100, "ascii 100"],
    [{ LC_ALL: "C", LANG: "de_DE.UTF-8" }, true, 100, "ascii 100"],
    [{ WT_SESSION: "1" }, true, 100, "lines 100"],
    [{ LANG: "de_DE.UTF-8" }, false, 100, "ascii 80"],
    [{}, true, 20, "ascii 60"],
    [{}, true, 900, "ascii 200"],
    [{}, true, 0, "ascii 80"],
  ])("%j, terminal %s of %i columns: %s", async (env, stdoutIsTTY, columns, expected) => {
    const { out } = await cli(["a.csv"], { env: env as Record<string, string>, stdoutIsTTY, columns });
    expect(out).toContain(` ${expected} `);
  });
});

describe("progress", () => {
  const PROGRESS = {
    stage: "read",
    path: "a\u001b.csv",
    rows: 1_234_567,
    bytes: 45,
    totalBytes: 100,
  } as const;

  async function progressOf(
    setting: { env?: Record<string, string>; stderrIsTTY?: boolean },
    argv: string[] = [],
  ) {
    let time = 0;
    const stages = fakeStages({
      audit: async (options: AuditOptions) => {
        for (; time < 1000; time += 50) options.onProgress?.(PROGRESS);
        return fakeAudit();
      },
    });
    return (await cli(["a.csv", ...argv], { ...setting, stages, now: () => time })).err;
  }

  it("appears after half a second, at most ten times a second, and is gone at the end", async () => {
    const err = await progressOf({ stderrIsTTY: true });
    const shown = "\r\u001b[Kreading a\\x1b.csv: 45 %, 1,234,567 rows";
    expect(err).toBe(`${shown.repeat(5)}\r\u001b[K`);
  });

  it.each([
    [{}, []],
    [{ stderrIsTTY: true, env: { CI: "true" } }, []],
    [{ stderrIsTTY: true, env: { TERM: "dumb" } }, []],
    [{ stderrIsTTY: true }, ["--quiet"]],
  ])("not for %j %j", async (setting, argv) => {
    expect(await progressOf(setting as never, argv)).toBe("");
  });

  it("tells the pace and the time left, from what was read while it watched", () => {
    let text = "";
    const stderr = new Writable({
      write(chunk, _, done) {
        text += String(chunk);
        done();
      },
    });
    let time = 0;
    const line = progressLine(Object.assign(stderr, { columns: 80 }), () => time, same);
    const at = { ...PROGRESS, path: "a.csv", totalBytes: 400e6 };
    line.update({ ...at, bytes: 20e6 });
    time = 1000;
    line.update({ ...at, bytes: 120e6 });
    expect(text).toBe("\r\u001b[Kreading a.csv: 30 %, 1,234,567 rows, 100 MB/s, 3 s left");
  });

  it("fits the terminal", () => {
    let text = "";
    const stderr = new Writable({
      write(chunk, _, done) {
        text += String(chunk);
        done();
      },
    });
    let time = 0;
    const line = progressLine(Object.assign(stderr, { columns: 20 }), () => time, same);
    time = 600;
    line.update({ ...PROGRESS, path: "x".repeat(100) });
    expect(text).toBe(`\r\u001b[Kreading ${"x".repeat(10)}…`);
  });
});

describe("the clock of --verbose", () => {
  it("measures each stage up to the next, with the memory at its end", () => {
    let time = 0;
    let memory = 0;
    const clock = new StageClock(
      () => time,
      () => memory,
    );
    clock.begin("read");
    time = 1500;
    memory = 80e6;
    clock.begin("judge");
    time = 2000;
    memory = 90e6;
    clock.end();
    clock.end();
    expect(clock.line).toBe("time and memory: read 1.50 s, 80 MB; judge 0.50 s, 90 MB");
  });
});

describe("suggestions", () => {
  it.each([
    ["inspct", "inspect"],
    ["EXPLAIN", "explain"],
    ["sginals", "signals"],
    ["events.csv", null],
    ["", null],
    ["i".repeat(1000), null],
  ])("%s: %s", (word, expected) => {
    expect(nearest(word, ["audit", "inspect", "explain", "signals"])).toBe(expected);
  });

  it("counts edits", () => {
    expect([
      distance("", "abc"),
      distance("abc", "abc"),
      distance("ab", "ba"),
      distance("kitten", "sitting"),
    ]).toEqual([3, 0, 1, 3]);
  });
});

describe("texts without a table", () => {
  const widths = [60, 72, 80, 120, 200];

  it.each(widths)("stay within %i columns", async (columns) => {
    const calls = [["--help"], ...commandNames.slice(1).map((name) => [name, "--help"]), []];
    for (const argv of calls) {
      const { out } = await cli(argv, { columns, stdoutIsTTY: true, stdinIsTTY: true });
      expect(out).not.toBe("");
      expect(out.split("\n").filter((line) => line.length > columns)).toEqual([]);
    }
  });

  it("keep what they say", () => {
    const text =
      "  --term <x>        some words that say what it does\n  a-term-without-text\n\nplain words in a line";
    for (const width of [20, 30, 44, 80]) {
      expect(fitWidth(text, width).replace(/\s+/g, " ")).toBe(text.replace(/\s+/g, " "));
    }
    expect(fitWidth("  --term <x>  some words that say what it does", 40)).toBe(
      "  --term <x>  some words that say what\n              it does",
    );
  });
});
