import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bar, Measured } from "./bar.js";
import { covered } from "./coverage.js";
import { badError, csvOf, type Ended, type Program, ROOT, rowsOf, type Setting } from "./program.js";
import { tool } from "./reading.js";

interface Expected {
  readonly name: string;
  readonly code: number;
  readonly argv: readonly string[];
  readonly setting?: Setting;
  /** Wanted on standard error; one line when the code is 2. */
  readonly quiet?: boolean;
}

function cases(program: Program): Expected[] {
  const input = program.file(csvOf(rowsOf(400)));
  const later = (signal: NodeJS.Signals): Setting => ({
    meddle: (child) => {
      // More than a pipe holds: once it is taken, the program reads.
      child.stdin!.write("email,event,timestamp\n".repeat(20_000), () => child.kill(signal));
    },
  });
  return [
    { name: "done", code: 0, argv: [input] },
    { name: "header only", code: 0, argv: [program.file(csvOf([]))] },
    { name: "a limit passed", code: 1, argv: [input, "--max-automated", "0"] },
    { name: "unknown flag", code: 2, argv: [input, "--nonsense"] },
    { name: "missing file", code: 2, argv: ["no/such.csv"] },
    { name: "empty file", code: 2, argv: [program.file("")] },
    { name: "a name of 10,000 characters", code: 2, argv: ["x".repeat(10_000)] },
    { name: "a name with control characters", code: 2, argv: ["\u001b[31m\nno.csv"] },
    { name: "strict", code: 2, argv: [program.file(`${csvOf(rowsOf(5))}broken\n`), "--strict"] },
    { name: "unreadable encoding", code: 2, argv: [program.file(Buffer.from([0xff, 0x81, 0x8d, 0x0a]))] },
    {
      name: "config with __proto__",
      code: 2,
      argv: [input, "--config", program.file('{"__proto__": {"top": 1}}', "c.json")],
    },
    { name: "output onto the input", code: 2, argv: [input, "-f", "csv", "-o", input] },
    { name: "a file named like an option", code: 2, argv: ["--", "--format"] },
    { name: "SIGINT", code: 130, argv: ["-"], setting: later("SIGINT"), quiet: true },
    { name: "SIGTERM", code: 143, argv: ["-"], setting: later("SIGTERM"), quiet: true },
  ];
}

function wrong({ code, quiet }: Expected, ended: Ended): string {
  if (ended.code !== code) return `exit ${ended.code} instead of ${code}`;
  if (code === 2) return badError(ended);
  if (quiet === true && ended.err !== "") return "not silent";
  return /^ {4}at /m.test(ended.err) ? "a trace" : "";
}

/** What needs a shell: a closed pipe and a full disk behind a redirection. */
function inShell(program: Program): [string, string][] {
  const input = program.file(csvOf(rowsOf(400)));
  const program_ = `"${process.execPath}" "${join(ROOT, "bin/clickaudit.js")}" "${input}"`;
  const sh = (script: string) => spawnSync("bash", ["-c", script], { encoding: "utf8" });
  const closed = sh(`${program_} -f html -q | true; echo "\${PIPESTATUS[0]}"`);
  const full = sh(`${program_} -f json -q > /dev/full`);
  const file = sh(`${program_} -q -f json -o /dev/full`);
  return [
    [
      "closed pipe",
      closed.stdout.trim() === "0" && closed.stderr === "" ? "" : closed.stdout + closed.stderr,
    ],
    [
      "full disk behind >",
      full.status === 2 && /^clickaudit: [^\n]+\n$/.test(full.stderr) ? "" : full.stderr,
    ],
    [
      "full disk behind -o",
      file.status === 2 && /^clickaudit: [^\n]+\n$/.test(file.stderr) ? "" : file.stderr,
    ],
  ];
}

/** R15. */
async function exits(program: Program): Promise<Measured> {
  const problems: string[] = [];
  const all = cases(program);
  for (const one of all) {
    const found = wrong(one, await program.run(one.argv, one.setting));
    if (found !== "") problems.push(`${one.name}: ${found}`);
  }
  const shell = inShell(program);
  for (const [name, found] of shell) if (found !== "") problems.push(`${name}: ${found}`);
  const count = all.length + shell.length;
  return { figure: `${count - problems.length} of ${count} cases end as documented`, problems };
}

function agents(corpus: string): Measured {
  const { text, status } = tool("check-agents.js", join(corpus, "user-agents"));
  const lines = text
    .trim()
    .split("\n")
    .filter((line) => line !== "");
  return {
    figure: lines.slice(-2).join("; ").slice(0, 200),
    problems: status === 0 ? [] : ["check-agents fails"],
  };
}

/** R16. */
function scripts(): Measured {
  const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
    packages: Record<
      string,
      { dev?: boolean; devOptional?: boolean; hasInstallScript?: boolean; integrity?: string }
    >;
  };
  const shipped = Object.entries(packages).filter(
    ([path, { dev, devOptional }]) => path !== "" && !dev && !devOptional,
  );
  const running = shipped.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
  const unsigned = shipped.filter(([, { integrity }]) => !integrity).map(([path]) => path);
  return {
    figure: `${shipped.length} packages are installed, ${running.length} with an install script, ${unsigned.length} without a hash`,
    problems: [...running, ...unsigned],
  };
}

export const PROCESS: readonly Bar[] = [
  {
    id: "R13",
    asks: "all branches of reader, accounting, writers, neutralizers tested; 95 % of the lines of the whole program",
    measure: async (_program, _corpus, { coverage }) => covered(coverage),
  },
  {
    id: "R14",
    asks: "bot user agents: recall 99 %, no false alarm",
    measure: async (_, corpus) => agents(corpus),
  },
  { id: "R15", asks: "exit codes as documented, one line, no trace", measure: (program) => exits(program) },
  { id: "R16", asks: "no install scripts at run time", measure: async () => scripts() },
];
