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

/** Conventional exit codes of a process that a signal ended: 128 + the number of the signal. */
const CODES = { SIGINT: 130, SIGTERM: 143 } as const;

for (const [signal, code] of Object.entries(CODES)) process.once(signal, () => void stop(code));

// A mistake in a callback of some library must not become a trace on the user's screen.
process.on("uncaughtException", (error) => void fail(error));

async function fail(error: unknown): Promise<void> {
  const { failure, strictManner } = await import("./failure.js");
  failure(error, strictManner(process.argv.slice(2)), streams);
  await stop(2);
}

/** Nothing half done may stay behind. A second signal finds no handler any more and ends the process at once. */
async function stop(code: number): Promise<void> {
  const { removeUnfinished } = await import("./files.js");
  removeUnfinished();
  // The line of progress, if there is one.
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
  process.exit(code);
}

process.exitCode = await run(process.argv.slice(2), streams);
