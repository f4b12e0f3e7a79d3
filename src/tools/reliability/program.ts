import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";

export const ROOT = new URL("../../../", import.meta.url).pathname;
const BIN = join(ROOT, "bin/clickaudit.js");

/** Loaded before the program: leaves the peak of resident memory (KiB) in a file when the process ends. */
const PRELOAD = `import { writeFileSync } from "node:fs";
process.on("exit", () => writeFileSync(process.env.PEAK_FILE, JSON.stringify(process.resourceUsage())));
`;

export interface Ended {
  /** As a shell reports it: 128 and the number of the signal that ended it. */
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly seconds: number;
  /** Seconds of processor time: what the machine's other work does not change; 0 when the process was killed. */
  readonly cpu: number;
  /** MiB; 0 when the process was killed. */
  readonly peak: number;
}

export interface Setting {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
  readonly input?: string | Buffer;
  /** A file descriptor to read as standard input. */
  readonly stdin?: number;
  /** Given the process once it runs: to stop it, to close its output, to feed it. */
  readonly meddle?: (child: ChildProcess) => void;
  /** Further module to load before the program. */
  readonly preload?: string;
}

/** The built program, started as its users start it, in a folder of its own. */
export class Program {
  readonly folder: string;
  readonly #preload: string;
  #runs = 0;

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "clickaudit-check-"));
    this.#preload = join(this.folder, "peak.mjs");
    writeFileSync(this.#preload, PRELOAD);
  }

  /** A fresh folder. */
  place(): string {
    const path = join(this.folder, `place-${++this.#runs}`);
    mkdirSync(path);
    return path;
  }

  file(content: string | Uint8Array, name = "events.csv"): string {
    const path = join(this.place(), name);
    writeFileSync(path, content);
    return path;
  }

  run(argv: readonly string[], { cwd, env, input, stdin, meddle, preload }: Setting = {}): Promise<Ended> {
    const peakFile = join(this.folder, `peak-${++this.#runs}`);
    const imports = [this.#preload, ...(preload === undefined ? [] : [preload])].flatMap((one) => [
      "--import",
      one,
    ]);
    const start = performance.now();
    const child = spawn(process.execPath, [...imports, BIN, ...argv], {
      cwd: cwd ?? this.folder,
      env: { ...process.env, ...env, PEAK_FILE: peakFile },
      stdio: [stdin ?? "pipe", "pipe", "pipe"],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout!.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr!.on("data", (chunk: Buffer) => err.push(chunk));
    child.stdin?.on("error", () => {});
    if (input !== undefined || meddle === undefined) child.stdin?.end(input);
    meddle?.(child);
    return new Promise((resolve) => {
      child.on("close", (code, signal) =>
        resolve({
          code: code ?? 128 + constants.signals[signal!],
          out: Buffer.concat(out).toString("utf8"),
          err: Buffer.concat(err).toString("utf8"),
          seconds: (performance.now() - start) / 1000,
          ...usage(peakFile),
        }),
      );
    });
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function usage(file: string): { cpu: number; peak: number } {
  if (!existsSync(file)) return { cpu: 0, peak: 0 };
  const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(
    readFileSync(file, "utf8"),
  ) as NodeJS.ResourceUsage;
  return { cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1024 };
}

/** What breaks the rule of errors (one line, named, at most 600 characters, no trace); "" when nothing does. */
export function badError({ code, err }: Ended): string {
  if (code !== 2) return `exit code ${code}`;
  if (!/^clickaudit: [^\n]+\n$/.test(err)) return `not one line: ${JSON.stringify(err.slice(0, 120))}`;
  if (err.length > 601) return `${err.length} characters`;
  return /this is a bug/.test(err) ? err.trim() : "";
}

export const HEADER = "email,event,timestamp,campaign,url,ip,user_agent";
const AGENT = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36";

/** Plain rows of events of made-up people, all different. */
export function rowsOf(count: number): string[] {
  return Array.from({ length: count }, (_, n) => {
    const time = new Date(Date.UTC(2025, 2, 4, 10) + n * 977).toISOString();
    const event = n % 4 === 0 ? "delivered" : n % 4 === 1 ? "open" : "click";
    return `p${n % 397}@acme${n % 7}.example,${event},${time},spring,https://shop.example/${n % 7},203.0.113.${n % 250},${AGENT}`;
  });
}

export function csvOf(rows: readonly string[]): string {
  return `${[HEADER, ...rows].join("\n")}\n`;
}
