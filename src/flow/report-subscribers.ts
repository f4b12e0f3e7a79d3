import type { Reason, SubscriberReport } from "../domain/report.js";
import { LateReason, Suspect } from "../domain/suspect.js";
import type { JudgedBurst } from "../verdict/judge.js";
import type { Findings } from "./build-report.js";
import type { SubscriberTally } from "./tally-parts.js";

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
    list.push(new Suspect(known, reasons.of(one)));
  }
  return list.sort(
    (a, b) =>
      b.probability - a.probability ||
      b.clicks.automated - a.clicks.automated ||
      compare(a.subscriber, b.subscriber),
  );
}

/**
 * The strongest evidence of each signal over the suspicious bursts of each person. It is chosen once and kept as numbers;
 * sentences are made when they are asked for.
 */
class Reasons {
  private readonly found: Findings;
  /** By signal: case, weight and burst of its strongest evidence for the person at hand. */
  private readonly best = new Map<string, { one: number; weight: number; burst: number }>();
  /** The chosen evidence of all persons, one after the other. */
  private readonly cases: number[] = [];
  private readonly weights: number[] = [];
  private readonly bursts: number[] = [];
  private burst = 0;
  constructor(found: Findings) {
    this.found = found;
  }

  /** @returns what gives the reasons of one person */
  of({ messages }: SubscriberTally): () => Reason[] {
    const { judge } = this.found;
    this.best.clear();
    for (const message of messages) {
      const [from, to] = judge.range(message);
      for (let burst = from; burst < to; burst++) {
        if (judge.probability[burst]! <= 0.2) continue;
        this.burst = burst;
        judge.forEachEvidence(burst, this.keep);
      }
    }
    const all = [...this.best];
    const worth = all.filter(([, { weight }]) => Math.abs(weight) >= LEAST_WEIGHT);
    // Nobody is listed without a reason: where only the starting point speaks, the strongest of the weak ones stands.
    const told = worth.length > 0 ? worth : all;
    told.sort(([a, one], [b, other]) => other.weight - one.weight || compare(a, b));
    const from = this.cases.length;
    for (const [, { one, weight, burst }] of told.slice(0, REASONS)) {
      this.cases.push(one);
      this.weights.push(weight);
      this.bursts.push(burst);
    }
    const to = this.cases.length;
    return () => this.reasons(from, to);
  }

  private reasons(from: number, to: number): Reason[] {
    let sentences: readonly string[] | null = null;
    const sentence = (at: number): string => {
      sentences ??= this.sentences(from, to);
      return sentences[at - from]!;
    };
    return Array.from({ length: to - from }, (_, index) => {
      const at = from + index;
      const { signal } = this.found.judge.combinations.caseAt(this.cases[at]!);
      return new LateReason(signal, this.weights[at]!, () => sentence(at));
    });
  }

  /** All sentences of a person, message by message: several are about one, which is built once. */
  private sentences(from: number, to: number): string[] {
    const { judge } = this.found;
    const { message } = judge.columns;
    const messageOf = (at: number) => message[this.bursts[at]!]!;
    const order = Array.from({ length: to - from }, (_, index) => from + index);
    order.sort((a, b) => messageOf(a) - messageOf(b));
    const sentences: string[] = [];
    let built: readonly JudgedBurst[] = [];
    let builtOf = -1;
    for (const at of order) {
      if (messageOf(at) !== builtOf) {
        builtOf = messageOf(at);
        built = judge.briefly(builtOf);
      }
      const { signal, name } = judge.combinations.caseAt(this.cases[at]!);
      const judged = built[this.bursts[at]! - built[0]!.index]!;
      sentences[at - from] = judge.because(judged, { signal, case: name });
    }
    return sentences;
  }

  private readonly keep = (one: number, weight: number): void => {
    const { best, burst } = this;
    const { signal } = this.found.judge.combinations.caseAt(one);
    const before = best.get(signal);
    if (before === undefined) best.set(signal, { one, weight, burst });
    else if (weight > before.weight) Object.assign(before, { one, weight, burst });
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
