import type { EarlyShare } from "../domain/signal.js";
import type { EventStore } from "../store/events.js";
import { baseOf } from "../verdict/base.js";
import type { World } from "../verdict/world.js";

/** When scanners are done: 98 % of measured bursts start by then (craft-campaign issue 546), of people's clicks one in ten. */
const EARLY_S = 600;
/** Fewer mails say nothing about a string. */
const MAILS = 5;

/** How often the mails that were clicked with each user agent were first clicked with it right after delivery. */
export function earlyAgents(
  store: EventStore,
  world: Pick<World, "events" | "campaignSentAt" | "campaignStart" | "campaignFirst">,
): (agent: number) => EarlyShare | null {
  const mails = new Int32Array(store.agents.size);
  const early = new Int32Array(store.agents.size);
  const first = new Map<number, number>();
  for (let message = 0; message < store.messages.size; message++) {
    if (store.clicksOf(message) === 0) continue;
    first.clear();
    store.forEachClick(message, (click) => {
      const agent = store.clickAgent.get(click);
      const time = store.clickTime.get(click);
      if (!Number.isNaN(time) && !(first.get(agent)! <= time)) first.set(agent, time);
    });
    if (first.size === 0) continue;
    const { at } = baseOf(world, message);
    if (Number.isNaN(at)) continue;
    for (const [agent, time] of first) {
      mails[agent]!++;
      if (time - at <= EARLY_S * 1000) early[agent]!++;
    }
  }
  return (agent) =>
    mails[agent]! < MAILS ? null : { share: early[agent]! / mails[agent]!, mails: mails[agent]! };
}
