/**
 * Upper edges of the delay bins in seconds. Fine where machines are (the measured bursts start 10 s to 5 min after
 * delivery: facts/scanners.md 0.1), a factor of two where people are.
 */
export const DELAY_EDGES = [
  0, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 450, 600, 900, 1800, 3600, 7200, 14400, 28800, 57600,
  115200, 230400, 460800,
];

/** One bin more than edges, and the last for "no delay known". */
export const DELAY_BINS = DELAY_EDGES.length + 2;
export const NO_DELAY = DELAY_BINS - 1;

/** Bin of a delay in seconds. */
export function delayBin(delay: number): number {
  if (Number.isNaN(delay)) return NO_DELAY;
  let bin = 0;
  while (bin < DELAY_EDGES.length && delay >= DELAY_EDGES[bin]!) bin++;
  return bin;
}
