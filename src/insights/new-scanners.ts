import { compare } from "../domain/compare.js";
import type { NewScanner } from "../domain/report.js";
import { listed, plural } from "./text.js";

/** What a domain, or a network, had in one campaign. */
export interface Scanned {
  /** Mails to the domain; for a network, mails that it clicked in. */
  mails: number;
  /** Mails in which a machine clicked. */
  scanned: number;
  automated: number;
  /** Clicks, by whomever. */
  reported: number;
}

interface CampaignGroups {
  readonly campaign: string;
  /** ISO time; campaigns without one have no place in a series and are left out. */
  readonly sentAt: string | null;
  /** By mail domain. */
  readonly domains: ReadonlyMap<string, Scanned>;
  /** By the network that clicked. */
  readonly networks: ReadonlyMap<string, Scanned>;
}

/** Campaigns that must lie before: silence in one alone says little. */
const BEFORE = 2;
/** Mails to a domain that must have gone unscanned before; below, chance explains the silence. A hand-set limit. */
const QUIET_MAILS = 6;
/** Mails in which a machine must click at once; fewer may be one person's mishap. Hand-set, more for networks, which lose their mails' number. */
const LEAST = { domain: 3, network: 5 } as const;
/** What stray verdicts may add up to before a domain counts as quiet. */
const QUIET_SHARE = 0.1;
/** A scanning domain checks most mails, in the campaign in which it begins and, less strictly, from then on. */
const SCANNING_SHARE = 0.5;
const LASTING_SHARE = 0.25;

/**
 * Domains and networks that were quiet in the campaigns before and then began to scan; in order of campaigns, then domains
 * before networks, most clicks first.
 */
export function newScanners(series: readonly CampaignGroups[]): NewScanner[] {
  const inTime = series
    .filter((one) => one.sentAt !== null)
    .sort((a, b) => compare(a.sentAt!, b.sentAt!) || compare(a.campaign, b.campaign));
  const place = new Map(inTime.map((one, at) => [one.campaign, at]));
  const began = [
    ...begun("domain", inTime, (one) => one.domains),
    ...begun("network", inTime, (one) => one.networks),
  ];
  return began.sort(
    (a, b) =>
      place.get(a.since)! - place.get(b.since)! ||
      compare(a.kind, b.kind) ||
      b.automated - a.automated ||
      compare(a.name, b.name),
  );
}

function begun(
  kind: NewScanner["kind"],
  inTime: readonly CampaignGroups[],
  groupsOf: (one: CampaignGroups) => ReadonlyMap<string, Scanned>,
): NewScanner[] {
  const names = new Set<string>();
  for (const one of inTime)
    for (const [name, { scanned }] of groupsOf(one)) if (scanned >= LEAST[kind]) names.add(name);
  const began: NewScanner[] = [];
  for (const name of names) {
    const row = inTime.map((one) => groupsOf(one).get(name) ?? NOTHING);
    const at = row.findIndex((one, i) => i >= BEFORE && startsAt(kind, row, i, one));
    if (at === -1) continue;
    const { automated, reported } = row[at]!;
    began.push({ kind, name, since: inTime[at]!.campaign, automated, reported });
  }
  return began;
}

const NOTHING: Scanned = { mails: 0, scanned: 0, automated: 0, reported: 0 };

function startsAt(kind: NewScanner["kind"], row: readonly Scanned[], at: number, now: Scanned): boolean {
  if (now.scanned < LEAST[kind] || now.scanned < now.mails * SCANNING_SHARE) return false;
  const past = sum(row.slice(0, at));
  if (past.scanned > past.mails * QUIET_SHARE) return false;
  if (kind === "domain" && past.mails < QUIET_MAILS) return false;
  const later = sum(row.slice(at + 1));
  return later.scanned >= later.mails * LASTING_SHARE;
}

function sum(row: readonly Scanned[]): { mails: number; scanned: number } {
  let [mails, scanned] = [0, 0];
  for (const one of row) {
    mails += one.mails;
    scanned += one.scanned;
  }
  return { mails, scanned };
}

/** Names that a sentence can carry. */
const SHOWN = 3;

/** All of them in one sentence: a gateway that goes live for a thousand domains is one piece of news. */
export function newScannersText(began: readonly NewScanner[]): string {
  const most = began.toSorted((a, b) => b.automated - a.automated || compare(a.name, b.name));
  const named = most.slice(0, SHOWN).map(({ name, since }) => `${name} (since "${since}")`);
  const more = began.length - named.length;
  const of = (kind: NewScanner["kind"]) => began.filter((one) => one.kind === kind).length;
  const kinds = [
    ...(of("domain") > 0 ? [plural(of("domain"), "mail domain")] : []),
    ...(of("network") > 0 ? [plural(of("network"), "network")] : []),
  ];
  return `${listed(kinds)} began to scan links: ${listed(more > 0 ? [...named, `${more} more`] : named)}`;
}
