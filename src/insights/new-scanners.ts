import type { NewScanner } from "../domain/report.js";
import { compare, listed, plural } from "./text.js";

interface Clicks {
  readonly automated: number;
  readonly reported: number;
}

interface CampaignGroups {
  readonly campaign: string;
  /** ISO time; campaigns without one have no place in a series and are left out. */
  readonly sentAt: string | null;
  /** Clicks by mail domain. */
  readonly domains: ReadonlyMap<string, Clicks>;
  /** Clicks by the network that they came from. */
  readonly networks: ReadonlyMap<string, Clicks>;
}

/** Fewer automated clicks may be one person's mishap; a hand-set limit. */
const LEAST_CLICKS = 3;
/** A scanning domain checks most mails, so machines make most of its clicks. */
const SCANNING_SHARE = 0.5;
/** What stray verdicts may add up to before a domain counts as quiet. */
const QUIET_SHARE = 0.1;
/** Campaigns that must lie before: a domain without clicks in one alone may just have had none. */
const BEFORE = 2;

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
  groupsOf: (one: CampaignGroups) => ReadonlyMap<string, Clicks>,
): NewScanner[] {
  const before = new Map<string, Clicks>();
  // A large quiet past could let a name begin twice: the first time counts.
  const began = new Map<string, NewScanner>();
  for (const [at, one] of inTime.entries()) {
    for (const [name, clicks] of groupsOf(one)) {
      const past = before.get(name) ?? { automated: 0, reported: 0 };
      const quiet = past.automated <= past.reported * QUIET_SHARE;
      if (at >= BEFORE && quiet && scans(clicks) && !began.has(name))
        began.set(name, { kind, name, since: one.campaign, ...clicks });
      before.set(name, {
        automated: past.automated + clicks.automated,
        reported: past.reported + clicks.reported,
      });
    }
  }
  return [...began.values()];
}

function scans({ automated, reported }: Clicks): boolean {
  return automated >= LEAST_CLICKS && automated >= reported * SCANNING_SHARE;
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
