import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "../../src/cli/program.js";
import { build } from "../cli/built.js";
import { folder } from "../cli/kit.js";

const ROOT = new URL("../../", import.meta.url).pathname;
const readme = readFileSync(join(ROOT, "README.md"), "utf8");

/** `<!-- run: jq -->` and the block below: what the example needs, its language and its text. */
const examples = [...readme.matchAll(/<!-- run: ([\w ]+) -->\n```(\w+)\n([\s\S]*?)\n```/g)].map(
  ([, needs = "", language = "", code = ""]) => ({
    needs: needs.split(" "),
    language,
    code,
    title: code.split("\n")[0]!,
  }),
);

function there(need: string): boolean {
  if (need === "config" || need === "node") return true;
  if (need === "pandas") return spawnSync("python3", ["-c", "import pandas"]).status === 0;
  return spawnSync("sh", ["-c", `command -v ${need}`]).status === 0;
}

/** A folder as a reader has it: the package installed, a command, exports. */
function place(program: string): { cwd: string; env: NodeJS.ProcessEnv } {
  const cwd = folder();
  cpSync(join(ROOT, "fixtures/campaigns/spring-sale"), join(cwd, "exports"), { recursive: true });
  mkdirSync(join(cwd, "node_modules"));
  mkdirSync(join(cwd, "test"));
  symlinkSync(dirname(dirname(program)), join(cwd, "node_modules/clickaudit"));
  mkdirSync(join(cwd, "bin"));
  writeFileSync(join(cwd, "bin/clickaudit"), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
  chmodSync(join(cwd, "bin/clickaudit"), 0o755);
  return { cwd, env: { ...process.env, PATH: `${join(cwd, "bin")}${delimiter}${process.env.PATH}` } };
}

describe("the examples of the README", () => {
  let program = "";
  beforeAll(() => {
    program = build();
  });

  it("are there", () => {
    expect(examples.length).toBeGreaterThanOrEqual(10);
  });

  it.each(examples)("run: $title", ({ needs, language, code }) => {
    const missing = needs.filter((need) => !there(need));
    if (missing.length > 0) return console.warn(`example not run: ${missing.join(", ")} is not installed`);
    const { cwd, env } = place(program);
    let command: [string, string[]];
    if (language === "js") {
      writeFileSync(join(cwd, "example.mjs"), code);
      command = [process.execPath, ["example.mjs"]];
    } else if (language === "json") {
      writeFileSync(join(cwd, "clickaudit.json"), code);
      command = ["clickaudit", ["exports", "--print-config"]];
    } else command = ["bash", ["-euo", "pipefail", "-c", code]];
    const { status, stdout, stderr } = spawnSync(...command, { cwd, env, encoding: "utf8" });
    expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
    const files = ["suspicious.csv", "report.html", "clickaudit.xml"].some((name) =>
      existsSync(join(cwd, name)),
    );
    expect(stdout.trim() !== "" || files).toBe(true);
  });

  const commands = [...readme.matchAll(/```(?:sh|yaml|text)\n([\s\S]*?)```/g)]
    .flatMap(([, text = ""]) => text.split("\n"))
    .flatMap((line) => line.match(/\bclickaudit (?:[^|>&;()`"']|"[^"]*"|'[^']*')+/g) ?? [])
    .map((line) => line.trim().replace(/ -q$/, " --quiet"));

  it.each(commands)("is a command that exists: %s", (line) => {
    const words = (line.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).slice(1);
    expect(() => parse(words, 80)).not.toThrow();
  });
});

describe("what the README points to", () => {
  const links = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, path = ""]) => path);

  it.each(links)("%s is there", (path) => {
    expect(existsSync(join(ROOT, path))).toBe(true);
  });

  it("has the two commands of the first minute", () => {
    expect(readme).toContain("npm ci && npx clickaudit fixtures/campaigns/spring-sale\n");
    expect(readme).toContain("```sh\nnpm cit\n```");
  });
});
