import { rmdirSync, unlinkSync } from "node:fs";

/** Conventional exit codes of a process that a signal ended: 128 + the number of the signal. */
const CODES = { SIGINT: 130, SIGTERM: 143 } as const;
type Signal = keyof typeof CODES;

/** What a stopped run must take away: temporary files, and folders that the run made (parents first). */
const files = new Set<string>();
const folders = new Set<string>();
let watching = false;

/** Declares a temporary file; from now on a signal removes it. */
export function unfinishedFile(path: string): void {
  files.add(path);
  watch();
}

/** Declares a folder that the run made. */
export function unfinishedFolder(path: string): void {
  folders.add(path);
  watch();
}

/** The file has its final name, or is gone; the folder is there to stay, or is gone. */
export function finished(path: string): void {
  files.delete(path);
  folders.delete(path);
  if (files.size === 0 && folders.size === 0) unwatch();
}

/** Removes everything that is unfinished, at once: for signal handlers and last moments, which cannot wait. */
export function removeUnfinished(): void {
  for (const path of files) attempt(() => unlinkSync(path));
  for (const path of [...folders].reverse()) attempt(() => rmdirSync(path));
  files.clear();
  folders.clear();
}

/**
 * Signals are handled only while there is something to remove. A handler waits for its turn on the event loop, which
 * long calculations block; without one the system ends the process at once, and a shell reports the same code.
 */
function watch(): void {
  if (watching) return;
  watching = true;
  for (const signal of Object.keys(CODES)) process.on(signal, stop);
}

function unwatch(): void {
  watching = false;
  for (const signal of Object.keys(CODES)) process.off(signal, stop);
}

function stop(signal: Signal): void {
  removeUnfinished();
  unwatch();
  // Sent again, for a caller to see; process.exit would wait for a thread that waits for a pipe, perhaps for ever.
  process.kill(process.pid, signal);
  // Reached by process 1 of a container only, which no signal ends by itself.
  process.exit(CODES[signal]);
}

function attempt(action: () => void): void {
  try {
    action();
  } catch {
    // Gone already, or no longer ours to remove: a second failure would only hide the first.
  }
}
