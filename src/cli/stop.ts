import { removeUnfinished } from "./files.js";

/** Conventional exit codes of a process that a signal ended: 128 + the number of the signal. */
const CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Ends the process because of a signal. Nothing half done stays behind.
 * @param blocked a pipe is open whose other end may keep a thread waiting for ever
 */
export function stop(signal: keyof typeof CODES, blocked: boolean): void {
  clean();
  if (!blocked) process.exit(CODES[signal]);
  // process.exit waits for threads that wait for the pipe. The signal itself does not, and a shell reports the same code.
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

/** Takes away what is half done, and the line of progress. */
export function clean(): void {
  removeUnfinished();
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
}
