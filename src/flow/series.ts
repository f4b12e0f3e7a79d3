import type { newScanners, Scanned } from "../insights/index.js";
import { iso } from "./build-report.js";
import type { Prepared } from "./prepare.js";

type Groups = Map<string, Scanned>;

/** Networks of which it is news that they click: a provider of lines is new with every new reader. */
const SCANNING = new Set(["security", "cloud"]);

/** Mails and clicks of each campaign by domain and by network, for what began to scan. Empty for fewer than three campaigns. */
export function series(prepared: Prepared): Parameters<typeof newScanners>[0] {
  const { store } = prepared.collected;
  if (store.campaigns.size < 3) return [];
  const campaigns = Array.from({ length: store.campaigns.size }, (_, id) => ({
    campaign: store.campaigns.text(id),
    sentAt: iso(prepared.world.campaignStart[id]!),
    domains: new Map() as Groups,
    networks: new Map() as Groups,
  }));
  const domains = new DomainGroups(campaigns, prepared.world.domainTexts);
  countMails(prepared, domains);
  countClicks(prepared, campaigns, domains);
  return campaigns;
}

/** The groups of the domains of each campaign, by number. Messages come campaign by campaign, so that the last one is mostly meant. */
class DomainGroups {
  private readonly campaigns: readonly { domains: Groups }[];
  private readonly names: readonly string[];
  private readonly last: { campaign: number; group: Scanned }[] = [];

  constructor(campaigns: readonly { domains: Groups }[], names: readonly string[]) {
    this.campaigns = campaigns;
    this.names = names;
  }

  of(campaign: number, domain: number): Scanned {
    const last = this.last[domain];
    if (last !== undefined && last.campaign === campaign) return last.group;
    const group = of(this.campaigns[campaign]!.domains, this.names[domain]!);
    this.last[domain] = { campaign, group };
    return group;
  }
}

/** Delivered mails to each domain; where no file has deliveries, the mails that left any trace. */
function countMails({ collected: { store }, world }: Prepared, domains: DomainGroups): void {
  for (let message = 0; message < store.messages.size; message++)
    domains.of(store.messages.a(message), world.domains[store.messages.b(message)]!).mails++;
}

function countClicks(
  { collected: { store }, judge, world }: Prepared,
  campaigns: readonly { networks: Groups }[],
  domains: DomainGroups,
): void {
  const { firstClick, ip } = judge.columns;
  const count = (group: Scanned, burst: number): boolean => {
    const clicks = firstClick[burst + 1]! - firstClick[burst]!;
    const automated = judge.probability[burst]! >= 0.5;
    group.reported += clicks;
    if (automated) group.automated += clicks;
    return automated;
  };
  /** Whether a message was scanned from each network that scans. */
  const seen = new Map<Scanned, boolean>();
  judge.forEachRange((message, from, to) => {
    const campaign = store.messages.a(message);
    const { networks } = campaigns[campaign]!;
    const domain = domains.of(campaign, world.domains[store.messages.b(message)]!);
    let scanned = false;
    if (seen.size > 0) seen.clear();
    for (let burst = from; burst < to; burst++) {
      if (count(domain, burst)) scanned = true;
      const network = world.networks[ip[burst]!];
      if (network === undefined || !SCANNING.has(network.class)) continue;
      const group = of(networks, network.label);
      const automated = count(group, burst);
      seen.set(group, automated || seen.get(group) === true);
    }
    if (scanned) domain.scanned++;
    for (const [group, automated] of seen) {
      group.mails++;
      if (automated) group.scanned++;
    }
  });
}

function of(groups: Groups, name: string): Scanned {
  let group = groups.get(name);
  if (group === undefined) {
    group = { mails: 0, scanned: 0, automated: 0, reported: 0 };
    groups.set(name, group);
  }
  return group;
}
