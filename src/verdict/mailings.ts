import { exact } from "./exact.js";
import type { HeavyDomain } from "./heavy-domain.js";
import type { World } from "./world.js";

/** How many messages there are, clicked or not: the same in every round of learning. */
export interface Mailings {
  readonly byDomain: Float64Array;
  /** Those with a click. */
  readonly clickedByDomain: Float64Array;
  /** The domain of which a part counts in sums over domains; null for none. */
  readonly heavy: HeavyDomain | null;
  readonly all: number;
  /** Messages of a campaign to a domain, each pair once and by that part: numbers of the domains, and of the messages. */
  readonly pairs: {
    readonly campaign: Int32Array;
    readonly domain: Int32Array;
    readonly messages: Float64Array;
  };
}

export function mailingsOf(world: World, heavy: HeavyDomain | null = null): Mailings {
  const { events, domains, domainTexts } = world;
  const byDomain = new Float64Array(domainTexts.length);
  const clickedByDomain = new Float64Array(domainTexts.length);
  const numbers = world.pairs();
  // By domain, the campaign that was mailed to it last: messages come campaign by campaign.
  const lastCampaign = new Int32Array(domainTexts.length).fill(-1);
  const lastNumber = new Int32Array(domainTexts.length);
  const campaign: number[] = [];
  const domain: number[] = [];
  const messages: number[] = [];
  for (let message = 0; message < events.messages.size; message++) {
    const its = domains[events.messages.b(message)]!;
    byDomain[its]!++;
    if (events.clicksOf(message) > 0) clickedByDomain[its]!++;
    const sent = events.messages.a(message);
    if (lastCampaign[its] === sent) {
      messages[lastNumber[its]!]!++;
      continue;
    }
    const number = numbers.id(sent, its);
    lastCampaign[its] = sent;
    lastNumber[its] = number;
    if (number < messages.length) {
      messages[number]!++;
      continue;
    }
    campaign.push(sent);
    domain.push(its);
    messages.push(1);
  }
  const counted = messages.map((count, at) =>
    heavy !== null && domain[at] === heavy.domain ? exact(count * heavy.ofMessages) : count,
  );
  return {
    byDomain,
    clickedByDomain,
    heavy,
    all: counted.reduce((sum, one) => sum + one, 0),
    pairs: {
      campaign: Int32Array.from(campaign),
      domain: Int32Array.from(domain),
      messages: Float64Array.from(counted),
    },
  };
}
