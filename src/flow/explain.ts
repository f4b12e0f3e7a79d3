import { iso } from "../domain/iso.js";
import type { ExplainedBurst, Explanation } from "../domain/options.js";
import { verdictOf } from "../domain/verdict.js";
import { personOf } from "../normalize/index.js";
import type { JudgedBurst } from "../verdict/judge.js";
import { weights } from "../verdict/weights.js";
import type { Prepared } from "./prepare.js";

/** One subscriber's messages as a timeline with every reason; null when nobody of that name is in the export. */
export function explain(prepared: Prepared, subscriber: string): Explanation | null {
  const { store } = prepared.collected;
  const id = store.subscribers.find(personOf(subscriber));
  if (id === -1) return null;
  const { world, judge } = prepared;
  const messages: Explanation["messages"] = [];
  const bursts: JudgedBurst[] = [];
  for (const campaign of byName(store.campaigns.size, (one) => store.campaigns.text(one))) {
    const message = store.messages.find(campaign, id);
    if (message === -1) continue;
    const judged = judge.bursts(message);
    for (const one of judged) bursts.push(one);
    let opens = 0;
    store.forEachOpenGroup(message, (group) => {
      opens += store.openCount.get(group);
    });
    messages.push({
      campaign: store.campaigns.text(campaign),
      sentAt: iso(store.sentAt.get(message)),
      deliveredAt: iso(store.deliveredAt.get(message)),
      opens,
      bursts: judged.map((one) => explained(prepared, one)),
      conversions: [],
    });
  }
  const followUps: Explanation["messages"][number]["conversions"] = [];
  store.followUps.forEach(id, (time, type, value) =>
    followUps.push({
      at: store.followUps.isDay(time) ? store.followUps.dayOf(time) : (iso(time) ?? ""),
      type,
      value: Number.isNaN(value) ? null : value,
    }),
  );
  if (messages.length > 0) messages[messages.length - 1]!.conversions = followUps;
  const domain = world.domainTexts[world.domains[id]!]!;
  const probability = bursts.reduce((all, one) => all * one.probability, 1);
  const human = bursts.filter((one) => verdictOf(one.probability) === "human").length;
  const verdict =
    bursts.length === 0
      ? "no clicks"
      : human === bursts.length
        ? "human"
        : human > 0
          ? "mixed"
          : probability >= 0.8
            ? "automated"
            : "unsure";
  return {
    subscriber: store.subscribers.text(id),
    domain,
    mailboxSystem: prepared.mailbox(domain).name,
    verdict,
    probability: bursts.length === 0 ? 0 : probability,
    messages,
  };
}

function explained(prepared: Prepared, judged: JudgedBurst): ExplainedBurst {
  const { judge, world } = prepared;
  const { burst, probability } = judged;
  const titles = new Map(prepared.signals.map((signal) => [signal.id, signal.title]));
  const evidence = judge.evidence(judged).filter((one) => one.weight !== 0);
  const prior = judge.prior(judged);
  return {
    from: iso(burst.start),
    delay: Number.isNaN(burst.delay) ? null : burst.delay,
    clicks: burst.hits.map((hit) => ({
      at: iso(hit.time),
      url: prepared.collected.store.links.text(prepared.collected.store.clickLink.get(hit.click)),
      ip: world.ipTexts(hit.ip),
      network: hit.ip === 0 ? "" : world.networks[hit.ip]!.label,
      userAgent: world.agentTexts(hit.agent),
      twin: burst.twin !== null,
    })),
    verdict: verdictOf(probability),
    probability,
    prior: {
      weight: prior.weight,
      because: Number.isNaN(prior.contamination)
        ? "where every burst starts"
        : world.filteredClicks[burst.campaign] === 1
          ? "where the clicks start that the platform's own filter let through: few of them are a machine's"
          : `${judge.calibration.moved > 0 ? "moved towards people by what followed such clicks; " : ""}where every burst starts, moved by the ${Math.round(prior.contamination * 100)} % of what hit the messages of this campaign that look automated`,
    },
    evidence: evidence.map((one) => ({
      signal: one.signal,
      title: titles.get(one.signal)!,
      because: judge.because(judged, one),
      weight: one.weight,
    })),
    wouldChange: wouldChange(prior.weight, evidence, titles),
  };
}

/** More reasons than these would have to fall away together: then nothing short of other data changes the verdict. */
const REASONS = 3;

/** The fewest reasons without which the verdict would be another one, and whether a follow-up would change it. */
function wouldChange(
  prior: number,
  evidence: readonly { signal: string; weight: number }[],
  titles: ReadonlyMap<string, string>,
): string {
  const total = evidence.reduce((sum, one) => sum + one.weight, prior);
  const side = total > 0 ? 1 : -1;
  const reasons = evidence
    .filter((one) => one.weight * side > 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const needed: string[] = [];
  let left = total;
  while (left * side > 0 && needed.length < reasons.length) {
    const { signal, weight } = reasons[needed.length]!;
    left -= weight;
    needed.push(`"${titles.get(signal)}"`);
  }
  const otherwise = side > 0 ? "a person's" : "automated";
  const without =
    left * side > 0 || needed.length > REASONS || needed.length === 0
      ? ""
      : `without ${listed(needed)} this burst would be taken for ${otherwise}`;
  return [without, side > 0 ? rescue(total, evidence) : ""].filter((text) => text !== "").join("; ");
}

/** Whether an order soon after the click would have made it a person's. */
function rescue(total: number, evidence: readonly { signal: string }[]): string {
  const soon = weights.final.weights["follow-up"]!.soon!;
  const followed = evidence.some(({ signal }) => signal === "follow-up");
  return followed || total + soon > 0
    ? ""
    : "an order, form or reply within the hour after it would speak for a person";
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function byName(size: number, text: (id: number) => string): number[] {
  return Array.from({ length: size }, (_, id) => id).sort((a, b) => (text(a) < text(b) ? -1 : 1));
}
