import type { EarlyShare } from "../domain/signal.js";
import type { EventStore } from "../store/events.js";
import { baseAt } from "../verdict/base.js";
import type { World } from "../verdict/world.js";

/** When scanners are done: 98 % of measured bursts start by then (craft-campaign issue 546), of people's clicks one in ten. */
const EARLY_S = 600;
/** Fewer mails say nothing about a string. */
const MAILS = 5;

/** How often the mails that were clicked with each user agent were first clicked with it right after delivery. */
export function earlyAgents(
  store: EventStore,
  world: Pick<World, "events" | "campaignSentAt" | "campaignStart" | "campaignFirst" | "settled">,
): (agent: number) => EarlyShare | null {
  const mails = new Int32Array(store.agents.size);
  const early = new Int32Array(store.agents.size);
  const first = new Map<number, number>();
  const add = (click: number) => {
    const agent = store.clickAgent.get(click);
    const time = world.settled(store.clickTime.get(click));
    if (!Number.isNaN(time) && !(first.get(agent)! <= time)) first.set(agent, time);
  };
  let base = Number.NaN;
  const mail = (time: number, agent: number) => {
    mails[agent]!++;
    if (time - base <= EARLY_S * 1000) early[agent]!++;
  };
  const lone = (click: number) => {
    const time = world.settled(store.clickTime.get(click));
    if (!Number.isNaN(time)) mail(time, store.clickAgent.get(click));
  };
  for (let message = 0; message < store.messages.size; message++) {
    const clicks = store.clicksOf(message);
    if (clicks === 0) continue;
    base = world.settled(baseAt(world, message));
    if (Number.isNaN(base)) continue;
    if (clicks === 1) {
      store.forEachClick(message, lone);
      continue;
    }
    first.clear();
    store.forEachClick(message, add);
    first.forEach(mail);
  }
  return (agent) =>
    mails[agent]! < MAILS ? null : { share: early[agent]! / mails[agent]!, mails: mails[agent]! };
}
