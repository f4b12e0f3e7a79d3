import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { installed } from "../../src/cli/installed.js";
import { cli, folder } from "../cli/kit.js";

const HEADER = "email,event,timestamp,campaign,url\n";
const ROW = "ann@acme.example,click,2025-03-04T10:00:00Z,s,https://shop.example/1\n";

async function run(name: string, content: string | Uint8Array, ...argv: string[]) {
  const cwd = folder();
  writeFileSync(join(cwd, name), content);
  const ran = await cli([join(cwd, name), "-q", ...argv], { cwd, stages: installed });
  return { ...ran, cwd };
}

describe("what an attacker sends", () => {
  it("T34: names of zip members are shown, and become no path", async () => {
    const names = ["../../x.csv", "/abs.csv", "a\nb.csv", "\u001b[31mred.csv", "C:\\w.csv", "-rf.csv"];
    const members = Object.fromEntries(names.map((name) => [name, strToU8(HEADER + ROW)]));
    const { code, out, cwd } = await run("e.zip", zipSync(members), "-f", "json", "--out-dir", "o");
    expect(code).toBe(0);
    const { inputs, accounting } = JSON.parse(out) as { inputs: { path: string }[]; accounting: unknown };
    expect(inputs.map(({ path }) => path)).toEqual(names.map((name) => `${join(cwd, "e.zip")}/${name}`));
    expect(accounting).toMatchObject({ rows: 6, analysed: 1, duplicates: 5 });
    expect(out).not.toContain("\u001b");
    expect(readdirSync(cwd).sort()).toEqual(["e.zip", "o"]);
  });

  it("T34: names of campaigns start no command of a build log", async () => {
    const rows = ['"x\n::error file=a::pwned"', '"y%0A::error::z"'].map((name) =>
      ROW.replace(",s,", `,${name},`),
    );
    const { out } = await run("e.csv", HEADER + rows.join(""), "-f", "github");
    const commands = out.split("\n").filter((line) => /^\s*::|%0A/i.test(line));
    expect(commands.every((line) => /^::warning title=[^:]+::/.test(line))).toBe(true);
  });

  it("T10: links of 2,000 letters cost no more than their length in any format", async () => {
    const link = `https://shop.example/${"a".repeat(2_000)}/${"0".repeat(2_000)}`;
    const text =
      HEADER + Array.from({ length: 300 }, (_, n) => ROW.replace(/https:.*/, `${link}/${n}`)).join("");
    for (const format of ["table", "json", "html", "markdown", "csv"])
      expect((await run("e.csv", text, "-f", format, "--mask")).code).toBe(0);
  });

  it.each([
    [
      "inside a row",
      `[{"email":"a@x.example","event":"click","timestamp":"2025-03-04T10:00:00Z","x":${"[".repeat(50_000)}${"]".repeat(50_000)}}]`,
      0,
    ],
    ["of objects", `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`, 2],
  ])("T13: JSON nested 50,000 deep %s ends in order", async (_, text, expected) => {
    const { code, err } = await run("e.json", text, "-f", "json");
    expect(code).toBe(expected);
    expect(err).not.toMatch(/this is a bug|RangeError/);
  });

  it("T11: a table with an archive behind it is no text", async () => {
    const both = Buffer.concat([Buffer.from(HEADER + ROW), zipSync({ "a.csv": strToU8(HEADER + ROW) })]);
    const { code, err } = await run("e.csv", both, "-f", "json");
    expect({ code, said: /is not a text file/.test(err) }).toEqual({ code: 2, said: true });
  });
});
