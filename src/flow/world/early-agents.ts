import type { EarlyShare } from "../../domain/signal.js";
import type { EventStore } from "../../store/events.js";
import { baseAt, type Times } from "../../verdict/base.js";
import type { World } from "../../verdict/world.js";
import { Earliest } from "./earliest.js";

/** When scanners are done: 98 % of measured bursts start by then (craft-campaign issue 546), of people's clicks one in ten. */
const EARLY_S = 600;
/** Fewer mails say nothing about a string. */
const MAILS = 5;

/** How often the mails that were clicked with each user agent were first clicked with it right after delivery. */
export function earlyAgents(
  store: EventStore,
  world: Times & Pick<World, "settled">,
): (agent: number) => EarlyShare | null {
  const mails = new Int32Array(store.agents.size);
  const early = new Int32Array(store.agents.size);
  const first = new Earliest();
  for (let message = 0; message < store.messages.size; message++) {
    let click = store.firstClick(message);
    if (click === -1) continue;
    const base = world.settled(baseAt(world, message));
    if (Number.isNaN(base)) continue;
    first.clear();
    for (; click !== -1; click = store.nextClick(click)) {
      const time = world.settled(store.clickTime.get(click));
      if (!Number.isNaN(time)) first.add(store.clickAgent.get(click), time);
    }
    for (let at = 0; at < first.size; at++) {
      const agent = first.keys[at]!;
      mails[agent]!++;
      if (first.times[at]! - base <= EARLY_S * 1000) early[agent]!++;
    }
  }
  return (agent) =>
    mails[agent]! < MAILS ? null : { share: early[agent]! / mails[agent]!, mails: mails[agent]! };
}
