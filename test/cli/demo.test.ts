import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { installed } from "../../src/cli/installed.js";
import { cli, folder } from "./kit.js";

const FILES = ["conversions.csv", "events.csv", "labels.csv", "links.csv", "subscribers.csv"];
const SMALL = ["--people", "300"];

/** The real program, on a folder that is not there yet unless named. */
function demo(argv: string[], target = join(folder(), "d")) {
  return cli(["demo", target, ...argv], { stages: installed });
}

describe("clickaudit demo", () => {
  it("writes a campaign, says what is true of it, and audits it", async () => {
    const target = join(folder(), "d");
    const { code, out, err } = await demo([...SMALL, "-f", "json"], target);
    expect(code).toBe(0);
    expect(readdirSync(target).sort()).toEqual(FILES);
    const report = JSON.parse(out);
    const [, clicked, delivered] = /people clicked ([\d,]+) of ([\d,]+) messages/.exec(err)!;
    expect(report.total.delivered).toBe(Number(delivered!.replace(",", "")));
    expect(report.total.uniqueClicks.reported).toBeGreaterThan(Number(clicked));
    expect(err).toMatch(/^clickaudit: wrote [^\n]+, made up from seed 8: [^\n]+\n$/);
  });

  it("gives labels that evaluate understands", async () => {
    const target = join(folder(), "d");
    await demo(SMALL, target);
    const argv = ["evaluate", target, "-f", "json"];
    const { code, out } = await cli(argv, { stages: installed });
    expect(code).toBe(0);
    const { score, unmatched } = JSON.parse(out);
    expect(unmatched).toBe(0);
    expect(score.labelled).toBeGreaterThan(20);
  });

  it("makes what was asked for, the same every time", async () => {
    const [one, same, other] = await Promise.all(
      ["5", "5", "6"].map(async (seed) => {
        const target = join(folder(), "d");
        await demo(["--people", "40", "--mailings", "3", "--seed", seed, "-q"], target);
        return readFileSync(join(target, "events.csv"), "utf8");
      }),
    );
    expect(same).toBe(one);
    expect(other).not.toBe(one);
    expect(new Set(one!.match(/Spring sale 2026|New arrivals|Garden week/g)).size).toBe(3);
  });

  it("can be run again, but writes over nothing else", async () => {
    const target = folder();
    expect((await demo(SMALL, target)).code).toBe(0);
    expect((await demo(SMALL, target)).code).toBe(0);
    const other = await demo([...SMALL, "--seed", "2"], target);
    expect(other.code).toBe(2);
    expect(other.err).toContain("name a new folder: clickaudit demo FOLDER");
    const mine = folder();
    writeFileSync(join(mine, "links.csv"), "my own\n");
    expect((await demo(SMALL, mine)).code).toBe(2);
    expect(readdirSync(mine)).toEqual(["links.csv"]);
    expect((await demo(SMALL, join(mine, "links.csv"))).err).toContain("links.csv is no folder");
  });

  it("has a name for its folder, and tells a person at a terminal what to try next", async () => {
    const cwd = folder();
    const { err } = await cli(["demo", ...SMALL], { cwd, stderrIsTTY: true });
    expect(readdirSync(join(cwd, "clickaudit-demo")).sort()).toEqual(FILES);
    expect(err).toContain("clickaudit evaluate clickaudit-demo");
  });

  it.each([
    [["--people", "0"], "from 1"],
    [["--people", "1000000"], "more than the demo makes up"],
    [["--people", "many"], "whole number"],
    [["b"], "too many arguments"],
    [["-f", "jsn"], "did you mean json?"],
  ])("refuses %j and writes nothing", async (argv, message) => {
    const target = join(folder(), "d");
    const { code, out, err } = await demo(argv, target);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(message);
    expect(existsSync(target)).toBe(false);
  });
});
