import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { AuditOptions } from "../../src/domain/options.js";
import { InputError } from "../../src/errors.js";
import { cli, fakeAudit, fakeReport, fakeStages, folder } from "./kit.js";

function capture() {
  const seen: AuditOptions[] = [];
  const stages = fakeStages({
    audit: async (options) => {
      seen.push(options);
      return fakeAudit();
    },
  });
  return { seen, stages };
}

/** R15: exactly one line, at most 600 characters. */
function expectOneLine(text: string) {
  expect(text).toMatch(/^clickaudit: [^\n]+\n$/);
  expect(text.length).toBeLessThanOrEqual(601);
}

describe("commands", () => {
  it("audits by default, and prints the table alone", async () => {
    expect(await cli(["a.csv"])).toEqual({
      code: 0,
      out: "table plain ascii 80 open ann@acme.example\n",
      err: "",
    });
  });

  it.each([
    [["inspect", "a.csv"], "inspected\n"],
    [["explain", "ann@acme.example", "a.csv"], "explained ann@acme.example\n"],
    [["signals"], "manual\n"],
    [["signals", "twin"], "manual of twin\n"],
    [["audit", "a.csv"], "table plain ascii 80 open ann@acme.example\n"],
    [["--quiet", "inspect", "a.csv"], "inspected\n"],
    [
      ["-f", "json", "inspect", "a.csv"],
      `${JSON.stringify({ schema: "clickaudit-inspect/1", files: [], together: { checks: [], remedies: [] } }, null, 2)}\n`,
    ],
  ])("%j", async (argv, out) => {
    expect(await cli(argv)).toEqual({ code: 0, out, err: "" });
  });

  it.each([[["--", "inspect"]], [["./inspect"]], [["audit", "inspect"]], [["a.csv", "inspect"]]])(
    "takes a file that is named like a command: %j",
    async (argv) => {
      const { seen, stages } = capture();
      const { code } = await cli(argv, { stages });
      expect(code).toBe(0);
      expect(seen[0]!.files!.at(-1)).toBe(argv.at(-1));
    },
  );

  it("T34: honours -- before names that begin with a dash", async () => {
    const { seen, stages } = capture();
    await cli(["--quiet", "--", "--format", "-x.csv"], { stages });
    expect(seen[0]!.files).toEqual(["--format", "-x.csv"]);
  });

  it("reads standard input when something is piped in", async () => {
    const { seen, stages } = capture();
    await cli([], { stages, stdin: "email\n" });
    expect(seen[0]!.files).toEqual(["-"]);
    expect(seen[0]!.stdin).toBeDefined();
  });

  it("reads standard input for a file of a known kind, too", async () => {
    const { seen, stages } = capture();
    expect((await cli(["a.csv", "--conversions", "-"], { stages, stdin: "email\n" })).code).toBe(0);
    expect(seen[0]!.stdin).toBeDefined();
  });

  it.each([
    [["-", "-"]],
    [["-", "--conversions", "-"]],
    [["a.csv", "--links", "-", "--mx", "-"]],
    [["evaluate", "-", "--labels", "-"]],
  ])("reads standard input once: %j", async (argv) => {
    const { code, err } = await cli(argv, { stdin: "email\n" });
    expect(err).toBe("clickaudit: standard input (-) can be read only once; name it once\n");
    expect(code).toBe(2);
  });

  it("shows how to start on a terminal", async () => {
    const { code, out, err } = await cli([], { stdinIsTTY: true });
    expect(code).toBe(2);
    expect(out).toContain("clickaudit export.csv");
    expectOneLine(err);
  });
});

