import type { FileHandle } from "node:fs/promises";

/** Gives the text of a file piece by piece; a piece is awaited before the next, so memory stays flat. */
export type Producer = (write: (text: string) => Promise<void>) => Promise<void>;

/** Runs what touches the disk, and names the file in its errors. */
type Guard = (action: () => Promise<void>) => Promise<void>;

/** Bytes gathered before a write: fewer, larger system calls. */
const CHUNK = 1 << 19;
/** Bytes of one character of JavaScript, at most. */
const MOST_BYTES = 3;

/**
 * Writes the text of a producer. Errors of the producer pass as they are; errors of the disk go through `guard`. When it ends,
 * well or not, nothing is being written any more.
 */
export async function pour(handle: FileHandle, produce: Producer, guard: Guard): Promise<void> {
  const writer = new Writer((bytes) => guard(() => writeAll(handle, bytes)));
  try {
    await produce((text) => writer.write(text));
    await writer.end();
  } finally {
    await writer.settled();
  }
}

/**
 * Gathers text, and writes what is full on a thread of Node while the next text is made: one write at a time, in order. A write
 * that fails is told with the next one, or at the end.
 */
class Writer {
  private readonly put: (bytes: Buffer) => Promise<void>;
  // Two for all: a new one for each write lay in memory for long, a hundred of them.
  private filling = Buffer.allocUnsafeSlow(CHUNK);
  private leaving = Buffer.allocUnsafeSlow(CHUNK);
  private size = 0;
  private written: Promise<void> = Promise.resolve();

  constructor(put: (bytes: Buffer) => Promise<void>) {
    this.put = put;
  }

  async write(text: string): Promise<void> {
    const most = text.length * MOST_BYTES;
    if (this.size + most > CHUNK) await this.flush();
    if (most > CHUNK) await this.begin(Buffer.from(text, "utf8"));
    else this.size += this.filling.write(text, this.size, "utf8");
  }

  async end(): Promise<void> {
    await this.flush();
    await this.written;
  }

  /** Waits until nothing is being written. */
  async settled(): Promise<void> {
    await this.written.catch(() => {});
  }

  private async flush(): Promise<void> {
    if (this.size === 0) return;
    await this.begin(this.filling.subarray(0, this.size));
    [this.filling, this.leaving] = [this.leaving, this.filling];
    this.size = 0;
  }

  /** Begins a write when the one before is over. */
  private async begin(bytes: Buffer): Promise<void> {
    await this.written;
    this.written = this.put(bytes);
    // It is told where it is waited for, which may be later than it fails.
    this.written.catch(() => {});
  }
}

/** A write may take less than it was given (a full disk, a signal, a pipe). */
async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done);
    done += bytesWritten;
  }
}
