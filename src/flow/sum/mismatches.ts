import type { Notice } from "../../domain/report.js";
import type { Collected } from "../take/collect.js";
import { campaignNames } from "./campaign-names.js";
import type { CampaignTally } from "./tally-parts.js";
import { exportedTwice } from "./twice.js";
import { unmatchedConversions } from "./unmatched.js";

/**
 * Files that are read together and do not fit: they would be counted side by side, or not at all, without a word.
 * @param resolution of the times, in s
 */
export function mismatches(
  { store, campaigns, accounts }: Collected,
  tallies: readonly CampaignTally[],
  resolution: number,
): Notice[] {
  return [
    ...campaignNames(store, campaigns),
    ...exportedTwice(store, resolution),
    ...unmatchedConversions(store, accounts, tallies),
  ];
}