describe("mistakes", () => {
  it.each([
    [["--fromat", "json", "a.csv"], "--format"],
    [["-f", "jsn", "a.csv"], "did you mean json?"],
    [["-f", "../../x", "a.csv"], "unknown format"],
    [["inspct", "a.csv"], "did you mean clickaudit inspect?"],
    [["signals", "twni"], "did you mean twin?"],
    [["--set", "twin.secnds=3", "a.csv"], "did you mean twin.seconds?"],
    [["--set", "twin.seconds=fast", "a.csv"], "takes a number"],
    [["--set", "twin.seconds=1e999", "a.csv"], "takes a number"],
    [["--set", "twin.seconds", "a.csv"], "signal.threshold=number"],
    [["--off", "twinn", "a.csv"], "did you mean twin?"],
    [["--map", "emial=Adresse", "a.csv"], "did you mean email?"],
    [["--map", "email", "a.csv"], "field=Header"],
    [["--date-order", "dym", "a.csv"], "dmy"],
    [["--delivered", "-3", "a.csv"], "whole number"],
    [["--delivered", "many", "a.csv"], "whole number"],
    [["--max-automated", "120%", "a.csv"], "share"],
    [["--max-automated", "NaN", "a.csv"], "share"],
    [["-f", "json", "-f", "csv", "a.csv"], "cannot share standard output"],
    [["-f", "json", "-f", "csv=x.csv", "-o", "y", "a.csv"], "single format"],
    [["-f", "json=x", "-o", "y", "a.csv"], "single format"],
    [["-f", "json=x", "-f", "csv=x", "a.csv"], "two outputs"],
    [["-f", "json=", "a.csv"], "file name"],
    [["-", "-"], "only once"],
    [["--threads", "0", "a.csv"], "from 1"],
    [["--max-rise", "5%", "a.csv"], "--baseline"],
    [["--key-file", "k", "a.csv"], "--pseudonymize"],
    [["--pseudonymize", "a.csv"], "CLICKAUDIT_KEY"],
    [["-o", "nowhere/x.json", "a.csv"], "does not exist"],
    [["evaluate", "a.csv"], "--labels"],
    [["explain"], "needs a subscriber"],
    [["explain", "bob@acme.example", "a.csv"], "not in these files; write the address"],
    [["explain", "anm@acme.exmple", "a.csv"], "did you mean ann@acme.example?"],
    [["signals", "twin", "early-click"], "too many arguments"],
    [["--timezone"], "needs a value; clickaudit --help"],
    [["-f", "html", "inspect", "a.csv"], "unknown format"],
  ])("%j is one line and exit code 2", async (argv, hint) => {
    const { code, out, err } = await cli(argv);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expectOneLine(err);
    expect(err).toContain(hint);
  });

  it("names file, line, field and remedy", async () => {
    const stages = fakeStages({
      audit: () => {
        throw new InputError("this is not a date", {
          file: "a.csv",
          line: 7,
          field: "time",
          hint: "use --date-order",
        });
      },
    });
    expect((await cli(["a.csv"], { stages })).err).toBe(
      "clickaudit: a.csv:7 (time): this is not a date; use --date-order\n",
    );
  });

  it("escapes terminal commands and cuts what is long, but keeps the hint", async () => {
    const hostile = `\u001b]0;owned\u0007\r\n\u202eabc ${"x".repeat(5000)}`;
    const stages = fakeStages({
      audit: () => {
        throw new InputError(hostile, { file: `${hostile}.csv`, hint: "rename it" });
      },
    });
    const { err } = await cli(["a.csv"], { stages });
    expectOneLine(err);
    expect(err).toContain("\\x1b]0;owned\\x07 \\u202eabc");
    expect(err.endsWith("; rename it\n")).toBe(true);
  });

  it("tells a bug as a bug, with the stack only on request", async () => {
    const stages = fakeStages({
      audit: () => {
        throw new TypeError("x is undefined");
      },
    });
    const plain = await cli(["a.csv"], { stages });
    expect(plain.code).toBe(2);
    expectOneLine(plain.err);
    expect(plain.err).toContain("bug in clickaudit");
    const verbose = await cli(["a.csv", "--verbose"], { stages });
    expect(verbose.err).toContain("    at ");
  });
});

