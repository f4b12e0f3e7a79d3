import type { Readable, Writable } from "node:stream";

/** A stream the program writes to; the terminal fields are absent in pipes and files. */
export type OutputStream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** What `run` touches of the outside world: a test hands in its own. */
export interface Streams {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths start from; the one of the process when absent. */
  readonly cwd?: string;
}

/** The reader of standard output has gone (`| head`): nothing is wrong, and nobody is left to tell. */
export class ClosedPipe extends Error {
  override name = "ClosedPipe";
}

/**
 * Writes to standard output, and waits until the text has left: a failing disk behind `> file` shows only in the callback.
 * Throws ClosedPipe when the reader has gone, else the system's error.
 */
export function writeOut(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (!error) resolve();
      else if (isClosed(error)) reject(new ClosedPipe());
      else reject(error);
    });
  });
}

function isClosed(error: Error & { code?: string }): boolean {
  return error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED";
}

/** Without a listener a failing stream ends the process with a trace; the failure itself is met in `writeOut`. */
export function guard(streams: Streams): void {
  for (const stream of [streams.stdout, streams.stderr]) {
    if (stream.listenerCount("error") === 0) stream.on("error", () => {});
  }
}
