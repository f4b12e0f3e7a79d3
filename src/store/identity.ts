import { mix } from "../domain/hash.js";

/** A message with more clicks or open clients than this finds them in a hash table, so that a flood stays linear. */
export const CHAIN_LIMIT = 64;

/**
 * Second half of a fingerprint: what makes a hit the same hit, beside the hash of its text.
 * @param exact true when the hash stands for an event id alone
 */
export function identity(
  message: number,
  time: number,
  link: number,
  ip: number,
  agent: number,
  exact: boolean,
): number {
  const base = mix(exact ? 1 : 2, message);
  return exact ? base : mix(mix(mix(mix(mix(base, Math.floor(time / 1000)), time % 1000), link), ip), agent);
}
