import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { constants } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { build } from "./built.js";
import { folder } from "./kit.js";

let program = "";
let cwd = "";
beforeAll(() => {
  program = build();
  cwd = folder();
  const rows = Array.from({ length: 400 }, (_, n) => {
    const minute = String(n % 60).padStart(2, "0");
    return `p${n}@acme.example,click,2025-03-04T10:${minute}:00Z,spring,https://shop.example/${n % 7}`;
  });
  writeFileSync(join(cwd, "clicks.csv"), `email,event,timestamp,campaign,url\n${rows.join("\n")}\n`);
});

function call(...argv: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], {
    cwd,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(10);
}

describe("the program as a process", () => {
  it("answers with its version and name", () => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    expect(call("--version")).toEqual({ status: 0, stdout: `clickaudit ${version}\n`, stderr: "" });
  });

  it("audits a file, with one line at most on standard error", () => {
    const { status, stdout, stderr } = call("clicks.csv", "-f", "json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ schema: "clickaudit/1", accounting: { rows: 400 } });
    expect(stderr.split("\n").length).toBeLessThanOrEqual(2);
  });

  it("tells a mistake in one line", () => {
    const { status, stdout, stderr } = call("missing.csv");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^clickaudit: missing\.csv[^\n]+\n$/);
  });

  it.each([
    ["an output over what standard input reads", '"$@" - -o export.csv < export.csv', "export.csv would"],
    ["standard output behind an input", '"$@" export.csv >> export.csv', "standard output goes into"],
    [
      "standard output behind standard input",
      '"$@" - < export.csv >> export.csv',
      "standard output goes into",
    ],
    [
      "what was understood behind an input",
      '"$@" inspect export.csv >> export.csv',
      "standard output goes into",
    ],
  ])("refuses %s", (_, command, told) => {
    const place = folder();
    const text = readFileSync(join(cwd, "clicks.csv"), "utf8");
    writeFileSync(join(place, "export.csv"), text);
    const { status, stderr } = spawnSync("sh", ["-c", command, "sh", process.execPath, program], {
      cwd: place,
      encoding: "utf8",
    });
    expect(stderr).toMatch(/^clickaudit: [^\n]+\n$/);
    expect(stderr).toContain(told);
    expect(status).toBe(2);
    expect(readFileSync(join(place, "export.csv"), "utf8")).toBe(text);
  });

  it("loses nothing of a large output in a pipe", () => {
    const argv = ["inspect", "clicks.csv", "-f", "json", "--rows"];
    const piped = spawnSync("sh", ["-c", '"$@" | cat', "sh", process.execPath, program, ...argv], {
      cwd,
      encoding: "utf8",
    });
    expect(JSON.parse(piped.stdout).files[0].records).toHaveLength(400);
  });

  it("is silent when its reader leaves", () => {
    const script = '{ "$@"; echo "exit $?" >&2; } | true';
    const { stderr } = spawnSync(
      "sh",
      ["-c", script, "sh", process.execPath, program, "clicks.csv", "-f", "html", "-q"],
      {
        cwd,
        encoding: "utf8",
      },
    );
    expect(stderr).toBe("exit 0\n");
  });

  it.runIf(existsSync("/dev/full"))("tells a full disk behind a redirection", () => {
    const script = '"$@" > /dev/full';
    for (const argv of [["clicks.csv"], ["--help"], ["signals"], ["--version"]]) {
      const { status, stderr } = spawnSync("sh", ["-c", script, "sh", process.execPath, program, ...argv], {
        cwd,
        encoding: "utf8",
      });
      expect({ argv, status }).toEqual({ argv, status: 2 });
      expect(stderr).toMatch(/^clickaudit: [^\n]*no space left on the disk[^\n]*\n$/);
    }
  });

  it("reads what is piped in", () => {
    const input = readFileSync(join(cwd, "clicks.csv"));
    const { status, stdout } = spawnSync(process.execPath, [program, "-", "-f", "json", "-q"], {
      cwd,
      input,
    });
    expect(status).toBe(0);
    expect(JSON.parse(String(stdout)).accounting.rows).toBe(400);
  });

  it("R12: leaves no address of the input in any output under --pseudonymize", () => {
    const key = join(cwd, "key");
    writeFileSync(key, "0123456789abcdef");
    for (const format of ["table", "json", "csv", "ndjson", "markdown", "html", "junit", "github"]) {
      const argv = [
        "clicks.csv",
        "--pseudonymize",
        "--key-file",
        key,
        "-f",
        format,
        "--out-dir",
        `o-${format}`,
      ];
      const { status, stdout, stderr } = call(...argv);
      expect(status).toBe(0);
      const written = readdirSync(join(cwd, `o-${format}`), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
      expect(written).toHaveLength(12);
      for (const text of [stdout, stderr, ...written]) expect(text).not.toMatch(/acme|p\d+@/);
    }
  });

  it("tells an error in a callback in one line", () => {
    const preload = join(cwd, "preload.mjs");
    const thrower = `if (process.listenerCount("uncaughtException") > 0) throw new Error("from ann@acme.example")`;
    writeFileSync(preload, `setInterval(() => { ${thrower} }, 1);\n`);
    const argv = ["--import", preload, program, "clicks.csv", "-o", "never.json"];
    const { status, stderr } = spawnSync(process.execPath, argv, { cwd, encoding: "utf8" });
    expect(status).toBe(2);
    expect(stderr).toBe(
      "clickaudit: from (address); this is a bug in clickaudit, run again with --verbose and report it\n",
    );
    expect(existsSync(join(cwd, "never.json"))).toBe(false);
  });
});

