import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commandNames, flagsOf, longName } from "../../src/cli/flags.js";
import { installed } from "../../src/cli/installed.js";
import { cli, folder } from "./kit.js";

const has = (program: string) => spawnSync(program, ["--version"]).error === undefined;

async function printed(...argv: string[]): Promise<string> {
  const { code, out, err } = await cli(argv, { stages: installed });
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return out;
}

/** Runs a script that has the text as `file`. */
function run(
  shell: string[],
  text: string,
  script = "",
): { status: number | null; out: string; err: string } {
  const file = join(folder(), "file");
  writeFileSync(file, text);
  const [program = "", ...argv] = shell;
  const env = { PATH: process.env.PATH, HOME: folder(), FILE: file, TERM: "dumb" };
  const { status, stdout, stderr } = spawnSync(program, [...argv, ...(script === "" ? [file] : [script])], {
    encoding: "utf8",
    env,
  });
  return { status, out: stdout, err: stderr };
}

describe("--print-man", () => {
  it("has every option of every command, with hyphens that can be copied", async () => {
    const page = await printed("--print-man");
    for (const command of commandNames) {
      for (const flag of flagsOf(command))
        expect(page).toContain(`\\-\\-${longName(flag).replaceAll("-", "\\-")}`);
    }
    expect(page).toContain(".SH EXIT STATUS");
  });

  it.runIf(has("groff"))("is what groff understands without a warning", async () => {
    const { status, out, err } = run(
      ["groff", "-man", "-ww", "-Tutf8", "-P-cbou"],
      await printed("--print-man"),
    );
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toContain("clickaudit demo");
  });
});

describe("--print-completion bash", async () => {
  const script = await printed("--print-completion", "bash");
  const complete = (...words: string[]) => {
    const line = `source "$FILE"; COMP_WORDS=(clickaudit ${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length}; _clickaudit; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { out, err } = run(["bash", "-c"], script, line);
    expect(err).toBe("");
    return out.trim().split("\n");
  };

  it.runIf(has("bash")).each([
    [["insp"], ["inspect"]],
    [["--for"], ["--format"]],
    [
      ["-f", ""],
      ["table", "json", "csv", "markdown", "html", "junit", "github", "ndjson"],
    ],
    [["inspect", "-f", "j"], ["json"]],
    [["--off", "twi"], ["twin"]],
    [["--map", "em"], ["email="]],
    [["--date-order", "d"], ["dmy"]],
    [["signals", "early-c"], ["early-click"]],
    [["evaluate", "--min-f"], ["--min-f1"]],
    [["demo", "--pe"], ["--people"]],
    [["inspect", "--max-auto"], [""]],
  ])("completes %j to %j", (words, found) => {
    expect(complete(...words)).toEqual(found);
  });
});

describe("completions of other shells", () => {
  it.runIf(has("zsh"))("zsh takes them", async () => {
    const script = await printed("--print-completion", "zsh");
    const load = 'autoload -U compinit; compinit -D; source "$FILE"; print $_comps[clickaudit]';
    expect(run(["zsh", "-f", "-c"], script, load)).toEqual({ status: 0, out: "_clickaudit\n", err: "" });
  });

  it.runIf(has("fish"))("fish takes them", async () => {
    const script = await printed("--print-completion", "fish");
    const ask = (line: string) =>
      run(["fish", "--no-config", "-c"], script, `source $FILE; complete -C '${line}'`);
    expect(ask("clickaudit --out-").out).toContain("--out-dir");
    expect(ask("clickaudit insp").out).toContain("inspect");
    expect(ask("clickaudit --off twi").out).toMatch(/^twin/m);
    expect(ask("clickaudit signals early-c").out).toMatch(/^early-click/m);
    expect(ask("clickaudit inspect --max-auto").out).toBe("");
  });

  it("say which shells there are", async () => {
    expect((await cli(["--print-completion", "tcsh"])).err).toContain("bash, zsh, fish");
  });
});
