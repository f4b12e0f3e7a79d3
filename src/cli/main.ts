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

// The first process of a container gets only signals that it handles; elsewhere the system ends a process at once, which is
// better (see unfinished.ts).
if (process.pid === 1) {
  process.on("SIGINT", () => process.exit(130));
  process.on("SIGTERM", () => process.exit(143));
}

let failed = false;

// A mistake in a callback of some library must not become a trace on the user's screen. Only the first error is told: what
// follows it is its consequence.
process.on("uncaughtException", (error) => {
  if (!failed) void fail(error);
  failed = true;
});

async function fail(error: unknown): Promise<void> {
  const { removeUnfinished } = await import("./unfinished.js");
  const { failure, strictManner } = await import("./failure.js");
  removeUnfinished();
  process.exit(failure(error, strictManner(process.argv.slice(2)), streams));
}

// A program that ends before it is done, since nothing is left to wait for, must not look like one that succeeded.
process.exitCode = 13;
run(process.argv.slice(2), streams).then((code) => {
  process.exitCode = code;
}, fail);