describe("T22: stopped by a signal", () => {
  const signals = [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const;

  it.each(signals)("%s while reading", async (signal, code) => {
    const argv = [program, "-", "-o", "out.json"];
    const child = spawn(process.execPath, argv, { cwd, stdio: ["pipe", "ignore", "pipe"] });
    let err = "";
    child.stderr!.on("data", (chunk) => {
      err += String(chunk);
    });
    // More than a pipe holds: the callback means that the program reads.
    await new Promise((done) => child.stdin!.write("email,event,timestamp\n".repeat(20_000), done));
    child.kill(signal);
    expect(await ended(child)).toBe(code);
    expect(err).toBe("");
    expect(existsSync(join(cwd, "out.json"))).toBe(false);
  });

  it.each(signals)("%s while a pipe blocks", async (signal, code) => {
    const place = folder();
    spawnSync("mkfifo", [join(place, "in.csv")]);
    const child = spawn(process.execPath, [program, "in.csv", "--out-dir", "out"], {
      cwd: place,
      stdio: "ignore",
    });
    // Opens as soon as the program reads.
    const writer = await open(join(place, "in.csv"), "w");
    await writer.write("email,event,timestamp\n");
    child.kill(signal);
    expect(await ended(child)).toBe(code);
    await writer.close().catch(() => {});
    expect(readdirSync(place)).toEqual(["in.csv"]);
  });

  it.each(signals)(
    "%s while writing takes away what is half done and keeps what is old",
    async (signal, code) => {
      const place = folder();
      spawnSync("mkfifo", [join(place, "pipe")]);
      writeFileSync(join(place, "r.json"), "old");
      // Nobody reads the pipe, so the program waits there with r.json staged.
      const argv = [
        program,
        join(cwd, "clicks.csv"),
        "-f",
        "json=r.json",
        "-f",
        "csv=pipe",
        "--out-dir",
        "new/out",
      ];
      const child = spawn(process.execPath, argv, { cwd: place, stdio: "ignore" });
      await until(() => readdirSync(place).some((name) => name.endsWith(".tmp")));
      child.kill(signal);
      expect(await ended(child)).toBe(code);
      expect(readdirSync(place).sort()).toEqual(["pipe", "r.json"]);
      expect(readFileSync(join(place, "r.json"), "utf8")).toBe("old");
    },
  );
});

/** The status as a shell reports it: an exit code, or 128 and the number of the signal. */
function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.on("exit", (code, signal) => resolve(code ?? 128 + constants.signals[signal!]));
  });
}
