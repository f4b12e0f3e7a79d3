import type { Reason, SubscriberReport } from "../domain/report.js";
import { LateReason, Suspect } from "../domain/suspect.js";
import type { JudgedBurst } from "../verdict/judge.js";
import type { Findings } from "./build-report.js";
import type { SubscriberTally } from "./tally.js";

/** Reasons listed per subscriber, and the least weight that is worth a sentence. */
const REASONS = 8;
const LEAST_WEIGHT = 0.2;

/** Everybody with a suspicious burst, the surest first. */
export function subscriberReports(found: Findings): SubscriberReport[] {
  const { store, world, tally } = found;
  const list: SubscriberReport[] = [];
  const reasons = new Reasons(found);
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
    list.push(new Suspect(known, () => reasons.of(one)));
  }
  return list.sort(
    (a, b) =>
      b.probability - a.probability ||
      b.clicks.automated - a.clicks.automated ||
      compare(a.subscriber, b.subscriber),
  );
}

/** The strongest evidence of one signal over the suspicious bursts of a person. */
interface Strongest {
  signal: string;
  case: string;
  weight: number;
  value: number;
  message: number;
  burst: number;
}

class Reasons {
  private readonly found: Findings;
  private readonly best = new Map<string, Strongest>();
  private message = 0;
  private burst = 0;
  /** The bursts of the message that a sentence was about last: a person's reasons are often of one. */
  private built: readonly JudgedBurst[] = [];
  private builtOf = -1;

  constructor(found: Findings) {
    this.found = found;
  }

  of({ messages }: SubscriberTally): Reason[] {
    const { judge } = this.found;
    this.best.clear();
    for (const message of messages) {
      const [from, to] = judge.range(message);
      this.message = message;
      for (let burst = from; burst < to; burst++) {
        if (judge.probability[burst]! <= 0.2) continue;
        this.burst = burst;
        judge.forEachEvidence(burst, this.keep);
      }
    }
    const all = [...this.best.values()];
    const worth = all.filter(({ weight }) => Math.abs(weight) >= LEAST_WEIGHT);
    // Nobody is listed without a reason: where only the starting point speaks, the strongest of the weak ones stands.
    const told = worth.length > 0 ? worth : all;
    return told
      .sort((a, b) => b.weight - a.weight || compare(a.signal, b.signal))
      .slice(0, REASONS)
      .map((one) => new LateReason(one.signal, one.weight, () => this.sentence(one)));
  }

  private sentence(one: Strongest): string {
    const { judge } = this.found;
    if (one.message !== this.builtOf) {
      this.built = judge.bursts(one.message);
      this.builtOf = one.message;
    }
    return judge.because(this.built[one.burst - this.built[0]!.index]!, one);
  }

  private readonly keep = (signal: string, name: string, weight: number, value: number): void => {
    const { best, message, burst } = this;
    const before = best.get(signal);
    if (before === undefined) best.set(signal, { signal, case: name, weight, value, message, burst });
    else if (weight > before.weight) Object.assign(before, { case: name, weight, value, message, burst });
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