describe("answers", () => {
  it.each([["--version"], ["-V"]])("%s", async (flag) => {
    const { code, out } = await cli([flag]);
    expect(code).toBe(0);
    expect(out).toMatch(/^clickaudit \d+\.\d+\.\d+\n$/);
    expect(await cli(["--quiet", flag])).toEqual({ code, out, err: "" });
  });

  it("puts examples first and exit codes last in the help", async () => {
    const { code, out } = await cli(["--help"], { stages: undefined as never });
    expect(code).toBe(0);
    expect(out.indexOf("Examples:")).toBeLessThan(out.indexOf("Usage:"));
    expect(out.indexOf("Exit codes:")).toBeGreaterThan(out.indexOf("How clicks are judged:"));
    for (const command of ["inspect", "explain", "evaluate", "signals", "demo"])
      expect(out).toContain(`clickaudit ${command}`);
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it.each([["inspect"], ["explain"], ["evaluate"], ["signals"], ["demo"]])(
    "%s has its own help",
    async (command) => {
      const { code, out } = await cli([command, "--help"]);
      expect(code).toBe(0);
      expect(out).toContain(`Usage: clickaudit ${command}`);
      expect(out).not.toContain("--max-automated");
    },
  );

  it("does not ask evaluate for labels that a folder holds", async () => {
    const { out } = await cli(["evaluate", "--help"]);
    expect(out).toContain("Usage: clickaudit evaluate [options] <files...>\n");
    expect(out).toMatch(/clickaudit evaluate data\/ +a folder with labels\.csv/);
  });

  it("prints schema and data", async () => {
    expect(JSON.parse((await cli(["--print-schema"])).out)).toEqual({ title: "schema" });
    expect((await cli(["--about"])).out).toContain("networks, 1, 2026-06-17: CC0");
  });
});

describe("limits", () => {
  it.each([
    [["--max-automated", "0.2"], 1],
    [["--max-automated", "20%"], 1],
    [["--max-automated", "0.4"], 0],
    [["--max-automated", "1"], 0],
  ])("%j gives %i", async (argv, code) => {
    const ran = await cli([...argv, "a.csv"]);
    expect(ran.code).toBe(code);
    expect(ran.out).toContain("table");
    if (code === 1) {
      expectOneLine(ran.err);
      expect(ran.err).toContain("20.0 percentage points above the limit of 20.0 % (--max-automated)");
    }
  });

  it("compares with a baseline", async () => {
    const cwd = folder();
    const before = fakeReport();
    before.total.automatedShare = 0.3;
    writeFileSync(join(cwd, "before.json"), JSON.stringify(before));
    const passed = await cli(["a.csv", "--baseline", "before.json", "--max-rise", "5%"], { cwd });
    expect(passed.code).toBe(1);
    expect(passed.err).toContain("rose from 30.0 % to 40.0 %");
    const kept = await cli(["a.csv", "--baseline", "before.json", "--max-rise", "15%"], { cwd });
    expect(kept.code).toBe(0);
    expect(kept.err).toContain("automated share 30.0 % then, 40.0 % now");
    writeFileSync(join(cwd, "before.json"), "{}");
    const wrong = await cli(["a.csv", "--baseline", "before.json"], { cwd });
    expect(wrong.code).toBe(2);
    expectOneLine(wrong.err);
  });

  it("knows no share where nothing was clicked, and says that nothing was checked", async () => {
    const report = fakeReport();
    report.total.automatedShare = null;
    const stages = fakeStages({ audit: async () => fakeAudit({ report }) });
    const ran = await cli(["a.csv", "--max-automated", "0"], { stages });
    expect(ran.code).toBe(0);
    expect(ran.err).toBe("clickaudit: --max-automated was not checked: these files hold no clicks\n");
  });

  const rated = (adjusted: number | null) => {
    const report = fakeReport();
    report.total.clickRate = { reported: 0.09, adjusted, low: adjusted, high: adjusted };
    return report;
  };

  it.each([
    ["4%", 1, "the click rate of people is 3.0 %, 1.0 percentage points below the limit of 4.0 %"],
    ["3%", 0, ""],
    ["0", 0, ""],
  ])("holds people's click rate to at least %s", async (limit, code, said) => {
    const stages = fakeStages({ audit: async () => fakeAudit({ report: rated(0.03) }) });
    const ran = await cli(["a.csv", "--min-click-rate", limit], { stages });
    expect(ran.code).toBe(code);
    expect(ran.err).toContain(said);
    if (code === 1) expectOneLine(ran.err);
  });

  it("holds the drop of the click rate to a part of the earlier one", async () => {
    const cwd = folder();
    writeFileSync(join(cwd, "before.json"), JSON.stringify(rated(0.04)));
    const stages = fakeStages({ audit: async () => fakeAudit({ report: rated(0.03) }) });
    const run = (limit: string) =>
      cli(["a.csv", "--baseline", "before.json", "--max-drop", limit], { cwd, stages });
    const passed = await run("10%");
    expect(passed.code).toBe(1);
    expectOneLine(passed.err);
    expect(passed.err).toContain(
      "fell from 4.0 % to 3.0 %, by 25.0 % of it, 15.0 percentage points more than the limit of 10.0 % (--max-drop)",
    );
    expect((await run("25%")).code).toBe(0);
    writeFileSync(join(cwd, "before.json"), JSON.stringify(rated(null)));
    const lacking = await run("10%");
    expect(lacking.code).toBe(2);
    expect(lacking.err).toContain("the baseline knows no click rate for --max-drop");
  });

  it("does not hold what a report rounds against the files that it was made of", async () => {
    const cwd = folder();
    const exact = rated(0.0441512637);
    exact.total.automatedShare = 0.8551273849;
    const stages = fakeStages({ audit: async () => fakeAudit({ report: exact }) });
    const before = rated(0.0441513);
    before.total.automatedShare = 0.855127;
    writeFileSync(join(cwd, "before.json"), JSON.stringify(before));
    const argv = ["a.csv", "--baseline", "before.json", "--max-rise", "0", "--max-drop", "0"];
    const copied = ["--max-automated", "0.855127", "--min-click-rate", "0.0441513"];
    expect((await cli([...argv, ...copied], { cwd, stages })).code).toBe(0);
  });

  it("needs a baseline for a drop, and says when no rate is known", async () => {
    expect((await cli(["a.csv", "--max-drop", "10%"])).err).toContain("name it with --baseline");
    const stages = fakeStages({ audit: async () => fakeAudit({ report: rated(null) }) });
    const ran = await cli(["a.csv", "--min-click-rate", "2%"], { stages });
    expect(ran).toMatchObject({ code: 0, err: expect.stringContaining("--min-click-rate was not checked") });
  });
});

describe("messages of a success", () => {
  const notices = [
    { code: "a", message: "times name no zone: UTC is assumed" },
    { code: "b", message: "another" },
  ];
  const stages = fakeStages({ audit: async () => fakeAudit({ report: fakeReport({ notices }) }) });

  it("is one line at most where nobody watches", async () => {
    expect((await cli(["a.csv", "-f", "json"], { stages })).err).toBe(
      'clickaudit: times name no zone: UTC is assumed; and 1 more under "notices" in the report\n',
    );
    expect((await cli(["a.csv"], { stages })).err).toBe("");
    expect((await cli(["a.csv", "-f", "json", "--quiet"], { stages })).err).toBe("");
  });

  it("puts lost rows first, and keeps findings to the report", async () => {
    const report = fakeReport({
      notices: [
        { code: "new-scanner", message: "acme.example began to scan links" },
        { code: "timezone-assumed", message: "read as UTC" },
        { code: "rows-rejected", message: "2 of 9 rows could not be used" },
      ],
    });
    const stages = fakeStages({ audit: async () => fakeAudit({ report }) });
    expect((await cli(["a.csv", "-f", "json"], { stages })).err).toBe(
      'clickaudit: 2 of 9 rows could not be used; and 1 more under "notices" in the report\n',
    );
  });

  it.each([
    [["a.pdf"], "a.pdf: skipped"],
    [["a.pdf", "b.pdf"], "a.pdf and 1 more file: skipped"],
    [["a.pdf", "b.pdf", "c.pdf"], "a.pdf and 2 more files: skipped"],
  ])("names the files that a notice is about: %j", async (files, told) => {
    const notices = files.map((file) => ({ code: "file-skipped", message: "skipped", file }));
    const stages = fakeStages({ audit: async () => fakeAudit({ report: fakeReport({ notices }) }) });
    expect((await cli(["a.csv", "-f", "json"], { stages })).err).toBe(`clickaudit: ${told}\n`);
  });

  it("says on a terminal what was written, and with --verbose what was read", async () => {
    const inputs = [
      {
        path: "a.csv",
        role: "events",
        format: "plain",
        encoding: "utf-8",
        timezone: "UTC",
        period: { from: null, to: null },
        accounting: { rows: 9, analysed: 4, duplicates: 1, skipped: { header: 2, blank: 1 }, rejected: 1 },
      },
    ];
    const told = fakeStages({ audit: async () => fakeAudit({ report: fakeReport({ inputs }) }) });
    const argv = ["a.csv", "-f", "json=r.json", "--rejects", "x.csv", "--out-dir", "o", "--verbose"];
    expect((await cli(argv, { stages: told, stderrIsTTY: true })).err.split("\n")).toEqual([
      "clickaudit: a.csv: events, plain, utf-8, UTC: 9 rows, 4 analysed, 1 duplicates, 3 skipped, 1 rejected",
      "clickaudit: wrote r.json, x.csv, the reports into o",
      expect.stringMatching(/^clickaudit: time and memory: write \d+\.\d\d s, \d+ MB$/),
      "",
    ]);
  });

  it("adds the summary of a GitHub job to its page", async () => {
    const cwd = folder();
    const page = join(cwd, "summary.md");
    writeFileSync(page, "before\n");
    await cli(["a.csv", "-f", "github"], { cwd, env: { GITHUB_STEP_SUMMARY: page } });
    expect(readFileSync(page, "utf8")).toBe("before\nsummary masked\n");
    await cli(["a.csv", "-f", "json"], { cwd, env: { GITHUB_STEP_SUMMARY: page } });
    expect(readFileSync(page, "utf8")).toBe("before\nsummary masked\n");
    const { code, err } = await cli(["a.csv", "-f", "github"], { env: { GITHUB_STEP_SUMMARY: cwd } });
    expect(code).toBe(2);
    expectOneLine(err);
  });
});
