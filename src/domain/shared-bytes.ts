/**
 * Memory that another thread can read and write without a copy, once it is told of it. What holds one number for each row, click
 * or text lies here; a thread that judges with this one takes no second copy of it.
 */
export function sharedBytes(length: number): SharedArrayBuffer {
  return new SharedArrayBuffer(length);
}

export function sharedNumbers(length: number): Int32Array {
  return new Int32Array(sharedBytes(length * Int32Array.BYTES_PER_ELEMENT));
}
