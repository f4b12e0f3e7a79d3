import type { Measure, Reason, Report, SubscriberReport } from "../domain/report.js";

/** What stands where a number is not known. */
const UNKNOWN = "-";

/** Whole number with commas, `12,054`; the same on every machine, so no Intl. Expected numbers are rounded. */
export function count(n: number | null): string {
  if (n === null || !Number.isFinite(n)) return UNKNOWN;
  return String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** Fraction as per cent: `4.4 %`, below 1 % with two decimals: `0.42 %`. */
export function percent(fraction: number | null): string {
  if (fraction === null || !Number.isFinite(fraction)) return UNKNOWN;
  const p = fraction * 100;
  // Decided on the rounded figure, so that 0.996 % is "1.0 %" and not "1.00 %".
  return `${p !== 0 && Math.abs(p) < 0.995 ? p.toFixed(2) : p.toFixed(1)} %`;
}

/** Share where decimals would only look exact: `66 %`; never 0 % or 100 % unless it is. */
export function share(fraction: number | null): string {
  if (fraction === null || !Number.isFinite(fraction)) return UNKNOWN;
  if (fraction > 0 && fraction < 0.005) return "under 1 %";
  if (fraction < 1 && fraction >= 0.995) return "over 99 %";
  return `${Math.round(fraction * 100)} %`;
}

/** Probability as per cent that never claims to be complete. */
export function certainty(probability: number): string {
  if (probability >= 0.995) return "over 99 %";
  return probability < 0.005 ? "under 1 %" : `${Math.round(probability * 100)} %`;
}

/** `4.2 to 4.7 %`; one figure where both ends look the same; a dash when not known. */
export function range({ low, high }: Measure, show: (n: number | null) => string): string {
  if (low === null || high === null) return UNKNOWN;
  const [from, to] = [show(low), show(high)];
  return from === to ? to : `${from.replace(/\s%$/, "")} to ${to}`;
}

/** Part of the reported figure that a range may span before one number in its middle says too much. */
const WIDE = 0.5;

/** The range spans so much that a single figure would mislead. */
export function isWide({ reported, low, high }: Measure): boolean {
  return reported !== null && low !== null && high !== null && high - low > reported * WIDE;
}

/** What the click rate would be under a stricter and a laxer reading; empty where there is no rate. */
export function otherReadings({ strict, lax }: Report["sensitivity"]): string {
  if (strict === null || lax === null) return "";
  return `Counting only sure people ${percent(strict)}; leaving out only sure machines ${percent(lax)}.`;
}

/** `1 click`, `1,204 clicks`. */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${Math.round(n) === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function enumerate(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** `2026-03-10 08:00 UTC` from ISO 8601; text that is no ISO time is left as it is. */
export function moment(iso: string | null): string {
  if (iso === null) return "unknown";
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(iso) ? `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC` : iso;
}

/** `0.4 s`, `43 s`, `4 min`, `2.5 h`, `3 days`. */
export function duration(seconds: number): string {
  const s = Math.abs(seconds);
  if (s < 9.95) return `${short(s)} s`;
  if (s < 90) return `${Math.round(s)} s`;
  if (s < 5400) return `${Math.round(s / 60)} min`;
  if (s < 172_800) return `${short(s / 3600)} h`;
  return `${Math.round(s / 86_400)} days`;
}

function short(n: number): string {
  return n.toFixed(1).replace(/\.0$/, "");
}

/** First letter in upper case and a full stop: reasons and statements come as fragments. */
export function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(capital) ? capital : `${capital}.`;
}

/** What spoke for a machine, strongest first. What spoke for the person is no reason to suspect anybody. */
export function speaking(reasons: readonly Reason[]): Reason[] {
  return reasons.filter((reason) => reason.weight > 0);
}

/** Where only machines' share of the campaign leaves it open who clicked. */
export const NO_REASON = "no single reason stands out";

/** The strongest reasons to suspect somebody as a sentence. */
export function whySuspected(reasons: readonly Reason[], most: number): string {
  const strongest = speaking(reasons)
    .slice(0, most)
    .map(({ because }) => because.replace(/\.$/, ""));
  return sentence(strongest.join("; ") || NO_REASON);
}

/** Who made the clicks; for the unsure with the probability that no person did. */
export function clickedBy({ verdict, probability }: SubscriberReport): string {
  if (verdict === "automated") return "machine";
  return verdict === "mixed" ? "machine and person" : `unsure (${certainty(probability)} machine)`;
}

/** Log-odds with their sign: `+3.4`, `-1.2`, `0.0`. */
export function weight(logOdds: number): string {
  const text = logOdds.toFixed(1);
  if (Number(text) === 0) return "0.0";
  return logOdds > 0 ? `+${text}` : text;
}

/** Strongest first: evidence is read in this order, whichever way it speaks. */
export function byStrength<Item extends { weight: number }>(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}
