import { iso } from "../../domain/iso.js";
import type { newScanners, Scanned } from "../../insights/index.js";
import type { Prepared } from "../prepare.js";

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
  new Series(prepared, campaigns).count();
  return campaigns;
}

/** Numbers of each domain, side by side. */
const MAILS = 0;
const SCANNED = 1;
const AUTOMATED = 2;
const REPORTED = 3;
const FIELDS = 4;

/** Counts message by message. Messages come campaign by campaign, and their bursts in the same order. */
class Series {
  private readonly prepared: Prepared;
  private readonly campaigns: readonly { domains: Groups; networks: Groups }[];
  private campaign = 0;
  /** By domain, of the campaign at hand. */
  private readonly domains: Int32Array;
  /** Whether the message at hand was scanned from each network that scans. */
  private readonly seen = new Map<Scanned, boolean>();

  constructor(prepared: Prepared, campaigns: readonly { domains: Groups; networks: Groups }[]) {
    this.prepared = prepared;
    this.campaigns = campaigns;
    this.domains = new Int32Array(FIELDS * prepared.world.domainTexts.length);
  }

  count(): void {
    const { messages } = this.prepared.collected.store;
    const { message: messageOf, size } = this.prepared.judge.columns;
    for (let message = 0, from = 0; message < messages.size; message++) {
      let to = from;
      while (to < size && messageOf[to] === message) to++;
      this.message(message, from, to);
      from = to;
    }
    this.endCampaign();
  }

  /**
   * Where no file has deliveries, mails are those that left any trace.
   * @param from the first of its bursts; @param to the one after the last
   */
  private message(message: number, from: number, to: number): void {
    const { collected, world } = this.prepared;
    const { messages } = collected.store;
    const campaign = messages.a(message);
    if (campaign !== this.campaign) this.endCampaign();
    this.campaign = campaign;
    const domain = FIELDS * world.domains[messages.b(message)]!;
    this.domains[domain + MAILS]!++;
    if (to > from) this.bursts(domain, from, to);
  }

  private bursts(domain: number, from: number, to: number): void {
    const { judge, world } = this.prepared;
    const { firstClick, ip } = judge.columns;
    const { domains, seen } = this;
    let scanned = 0;
    for (let burst = from; burst < to; burst++) {
      const clicks = firstClick[burst + 1]! - firstClick[burst]!;
      const automated = judge.probability[burst]! >= 0.5;
      domains[domain + REPORTED]! += clicks;
      if (automated) {
        domains[domain + AUTOMATED]! += clicks;
        scanned = 1;
      }
      const network = world.networks[ip[burst]!];
      if (network !== undefined && SCANNING.has(network.class))
        this.network(network.label, clicks, automated);
    }
    domains[domain + SCANNED]! += scanned;
    if (seen.size === 0) return;
    for (const [group, automated] of seen) {
      group.mails++;
      if (automated) group.scanned++;
    }
    seen.clear();
  }

  private network(label: string, clicks: number, automated: boolean): void {
    const group = groupOf(this.campaigns[this.campaign]!.networks, label);
    group.reported += clicks;
    if (automated) group.automated += clicks;
    this.seen.set(group, automated || this.seen.get(group) === true);
  }

  /** Puts the numbers of the campaign at hand in its groups. */
  private endCampaign(): void {
    const { domains, campaign } = this;
    const { domainTexts } = this.prepared.world;
    for (let domain = 0; domain < domainTexts.length; domain++) {
      const at = FIELDS * domain;
      if (domains[at + MAILS] === 0) continue;
      const group = groupOf(this.campaigns[campaign]!.domains, domainTexts[domain]!);
      group.mails += domains[at + MAILS]!;
      group.scanned += domains[at + SCANNED]!;
      group.automated += domains[at + AUTOMATED]!;
      group.reported += domains[at + REPORTED]!;
    }
    domains.fill(0);
  }
}

function groupOf(groups: Groups, name: string): Scanned {
  let group = groups.get(name);
  if (group === undefined) {
    group = { mails: 0, scanned: 0, automated: 0, reported: 0 };
    groups.set(name, group);
  }
  return group;
}
