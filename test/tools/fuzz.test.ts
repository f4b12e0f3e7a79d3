import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { loadBases } from "../../src/tools/fuzz/bases.js";
import { type FuzzCase, makeCase } from "../../src/tools/fuzz/cases.js";
import { type FuzzResult, judge } from "../../src/tools/fuzz/judge.js";
import { compareReaders } from "../../src/tools/fuzz/readers.js";
import { runCase } from "../../src/tools/fuzz/run.js";

const place = mkdtempSync(join(tmpdir(), "clickaudit-fuzz-"));
const home = process.cwd();
afterAll(() => {
  process.chdir(home);
  rmSync(place, { recursive: true, force: true });
});

describe("R5: damaged files", () => {
  const bases = loadBases();

  it("end as promised, whatever the damage (the first cases of npm run fuzz)", async () => {
    for (let id = 0; id < 60; id++) {
      const test = makeCase(1, id, bases);
      const result = await runCase(test, place);
      const found = [...judge(test, result), ...(await compareReaders(join(place, test.input)))];
      expect({ id, steps: test.steps, found }).toEqual({ id, steps: test.steps, found: [] });
    }
  });

  it("are the same for the same seed and number", () => {
    expect(makeCase(7, 3, bases)).toEqual(makeCase(7, 3, bases));
    expect(makeCase(7, 4, bases)).not.toEqual(makeCase(7, 3, bases));
  });
});

describe("the judge of the fuzzer", () => {
  const input = "in-plain.csv";
  const text = "email,event,timestamp,campaign,url,ip,user_agent\nann@acme.example,click,,,,,\n";
  const test: FuzzCase = {
    id: 0,
    files: new Map([[input, Buffer.from(text)]]),
    argv: ["-f", "json", input],
    input,
    steps: [],
  };
  const accounting = { rows: 1, analysed: 1, duplicates: 0, skipped: {}, rejected: 0 };
  const good: FuzzResult = {
    code: 0,
    out: JSON.stringify({ accounting }),
    err: "",
    written: new Map(),
    cpu: 1,
  };
  const one = "clickaudit: in-plain.csv: is empty\n";

  it("finds nothing in a sound run", () => {
    expect(judge(test, good)).toEqual([]);
    expect(judge(test, { ...good, code: 2, out: "", err: one })).toEqual([]);
  });

  it.each<[string, Partial<FuzzResult>, RegExp, string[]?]>([
    ["a strange exit code", { code: 134 }, /exit code 134/],
    ["slowness", { cpu: 60_000 }, /60000 ms/],
    ["two lines", { err: "clickaudit: a\nclickaudit: b\n" }, /2 lines/],
    ["a silent failure", { code: 2, out: "", err: "" }, /no line/],
    ["a trace", { code: 2, out: "", err: "    at main.js:1\n" }, /internal error/],
    ["a bug", { code: 2, out: "", err: "clickaudit: x; this is a bug in clickaudit\n" }, /internal error/],
    ["a long line", { err: `clickaudit: ${"x".repeat(700)}\n` }, /characters/],
    ["a control character", { err: "clickaudit: \u001b[1m\n" }, /control/],
    ["output in spite of a failure", { code: 2, err: one }, /output in spite/],
    [
      "a file in spite of a failure",
      { code: 2, out: "", err: one, written: new Map([["a", ""]]) },
      /was left/,
    ],
    ["broken JSON", { out: "{" }, /no JSON/],
    ["a lost row", { out: JSON.stringify({ accounting: { ...accounting, rows: 2 } }) }, /the parts give 1/],
    [
      "a row that nobody wrote",
      { out: JSON.stringify({ accounting: { ...accounting, rows: 2, analysed: 2 } }) },
      /independent count gives 1/,
    ],
    ["a formula", { out: "a\n=1+1\n" }, /formula/, ["-f", "csv", input]],
    ["a bidi character", { out: "\u202e" }, /bidi/, ["-f", "table", input]],
    ["a script", { out: "<p><script src=x>" }, /script/, ["-f", "html", input]],
    ["an address", { out: "Ann@acme.example" }, /an address/, ["-f", "table", input, "--pseudonymize"]],
  ])("finds %s", (_, changes, expected, argv = [...test.argv]) => {
    expect(judge({ ...test, argv }, { ...good, ...changes }).join("; ")).toMatch(expected);
  });
});
