import type { EventKind } from "../domain/event.js";
import type { FormatSpec } from "./format.js";
import { kindFromName } from "./kind-in-name.js";

/** Mailchimp's account export: `granular_activity/opens/12_spring.csv`, and the lists beside it that no catalogue knows. */
export const MAILCHIMP_CAMPAIGN = /(?:granular|aggregate)_activity\/[^/]+\/(?:\d+[-_])?([^/]+)\.csv$/i;

/** Endings of files that no campaign name needs. */
const ENDING = /\.(?:csv|tsv|tab|txt|json|jsonl|ndjson|log|gz|gzip|zip)$/i;

/** The campaign of `opened.csv` beside `clicked.csv`, where no folder names it: one for both. */
const NAMELESS = "campaign";

function segmentsOf(path: string): string[] {
  return path.split(/[\\/]/).filter((segment) => segment !== "" && segment !== "." && segment !== "..");
}

/** Folders and name of a file, the name without its ending. */
export function partsOf(path: string): string[] {
  const segments = segmentsOf(path);
  return [...segments.slice(0, -1), stemOf(segments.at(-1) ?? path)];
}

/** The campaign of a file whose own name names none: that of its folder or archive. */
export function folderName(path: string): string {
  return stemOf(segmentsOf(path).at(-2) ?? "") || NAMELESS;
}

function stemOf(segment: string): string {
  let stem = segment;
  while (ENDING.test(stem)) stem = stem.replace(ENDING, "");
  return stem;
}

/** The kind of event that the file name or its folder states: `opens.csv`, `granular_activity/clicks/12_spring.csv`. */
export function kindFromPath(path: string): EventKind | null {
  const segments = segmentsOf(path);
  const stem = stemOf(segments.at(-1) ?? "");
  return (kindFromName(stem) ?? kindFromName(segments.at(-2) ?? ""))?.kind ?? null;
}

/** Whether the file name or its folder says who did not: `not_opened.csv`. */
export function namesOthers(path: string): boolean {
  const segments = segmentsOf(path);
  const stem = stemOf(segments.at(-1) ?? "");
  return (kindFromName(stem) ?? kindFromName(segments.at(-2) ?? ""))?.negated === true;
}

/**
 * The campaign of rows that name none: by the rule of the format, else the label of the user, else the file name without
 * its ending. A name that states the kind of event (`spring opens.csv`) loses that word, so that the three files of one
 * campaign meet; when nothing is left, the folder or archive names the campaign.
 */
export function campaignOf(
  path: string,
  spec: FormatSpec | undefined,
  label: string | undefined,
  kindInName: boolean,
): string {
  const byRule = (spec ? spec.campaignFromPath : MAILCHIMP_CAMPAIGN)?.exec(path)?.[1];
  if (byRule) return byRule;
  if (label !== undefined) return label;
  const segments = segmentsOf(path);
  const stem = stemOf(segments.at(-1) ?? path);
  const named = kindInName ? kindFromName(stem) : undefined;
  if (!named) return stem || path;
  return named.rest || folderName(path);
}
