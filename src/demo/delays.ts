import type { Random } from "./random.js";

/** A share of the cases and the span in seconds in which they lie. */
interface Bin {
  share: number;
  from: number;
  to: number;
}

/** Start of a scanner's burst after the send: 836 contacts with 5 or more clicks within a second (craft-campaign issue 546). */
const BURST_START: readonly Bin[] = [
  { share: 0.5, from: 1, to: 10 },
  { share: 2.2, from: 10, to: 20 },
  { share: 66.4, from: 20, to: 60 },
  { share: 28.3, from: 60, to: 300 },
  { share: 1.9, from: 300, to: 1800 },
  { share: 0.7, from: 3600, to: 86_400 },
];

/** The scanner's open, before its burst: median 9 s, 61 % within 10 s, 84 % within 20 s (same source). */
const SCANNER_OPEN: readonly Bin[] = [
  { share: 50, from: 3, to: 9 },
  { share: 11, from: 9, to: 10 },
  { share: 23, from: 10, to: 20 },
  { share: 16, from: 20, to: 60 },
];

/** Most sweeps fit into a second (craft546); 3 s (paminga.com) and 10 s (Defender, live-direct-marketing) occur too. */
const BURST_WIDTH: readonly Bin[] = [
  { share: 75, from: 0.1, to: 1 },
  { share: 15, from: 1, to: 3 },
  { share: 10, from: 3, to: 10 },
];

/** Clicks of 5.5 bn mails: median 2.8 h, sigma 2.45 fits 34 % in 1 h, 51 % in 3 h, 81 % in 24 h (GetResponse); floor assumed. */
const READ = { median: 2.8 * 3600, sigma: 2.45, floor: 3 } as const;
/** Click delays about double at weekends (SendGrid, 3 bn mails). */
const WEEKEND = 2;

/** Log-uniform inside a bin, which reproduces the published median of 43 s. */
function fromBins(random: Random, bins: readonly Bin[]): number {
  const bin = random.weighted(bins, (each) => each.share);
  return bin.from * (bin.to / bin.from) ** random.unit();
}

/** All in seconds. */
export const burstStart = (random: Random): number => fromBins(random, BURST_START);
export const scannerOpen = (random: Random): number => fromBins(random, SCANNER_OPEN);
export const burstWidth = (random: Random): number => fromBins(random, BURST_WIDTH);

/** Seconds from the delivery, in milliseconds UTC, until a person opens the mail. */
export function reading(random: Random, delivered: number): number {
  const day = new Date(delivered).getUTCDay();
  const median = READ.median * (day === 0 || day === 6 ? WEEKEND : 1);
  return Math.max(READ.floor, random.logNormal(median, READ.sigma));
}

/** Privacy prefetch: minutes to hours, when power and network allow (sparkpost, socketlabs; the range is unverified). */
export const privacyFetch = (random: Random): number => Math.max(20, random.logNormal(2400, 1.6));
/** From the open to the first click: nobody published it, assumed. */
export const dwell = (random: Random): number => Math.max(2, random.logNormal(14, 0.9));
/** Between two clicks of one person: nobody published it, assumed; a sixth open their tabs in one go, within 5 s. */
export const nextClick = (random: Random): number =>
  random.chance(1 / 6) ? random.between(0.6, 4) : Math.max(3, random.logNormal(45, 1.1));
