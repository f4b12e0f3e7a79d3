import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const B2B = root("fixtures/labelled/b2b");

/** Each command as the user starts it: the program put into few files has lost one that worked from the sources. */
describe("the installed program", () => {
  it.each([
    ["audit", [`${B2B}/events.csv`, "-q"], /Reported click rate/],
    ["inspect", ["inspect", `${B2B}/events.csv`], /Holds {5}events/],
    ["explain", ["explain", "nobody@corp.example", `${B2B}/events.csv`], null],
    ["evaluate", ["evaluate", `${B2B}/events.csv`, "--labels", `${B2B}/labels.csv`], /message F1/],
    ["signals", ["signals"], /click-before-delivery/],
    ["about", ["--about"], /licen[cs]e/i],
  ])("runs %s", (_, args, expected) => {
    const run = () =>
      execFileSync(process.execPath, [root("bin/clickaudit.js"), ...args], {
        encoding: "utf8",
        stdio: "pipe",
      });
    if (expected === null) expect(run).toThrow(/nobody/);
    else expect(run()).toMatch(expected);
  });
});
