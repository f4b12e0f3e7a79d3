import { compare } from "../../domain/compare.js";
import type { LinkReport, NetworkReport, Report } from "../../domain/report.js";
import type { Findings } from "./build-report.js";
import { measure } from "./measures.js";
import { clicksOf, noClicks } from "./tally-parts.js";

/** @param deliveredBy mails by domain, null where nobody knows */
export function domainReports(found: Findings, deliveredBy: Int32Array | null): Report["domains"] {
  return [...found.tally.domains]
    .map(([id, group]) => {
      const domain = found.world.domainTexts[id]!;
      return {
        domain,
        mailboxSystem: found.mailbox(domain).name,
        delivered: deliveredBy?.[id] ?? null,
        subscribers: group.subscribers,
        clicks: clicksOf(group.counts),
        delays: group.delays,
      };
    })
    .sort(
      (a, b) =>
        b.clicks.automated - a.clicks.automated ||
        b.clicks.reported - a.clicks.reported ||
        compare(a.domain, b.domain),
    );
}

export function deliveredByDomain(found: Findings): Int32Array | null {
  if (found.delivered.some((one) => one.from !== "delivered rows")) return null;
  const counts = new Int32Array(found.world.domainTexts.length);
  const { store, world } = found;
  for (let message = 0; message < store.messages.size; message++)
    if (store.isDelivered(message)) counts[world.domains[store.messages.b(message)]!]!++;
  return counts;
}

export function networkReports(found: Findings): NetworkReport[] {
  return found.tally.networks
    .map((one) => {
      const network = found.world.networks[one.ip]!;
      return {
        network: network.label || `AS${network.asn}`,
        asn: network.asn,
        class: network.class,
        certainty: network.certainty,
        clicks: clicksOf(one.counts),
        addresses: one.addresses,
      };
    })
    .sort(
      (a, b) =>
        b.clicks.automated - a.clicks.automated ||
        b.clicks.reported - a.clicks.reported ||
        compare(a.network, b.network),
    );
}

export function linkReports(found: Findings): LinkReport[] {
  const { store, world } = found;
  return found.tally.links.links
    .map((one) => ({
      campaign: store.campaigns.text(one.campaign),
      link: store.links.text(one.link),
      position: world.position(one.campaign, one.link) || null,
      clicks: clicksOf(one.counts),
      uniqueClicks: measure(one.clickers),
      footer: world.unlikely[one.link] === 1,
    }))
    .sort(
      (a, b) =>
        compare(a.campaign, b.campaign) ||
        b.uniqueClicks.adjusted! - a.uniqueClicks.adjusted! ||
        compare(a.link, b.link),
    );
}

/** @param deliveredBy mails by domain, null where nobody knows */
export function mailboxReports(found: Findings, deliveredBy: Int32Array | null): Report["mailboxSystems"] {
  const systems = new Map<string, Report["mailboxSystems"][number]>();
  for (const [id, group] of found.tally.domains) {
    const name = found.mailbox(found.world.domainTexts[id]!).name || "unknown";
    const system = systems.get(name) ?? {
      name,
      delivered: deliveredBy === null ? null : 0,
      subscribers: 0,
      clicks: noClicks(),
    };
    if (deliveredBy !== null) system.delivered! += deliveredBy[id]!;
    system.subscribers += group.subscribers;
    const clicks = clicksOf(group.counts);
    for (const key of ["reported", "human", "automated", "unsure"] as const)
      system.clicks[key] += clicks[key];
    systems.set(name, system);
  }
  return [...systems.values()].sort(
    (a, b) => b.clicks.automated - a.clicks.automated || compare(a.name, b.name),
  );
}
