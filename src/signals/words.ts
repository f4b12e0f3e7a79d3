import type { Burst } from "../domain/burst.js";
import { delaysOf } from "../domain/delay.js";
import type { Learned } from "../domain/signal.js";

/** "0.4 s", "43 s", "4 min", "2.5 h", "3 days": a duration as people say it. */
export function duration(seconds: number): string {
  const s = Math.abs(seconds);
  if (s < 10) return `${trim(s.toFixed(1))} s`;
  if (s < 90 && s !== 60) return `${Math.round(s)} s`;
  if (s < 5400) return `${Math.round(s / 60)} min`;
  if (s < 172_800) return `${trim((s / 3600).toFixed(1))} h`;
  return `${Math.round(s / 86_400)} days`;
}

/** "less than 1 s", "4 s": claims no more than the clock of the export can tell. */
export function atLeast(seconds: number, resolution: number): string {
  const s = Math.abs(seconds);
  return s < resolution ? `less than ${duration(resolution)}` : duration(s);
}

/** "1 link", "1,204 links" */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n < 1000 ? n : String(n).replace(/\B(?=(\d{3})+$)/g, ",")} ${n === 1 ? one : many}`;
}

/** "62 %"; never 0 % or 100 % unless it is. */
export function share(fraction: number): string {
  if (fraction > 0 && fraction < 0.005) return "under 1 %";
  if (fraction < 1 && fraction >= 0.995) return "over 99 %";
  return `${Math.round(fraction * 100)} %`;
}

const BASES = {
  delivery: "delivery",
  send: "the send",
  inferred: "the first event of the campaign (no send time is known)",
  none: "the mail",
} as const;

/** "43 s after delivery", for bursts whose delay is known. */
export function since({ base, delay, resolution }: Burst): string {
  return `${atLeast(delay, resolution)} ${delay < 0 ? "before" : "after"} ${BASES[base]}`;
}

/**
 * "10 min to 15 min after delivery": the delays among which that of the burst was counted.
 * @param around how many bins on either side were counted, too
 */
export function sinceAbout({ base, delayBin, resolution }: Burst, around = 0): string {
  const { from, to } = delaysOf(delayBin - around, delayBin + around);
  if (to <= 0) return `before ${BASES[base]}`;
  if (to === Number.POSITIVE_INFINITY) return `${duration(from)} and more after ${BASES[base]}`;
  const end = duration(Math.max(to, resolution));
  return `${from <= 0 ? "up to" : `${duration(from)} to`} ${end} after ${BASES[base]}`;
}

/** What others of the same kind look like: "71 % of 42 other bursts of clicks at a.example look like a machine's". */
export function othersLook({ others, share: automated }: Learned, where: string): string {
  if (others === 1)
    return `the only other burst of clicks ${where} looks like a ${automated >= 0.5 ? "machine" : "person"}'s`;
  return `${share(automated)} of ${count(others, "other burst")} of clicks ${where} look like a machine's`;
}

/** "at a.example" */
export function atDomain(name: string): string {
  return name === "" ? "without a mail domain" : `at ${name}`;
}

/**
 * Names of cases in two parts, `first-second`, each made once: a text put together for every burst of an export would have to
 * be hashed every time.
 */
export function caseNames<First extends string, Second extends string>(
  firsts: readonly First[],
  seconds: readonly Second[],
): Readonly<Record<First, Readonly<Record<Second, string>>>> {
  const names = {} as Record<First, Record<Second, string>>;
  for (const first of firsts) {
    names[first] = {} as Record<Second, string>;
    for (const second of seconds) names[first][second] = `${first}-${second}`;
  }
  return names;
}

/**
 * Names the span of time that a delay lies in. Every burst of an export is looked at: each name is one text, made once, so that
 * nothing is put together or searched for by a function.
 * @param edges ends of the spans in seconds, with their names; the last takes what lies beyond
 * @returns name of the case for bursts of one link, and of several, by delay
 */
export function spans(
  edges: readonly (readonly [seconds: number, name: string])[],
): (several: boolean, delay: number) => string {
  const ends = edges.map(([seconds]) => seconds);
  const lone = edges.map(([, name]) => `lone-${name}`);
  const several = edges.map(([, name]) => `several-${name}`);
  return (isSeveral, delay) => {
    let at = 0;
    while (at < ends.length - 1 && !(delay < ends[at]!)) at++;
    return (isSeveral ? several : lone)[at]!;
  };
}

function trim(text: string): string {
  return text.endsWith(".0") ? text.slice(0, -2) : text;
}
