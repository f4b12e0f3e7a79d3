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

/** Shortest and longest delay of some bins in seconds, without those before delivery unless there are no others; Infinity after the last. */
export function delaysOf(firstBin: number, lastBin: number): { from: number; to: number } {
  return {
    from: firstBin <= 0 && lastBin <= 0 ? Number.NEGATIVE_INFINITY : DELAY_EDGES[Math.max(firstBin, 1) - 1]!,
    to: DELAY_EDGES[lastBin] ?? Number.POSITIVE_INFINITY,
  };
}

/** Upper edges of the delay buckets of the report in seconds; the last one has none. */
const BUCKET_EDGES = [0, 10, 60, 300, 1800, 7200, 28_800, 86_400, 259_200];
export const NO_BUCKET = BUCKET_EDGES.length + 1;

/** Bucket of a delay in seconds in the report. */
export function delayBucket(delay: number): number {
  if (Number.isNaN(delay)) return NO_BUCKET;
  let bucket = 0;
  while (bucket < BUCKET_EDGES.length && delay >= BUCKET_EDGES[bucket]!) bucket++;
  return bucket;
}
