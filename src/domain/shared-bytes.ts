/**
 * Memory that another thread can read and write without a copy, once it is told of it. What holds one number for each row, click
 * or text lies here; a thread that judges with this one takes no second copy of it.
 */

/** Audits under way that may use two threads. */
let sharers = 0;

/**
 * Shares the memory that is asked for meanwhile. Without another thread it is better not shared: V8 counts shared memory for nothing,
 * collects garbage more seldom, and 20 million rows take 50 MB more.
 */
export async function withSharedMemory<T>(isWanted: boolean, run: () => Promise<T>): Promise<T> {
  if (!isWanted) return run();
  sharers++;
  try {
    return await run();
  } finally {
    sharers--;
  }
}

/** Shares all memory of this thread from now on. */
export function shareAll(): void {
  sharers++;
}

export function sharedBytes(length: number): ArrayBufferLike {
  return sharers > 0 ? new SharedArrayBuffer(length) : new ArrayBuffer(length);
}

export function sharedNumbers(length: number): Int32Array {
  return new Int32Array(sharedBytes(length * Int32Array.BYTES_PER_ELEMENT));
}
