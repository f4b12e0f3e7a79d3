import { run } from "./run.js";
import type { Streams } from "./streams.js";

const streams: Streams = {
  // A getter: opening standard input costs time and is seldom needed.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
};

// `once`: a second signal finds no handler and ends the process at once.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void interrupted(signal));

async function interrupted(signal: "SIGINT" | "SIGTERM"): Promise<void> {
  const { stop } = await import("./stop.js");
  const { pipeNamed } = await import("./pipes.js");
  stop(signal, pipeNamed());
}

let failed = false;

// A mistake in a callback of some library must not become a trace on the user's screen. Only the first error is told: what
// follows it is its consequence.
process.on("uncaughtException", (error) => {
  if (!failed) void fail(error);
  failed = true;
});

async function fail(error: unknown): Promise<void> {
  const { clean } = await import("./stop.js");
  const { failure, strictManner } = await import("./failure.js");
  clean();
  process.exit(failure(error, strictManner(process.argv.slice(2)), streams));
}

process.exitCode = await run(process.argv.slice(2), streams);
