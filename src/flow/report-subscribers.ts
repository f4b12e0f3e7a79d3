import type { SubscriberReport } from "../domain/report.js";
import { Suspect } from "../domain/suspect.js";
import type { Findings } from "./build-report.js";
import { Reasons } from "./reasons.js";
import type { Removed } from "./removed.js";

/**
 * Everybody with a suspicious burst, the surest first.
 * @param removed filled on the way
 */
export function subscriberReports(found: Findings, removed: Removed): SubscriberReport[] {
  const { store, world, tally } = found;
  const list: SubscriberReport[] = [];
  const reasons = new Reasons(found.judge, removed);
  for (const [id, one] of tally.suspicious) {
    const domain = world.domainTexts[world.domains[id]!]!;
    const probability = Math.exp(one.logNone);
    const known = {
      subscriber: store.subscribers.text(id),
      domain,
      mailboxSystem: found.mailbox(domain).name,
      verdict: one.human > 0 ? "mixed" : probability >= 0.8 ? "automated" : "unsure",
      probability,
      clicks: one.counts,
      campaigns: one.messages.map((message) => store.campaigns.text(store.messages.a(message))).sort(compare),
    } as const;
    list.push(new Suspect(known, reasons.of(one)));
  }
  return list.sort(
    (a, b) =>
      b.probability - a.probability ||
      b.clicks.automated - a.clicks.automated ||
      compare(a.subscriber, b.subscriber),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
