import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { expanded } from "../../src/cli/glob.js";
import { withRemedy } from "../../src/cli/missing.js";
import { InputError } from "../../src/errors.js";
import { folder } from "./kit.js";

describe("patterns that a shell of Windows leaves alone", () => {
  const cwd = folder();
  mkdirSync(join(cwd, "in/sub.csv"), { recursive: true });
  for (const name of ["b.csv", "A.CSV", "c.txt", ".hidden.csv", "x[1].csv"])
    writeFileSync(join(cwd, "in", name), "x");
  writeFileSync(join(cwd, "what?.csv"), "x");

  it.each([
    ["in/*.csv", ["in/A.CSV", "in/b.csv", "in/x[1].csv"]],
    ["in/?.csv", ["in/A.CSV", "in/b.csv"]],
    ["in/x[1].*", ["in/x[1].csv"]],
    ["what?.csv", ["what?.csv"]],
    ["in/*.json", ["in/*.json"]],
    ["none/*.csv", ["none/*.csv"]],
    ["in/b.csv", ["in/b.csv"]],
    ["-", ["-"]],
    ["in", ["in"]],
  ])("%s", async (word, found) => {
    expect(await expanded(word, cwd)).toEqual(found);
  });

  it("keeps the separators of the word", async () => {
    // On Linux a backslash is a letter: what counts is that nothing is rewritten.
    expect(await expanded("in\\*.csv", cwd)).toEqual(["in\\*.csv"]);
  });
});

describe("a path that is not there", () => {
  const cwd = folder();
  mkdirSync(join(cwd, "exports/2026"), { recursive: true });
  writeFileSync(join(cwd, "exports/events.csv"), "x");
  writeFileSync(join(cwd, "exports/2026/clicks.csv"), "x");

  const remedy = async (file: string) =>
    ((await withRemedy(new InputError("no such file or folder", { file }), cwd)) as InputError).hint;

  it.each([
    ["exports/event.csv", "did you mean exports/events.csv?"],
    ["export/events.csv", "did you mean exports/events.csv?"],
    ["export/2025/clicks.csv", "did you mean exports/2026/clicks.csv?"],
    ["exprots", "did you mean exports?"],
    ["elsewhere/data.csv", "check the name"],
    ["", undefined],
  ])("%s: %s", async (file, hint) => {
    const found = await remedy(file);
    if (hint === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(hint);
  });

  it("leaves other errors alone", async () => {
    const other = new Error("x");
    expect(await withRemedy(other, cwd)).toBe(other);
  });
});
