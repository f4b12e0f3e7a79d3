import { compare } from "./text.js";

interface CampaignDomains {
  readonly campaign: string;
  /** ISO time; campaigns without one have no place in a series and are left out. */
  readonly sentAt: string | null;
  /** Clicks by mail domain. */
  readonly domains: ReadonlyMap<string, { readonly automated: number; readonly reported: number }>;
}

interface NewScanner {
  readonly domain: string;
  /** The first campaign that it scanned. */
  readonly since: string;
}

/** Fewer automated clicks may be one person's mishap; a hand-set limit. */
const LEAST_CLICKS = 3;
/** A scanning domain checks most mails, so machines make most of its clicks. */
const SCANNING_SHARE = 0.5;
/** What stray verdicts may add up to before a domain counts as quiet. */
const QUIET_SHARE = 0.1;
/** Campaigns that must lie before: a domain without clicks in one alone may just have had none. */
const BEFORE = 2;

/** Mail domains that were quiet in the campaigns before and then began to scan; in order of campaigns, then by name. */
export function newScanners(series: readonly CampaignDomains[]): NewScanner[] {
  const inTime = series
    .filter((one) => one.sentAt !== null)
    .sort((a, b) => compare(a.sentAt!, b.sentAt!) || compare(a.campaign, b.campaign));
  const before = new Map<string, { automated: number; reported: number }>();
  const began: NewScanner[] = [];
  for (const [at, { campaign, domains }] of inTime.entries()) {
    for (const [domain, clicks] of [...domains].sort(([a], [b]) => compare(a, b))) {
      const past = before.get(domain) ?? { automated: 0, reported: 0 };
      if (at >= BEFORE && scans(clicks) && past.automated <= past.reported * QUIET_SHARE)
        began.push({ domain, since: campaign });
      before.set(domain, {
        automated: past.automated + clicks.automated,
        reported: past.reported + clicks.reported,
      });
    }
  }
  return firstOnly(began);
}

function scans({ automated, reported }: { automated: number; reported: number }): boolean {
  return automated >= LEAST_CLICKS && automated >= reported * SCANNING_SHARE;
}

/** A large quiet past could let a domain begin twice. */
function firstOnly(began: readonly NewScanner[]): NewScanner[] {
  const seen = new Set<string>();
  return began.filter(({ domain }) => !seen.has(domain) && seen.add(domain));
}
