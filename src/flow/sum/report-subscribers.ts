import { compare } from "../../domain/compare.js";
import type { SubscriberReport } from "../../domain/report.js";
import { type Reasoning, Suspect } from "../../domain/suspect.js";
import type { Findings } from "./build-report.js";
import { Reasons } from "./reasons.js";
import type { Removed } from "./removed.js";

/**
 * Everybody with a suspicious burst, the surest first.
 * @param removed filled on the way
 */
export function subscriberReports(found: Findings, removed: Removed): SubscriberReport[] {
  const { store, world } = found;
  const { suspicious } = found.tally;
  const { message } = found.judge.columns;
  const names = Array.from({ length: store.campaigns.size }, (_, id) => store.campaigns.text(id));
  const list: SubscriberReport[] = [];
  const reasons = new Reasons(found.judge, removed);
  const reasoning: Reasoning = {
    campaigns: (person) => {
      const list: string[] = [];
      for (const burst of suspicious.messages(person)) list.push(names[store.messages.a(message[burst]!)]!);
      return inOrder(list);
    },
    reasons: (person) => reasons.reasons(person),
    forEachGround: (person, see) => reasons.forEachGround(person, see),
  };
  for (let person = 0; person < suspicious.size; person++) {
    const id = suspicious.subscriber(person);
    const domain = world.domainTexts[world.domains[id]!]!;
    const probability = suspicious.none(person);
    const known = {
      subscriber: store.subscribers.text(id),
      domain,
      mailboxSystem: found.mailbox(domain).name,
      verdict: suspicious.hasHuman(person) ? "mixed" : probability >= 0.8 ? "automated" : "unsure",
      probability,
      clicks: suspicious.clicks(person),
    } as const;
    reasons.add(person, suspicious.messages(person));
    list.push(new Suspect(known, reasoning, person));
  }
  return list.sort(
    (a, b) =>
      b.probability - a.probability ||
      b.clicks.automated - a.clicks.automated ||
      compare(a.subscriber, b.subscriber),
  );
}

/** Messages come in the order of their campaigns' names, so that nothing is mostly left to do. */
function inOrder(list: string[]): string[] {
  for (let at = 1; at < list.length; at++) if (list[at]! < list[at - 1]!) return list.sort(compare);
  return list;
}
