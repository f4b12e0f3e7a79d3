import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { run } from "../../cli/run.js";
import { type FuzzCase, KEY } from "./cases.js";
import type { FuzzResult } from "./judge.js";

class Memory extends Writable {
  readonly parts: Buffer[] = [];
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.parts.push(chunk);
    done();
  }
  get text(): string {
    return Buffer.concat(this.parts).toString("utf8");
  }
}

function writtenBelow(folder: string, inputs: ReadonlySet<string>): Map<string, string> {
  const written = new Map<string, string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const path = join(folder, name);
    if (!inputs.has(name) && statSync(path).isFile()) written.set(name, readFileSync(path, "utf8"));
  }
  return written;
}

/** Runs a case in this process, in a folder that it may fill; the working folder moves there. */
export async function runCase(test: FuzzCase, folder: string): Promise<FuzzResult> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of test.files) writeFileSync(join(folder, name), bytes);
  process.chdir(folder);
  const stdout = new Memory();
  const stderr = new Memory();
  const before = process.cpuUsage();
  const streams = { stdin: Readable.from([]), stdout, stderr, env: { CLICKAUDIT_KEY: KEY }, cwd: folder };
  const code = await run(test.argv, streams);
  const { user, system } = process.cpuUsage(before);
  const written = writtenBelow(folder, new Set(test.files.keys()));
  return { code, out: stdout.text, err: stderr.text, written, cpu: (user + system) / 1000 };
}
